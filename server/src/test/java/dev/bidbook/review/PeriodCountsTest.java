package dev.bidbook.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.database.Database;
import dev.bidbook.formula.RowFormulas;
import dev.bidbook.ledger.Ledger;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Blank;
import dev.bidbook.sheet.Period;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Template;
import dev.bidbook.template.TemplateReader;
import dev.bidbook.template.Templates;
import dev.bidbook.workbook.TrendPoint;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeriodCountsTest {

    private static final String YAML =
            """
            template: stock
            version: 1
            key: [Part]
            columns:
              - {name: Part, kind: text}
              - {name: Status, kind: text}
              - {name: Low, kind: yes/no, formula: "=LEFT([@Part])=\\"A\\""}
            summary:
              - {title: By status, count-by: Status, trend: yes}
              - {title: Low, count-by: Low}
            """;

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    void valuesAreCountedWithBlanksUnderTheEmptyText() throws Exception {
        try (Database database = Database.open(folder.resolve("bidbook.db"))) {
            Room room = new Room(database);
            room.week(45, "In", "Out", "", "In");

            assertThat(room.counts.of(room.template, id(45)).orElseThrow())
                    .extracting(PeriodCounts.Counted::counts)
                    .containsExactly(Map.of("", 1, "In", 2, "Out", 1), Map.of("Yes", 4));
        }
    }

    @Test
    void theTrendHasTheTwelvePeriodsBeforeInTheirOrder() throws Exception {
        try (Database database = Database.open(folder.resolve("bidbook.db"))) {
            Room room = new Room(database);
            room.week(46, "In");
            for (int week = 1; week <= 14; week++) {
                room.week(week, "Out");
            }

            List<TrendPoint> trend = room.counts.trend(room.template, id(15));

            assertThat(trend).extracting(TrendPoint::period).first().isEqualTo("2026-W03");
            assertThat(trend).hasSize(12);
            assertThat(trend.get(11)).isEqualTo(new TrendPoint("By status", "2026-W14", Map.of("Out", 1)));
        }
    }

    @Test
    void anEarlierWeekImportedAgainIsCountedAgain() throws Exception {
        try (Database database = Database.open(folder.resolve("bidbook.db"))) {
            Room room = new Room(database);
            room.week(45, "In");
            assertThat(room.counts.trend(room.template, id(46)))
                    .containsExactly(new TrendPoint("By status", "2026-W45", Map.of("In", 1)));
            room.week(45, "Out");

            assertThat(room.counts.trend(room.template, id(46)))
                    .containsExactly(new TrendPoint("By status", "2026-W45", Map.of("Out", 1)));
        }
    }

    private static SheetId id(int week) {
        return new SheetId("stock", "northline", new Period.Week(2026, week));
    }

    /** The counts over a real database. */
    private static final class Room {
        private final Template template;
        private final Ledger ledger;
        private final Sheets sheets;
        private final PeriodCounts counts;

        Room(Database database) throws Exception {
            this.template = TemplateReader.read(YAML, "", "stock");
            this.ledger = new Ledger(database, CLOCK);
            Scope scope = new Scope("northline", "Northline", "Northline", Map.of());
            this.sheets = new Sheets(
                    new Templates(List.of(template)),
                    Map.of("stock", RowFormulas.compile(template)),
                    ledger.reader(),
                    name -> Optional.of(scope),
                    CLOCK);
            this.counts = new PeriodCounts(sheets, ledger.reader());
        }

        void week(int week, String... statuses) {
            Map<RowKey, List<CellValue>> rows = new LinkedHashMap<>();
            for (String status : statuses) {
                String part = "A" + rows.size();
                rows.put(
                        new RowKey(part),
                        List.of(
                                new CellValue.Text(part),
                                status.isEmpty() ? Blank.BLANK : new CellValue.Text(status),
                                Blank.BLANK));
            }
            ledger.importReport(template, id(week), "local", rows, null);
        }
    }
}
