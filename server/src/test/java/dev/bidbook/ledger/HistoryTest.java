package dev.bidbook.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.RowKey;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who wrote a cell, also where it was written in an earlier week. */
final class HistoryTest {

    private final LedgerFixture bidbook;

    HistoryTest(@TempDir Path folder) {
        bidbook = new LedgerFixture(folder);
    }

    @AfterEach
    void close() {
        bidbook.close();
    }

    @Test
    void anInheritedCellNamesWhoWroteItInTheEarlierWeeks() {
        bidbook.report(45, "A", 1);
        bidbook.writer(45, "anna", null, null).says("A", "Reason", "late").accepted();
        bidbook.report(46, "A", 1);
        bidbook.writer(46, "ben", null, null).says("A", "Reason", "lost").accepted();
        bidbook.report(47, "A", 1);

        assertThat(cell(47, "Reason"))
                .containsExactly(
                        "2026-W46 revision 2 changed late to lost by ben",
                        "2026-W45 revision 2 changed (blank) to late by anna");
    }

    @Test
    void whatWasFollowedIsListedOnce() {
        bidbook.report(46, "A", 1);
        bidbook.report(47, "A", 1);
        bidbook.writer(46, "ben", null, null).says("A", "Reason", "lost").accepted();

        assertThat(cell(47, "Reason")).containsExactly("2026-W47 revision 2 inherited (blank) to lost by ben");
    }

    @Test
    void aReportCellBeginsWithItsImport() {
        bidbook.report(47, "A", 1);
        bidbook.report(47, "A", 2);

        assertThat(cell(47, "Qty"))
                .containsExactly(
                        "2026-W47 revision 2 changed 1 to 2 by importer",
                        "2026-W47 revision 1 added (blank) to 1 by importer");
    }

    @Test
    void datesAreDates() {
        bidbook.report(47, "A", 1);
        LocalDate day = LocalDate.of(2026, 12, 1);
        bidbook.writer(47, "anna", null, null).says("A", "ETA", day).accepted();

        assertThat(bidbook.ledger
                        .reader()
                        .history(bidbook.review, bidbook.week(47), HistoryFilter.cell(new RowKey("A"), "ETA")))
                .extracting(HistoryEntry::newValue)
                .containsExactly(new CellValue.Date(day));
    }

    private List<String> cell(int week, String column) {
        return bidbook
                .ledger
                .reader()
                .history(bidbook.review, bidbook.week(week), HistoryFilter.cell(new RowKey("A"), column))
                .stream()
                .map(entry -> "%s revision %d %s %s to %s by %s"
                        .formatted(
                                entry.sheet().period().text(),
                                entry.revision(),
                                entry.what(),
                                entry.oldValue().display(),
                                entry.newValue().display(),
                                entry.person()))
                .toList();
    }
}
