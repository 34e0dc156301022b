package dev.bidbook.intake;

import static dev.bidbook.intake.IntakeFixture.TEMPLATE;
import static dev.bidbook.intake.IntakeFixture.notes;
import static dev.bidbook.intake.IntakeFixture.problems;
import static dev.bidbook.intake.IntakeFixture.report;
import static dev.bidbook.intake.IntakeFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Headers as exports write them. */
class ReportHeadersTest {

    private final Path folder;

    ReportHeadersTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void headersMatchWithoutRegardToCaseAndWhiteSpace() {
        Report report = report(PowerBiExport.layoutA(
                        " PART\u00a0 number", "branch ", "ON\nHAND", "Unit\u00a0Cost", "last  sale", "Program")
                .row("P-1", "STL", 1, 2, "2026-05-13", "N")
                .xlsx(folder));

        assertThat(rows(report)).containsExactly("P-1|STL|1|2|2026-05-13|N||");
        assertThat(report.notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "awarded_demand[On Hand]",
                "'Awarded demand'[On Hand]",
                "[On Hand]",
                "Sum of On Hand",
                "Soma de On Hand",
                "Suma de On Hand",
                "Summe von On Hand",
                "First On Hand",
                "Sum of awarded_demand[On Hand]"
            })
    void fieldNamesAndSummariesAreTakenApartAndSaid(String header) {
        Report report = report(PowerBiExport.layoutA("Part", "Branch", header, "Unit Cost", "Last Sale", "Program")
                .row("P-1", "STL", 7, null, null, "N")
                .xlsx(folder));

        assertThat(rows(report)).containsExactly("P-1|STL|7|||N||");
        assertThat(notes(report)).containsExactly("READ: The column \"" + header + "\" was read as On Hand.");
    }

    @Test
    void aCountIsNotTheColumnItCounts() {
        assertThat(HeaderName.bare("count of part")).containsOnly("count of part");
    }

    @Test
    void unknownColumnsAreNamedAndNotStored() {
        Report report = report(PowerBiExport.layoutA(
                        "Part",
                        "Branch",
                        "On Hand",
                        "Unit Cost",
                        "Last Sale",
                        "Program",
                        "Colour",
                        "Comment",
                        "Sum of On Hand")
                .row("P-1", "STL", 1, 2, null, "N", "red", "not ours", 9)
                .xlsx(folder));

        assertThat(rows(report)).containsExactly("P-1|STL|1|2||N||");
        assertThat(notes(report))
                .containsExactly(
                        "READ: The report has columns that the template does not have; they are not stored: Colour,"
                                + " Comment and Sum of On Hand.");
    }

    @Test
    void missingColumnsThatAreNotNeededAreDoubted() {
        Report report = report(PowerBiExport.layoutA("Part", "Branch", "On Hand", "Unit Cost", "Program")
                .row("P-1", "STL", 1, 2, "N")
                .xlsx(folder));

        assertThat(notes(report))
                .containsExactly("DOUBTFUL: The report does not have the column Last Sale; the cells are blank.");
    }

    @Test
    void missingKeyColumnsAndDoubleColumnsAreRefusedTogether() {
        Path file = PowerBiExport.layoutA("Part", "Part Number", "Branches", "On Hand")
                .row("P-1", "P-1", "STL", 1)
                .xlsx(folder);

        assertThat(problems(file, TEMPLATE))
                .extracting(Object::toString)
                .containsExactly(
                        "Export!B1 (Part): The report has more than one column Part: \"Part\" in A1 and \"Part Number\" in"
                                + " B1. Export the report with only one of them.",
                        "Export (Branch): The report has no column Branch. Its headers, in row 1, are: Part, Part Number,"
                                + " Branches and On Hand. If \"Branches\" is meant, add it to the column's aliases in the"
                                + " template. Export the report with the column Branch.");
    }
}
