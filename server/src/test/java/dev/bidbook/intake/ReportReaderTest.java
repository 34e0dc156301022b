package dev.bidbook.intake;

import static dev.bidbook.intake.IntakeFixture.HEADERS;
import static dev.bidbook.intake.IntakeFixture.TEMPLATE;
import static dev.bidbook.intake.IntakeFixture.notes;
import static dev.bidbook.intake.IntakeFixture.problems;
import static dev.bidbook.intake.IntakeFixture.reading;
import static dev.bidbook.intake.IntakeFixture.report;
import static dev.bidbook.intake.IntakeFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.spreadsheet.Spreadsheet;
import dev.bidbook.spreadsheet.SpreadsheetLimits;
import dev.bidbook.template.Template;
import dev.bidbook.template.Templates;
import dev.bidbook.validation.ProblemType;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exports as Power BI writes them. */
class ReportReaderTest {

    private static final String FILTERS = "Applied filters:\r\nProgram is Northline\r\nPart is not (Blank)";

    private static final LocalDate MAY = LocalDate.of(2026, 5, 13);

    private final Path folder;

    ReportReaderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void theCurrentLayoutIsRead() {
        Report report =
                report(linesOf(PowerBiExport.layoutA(HEADERS)).footer(FILTERS).xlsx(folder));

        assertThat(rows(report))
                .containsExactly("0793591|STL|5|41.81|2026-05-13|Northline||", "BSK-1|DAL|||2026-05-13|Northline||");
        assertThat(report.linesRead()).isEqualTo(2);
        assertThat(report.linesDropped()).isZero();
        assertThat(report.notes()).isEmpty();
        assertThat(report.filters()).contains("Applied filters:\nProgram is Northline\nPart is not (Blank)");
        assertThat(report.programValues()).containsOnly(java.util.Map.entry(5, Set.of("Northline")));
    }

    @Test
    void theSummarizedLayoutIsReadTheSame() {
        Report a =
                report(linesOf(PowerBiExport.layoutA(HEADERS)).footer(FILTERS).xlsx(folder));
        Report b = report(linesOf(PowerBiExport.layoutB(FILTERS, HEADERS)).xlsx(folder));

        assertThat(b).isEqualTo(a);
    }

    @Test
    void aCsvIsReadTheSame() {
        Report xlsx = report(linesOf(PowerBiExport.layoutA(HEADERS)).xlsx(folder));
        Report csv = report(linesOf(PowerBiExport.layoutA(HEADERS)).csv(folder, ','));

        assertThat(csv).isEqualTo(xlsx);
    }

    @Test
    void theDigestDoesNotDependOnTheOrderOfLinesAndColumns() {
        Report one = report(linesOf(PowerBiExport.layoutA(HEADERS)).xlsx(folder));
        Report other =
                report(PowerBiExport.layoutA("Branch", "Part Number", "On Hand", "Unit Cost", "Last Sale", "Program")
                        .row("DAL", "BSK-1", null, null, MAY, "Northline")
                        .row("STL", "0793591", 5, 41.81, MAY, "Northline")
                        .xlsx(folder));
        Report changed = report(linesOf(PowerBiExport.layoutA(HEADERS))
                .row("Northline", "BSK-1", "STL", 1, 1, MAY)
                .xlsx(folder));

        assertThat(other.digest()).isEqualTo(one.digest());
        assertThat(changed.digest()).isNotEqualTo(one.digest());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Filtros aplicados: \r\nPrograma é Northline",
                "Nenhum filtro aplicado",
                "No se han aplicado filtros",
                "No filters applied",
                "Ingen filtre anvendt"
            })
    void theFooterIsToldByItsPlaceInAnyLanguage(String footer) {
        Report report =
                report(linesOf(PowerBiExport.layoutA(HEADERS)).footer(footer).xlsx(folder));

        assertThat(report.filters()).contains(footer.replace("\r\n", "\n"));
        assertThat(report.linesRead()).isEqualTo(2);
        assertThat(report.notes()).isEmpty();
    }

    @Test
    void aFooterWithoutAnEmptyRowAboveItIsToldByItsText() {
        Report report = report(linesOf(PowerBiExport.layoutA(HEADERS))
                .row("No filters applied")
                .xlsx(folder));

        assertThat(report.filters()).contains("No filters applied");
        assertThat(report.notes()).isEmpty();
    }

    @Test
    void anEmptyResultIsReadAndDoubted() {
        Report report = report(PowerBiExport.layoutA(HEADERS)
                .row("Total", null, null, null, null, null)
                .footer(FILTERS)
                .xlsx(folder));

        assertThat(report.rows()).isEmpty();
        assertThat(report.linesRead()).isZero();
        assertThat(notes(report))
                .containsExactly(
                        "DROPPED: 1 row is a total and was left out: row 2.", "DOUBTFUL: The report has no lines.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Total", "Totale", "Gesamt", "Suma", "総計"})
    void aTotalRowIsLeftOutInAnyLanguage(String word) {
        Report report = report(linesOf(PowerBiExport.layoutA(HEADERS))
                .row(word, null, null, 5, 41.81, null)
                .footer(FILTERS)
                .xlsx(folder));

        assertThat(report.linesRead()).isEqualTo(2);
        assertThat(notes(report)).containsExactly("DROPPED: 1 row is a total and was left out: row 4.");
        assertThat(report.notes().get(0).lines()).containsExactly(List.of(word, "", "", "5", "41.81"));
    }

    @Test
    void aTotalRowWithoutItsWordIsToldByItsPlace() {
        Report report = report(linesOf(PowerBiExport.layoutA(HEADERS))
                .row(null, null, null, 5, 41.81, null)
                .footer(FILTERS)
                .xlsx(folder));

        assertThat(notes(report)).containsExactly("DROPPED: 1 row is a total and was left out: row 4.");
    }

    @Test
    void aLineOfABrandCalledTotalStays() {
        Report report = report(PowerBiExport.layoutA(HEADERS)
                .row("Total", "P-1", "STL", 5, 1, null)
                .xlsx(folder));

        assertThat(report.linesRead()).isEqualTo(1);
        assertThat(report.notes()).isEmpty();
    }

    @Test
    void aMatrixIsReadWithItsMergedHeadersRepeatedOrNot() {
        PowerBiExport repeated = PowerBiExport.layoutA("Part", "Branch", "On Hand")
                .row("P-1", "DAL", 1)
                .row("P-1", "STL", 2)
                .row("P-1", "Total", 3)
                .row("P-2", "STL", 4)
                .row("P-2", "Total", 4)
                .row("Total", "Total", 7)
                .merge("A2:A4")
                .merge("A5:A6")
                .merge("A7:B7")
                .footer(FILTERS);
        PowerBiExport once = PowerBiExport.layoutA("Part", "Branch", "On Hand")
                .row("P-1", "DAL", 1)
                .row(null, "STL", 2)
                .row(null, "Total", 3)
                .row("P-2", "STL", 4)
                .row(null, "Total", 4)
                .row("Total", null, 7)
                .merge("A2:A4")
                .merge("A5:A6")
                .merge("A7:B7")
                .footer(FILTERS);

        for (PowerBiExport export : List.of(repeated, once)) {
            Report report = report(export.xlsx(folder));
            assertThat(rows(report)).containsExactly("P-1|DAL|1|||||", "P-1|STL|2|||||", "P-2|STL|4|||||");
            assertThat(notes(report))
                    .containsExactly(
                            "DOUBTFUL: The report does not have the columns Unit Cost, Last Sale and Program; the cells are"
                                    + " blank.",
                            "DROPPED: 3 rows are totals and were left out: rows 4, 6 and 7.");
        }
    }

    @Test
    void aMatrixWithTwoStoreysOfHeadersIsReadByBoth() {
        Template months = IntakeFixture.template(
                """
                template: months
                version: 1
                title: Months
                sheet: Months
                period: month
                rows: report
                key: [Part]
                columns:
                  - name: Part
                    kind: text
                  - name: 2026-01 Qty
                    kind: whole number
                  - name: 2026-02 Qty
                    kind: whole number
                """,
                "months");
        Report report = report(
                PowerBiExport.layoutA("Month", "2026-01", "2026-02")
                        .row("Part", "Qty", "Qty")
                        .row("P-1", 1, 2)
                        .xlsx(folder),
                months);

        assertThat(rows(report)).containsExactly("P-1|1|2");
        assertThat(report.notes()).isEmpty();
    }

    @Test
    void aTruncatedReportIsRefused() {
        Path file = linesOf(PowerBiExport.layoutA(HEADERS))
                .row(Truncation.SENTENCE)
                .footer(FILTERS)
                .xlsx(folder);

        assertThat(problems(file, TEMPLATE)).singleElement().satisfies(problem -> {
            assertThat(problem.type()).isEqualTo(ProblemType.TRUNCATED_REPORT);
            assertThat(problem.toString())
                    .isEqualTo("Export!A4: The report is cut off: row 4 says \"Exported data exceeded the allowed"
                            + " volume. Some data may have been omitted.\". Export it again with a filter that"
                            + " leaves fewer lines, or import it as a report that is known to be cut off.");
        });
    }

    @Test
    void aTruncatedReportIsReadAndDoubtedIfItIsAccepted() {
        Path file = linesOf(PowerBiExport.layoutA(HEADERS))
                .footer(FILTERS)
                .row("EXPORTED DATA exceeded the allowed volume. Some data may have been omitted.")
                .xlsx(folder);

        assertThat(reading(file, TEMPLATE, new IntakeOptions(true)))
                .isInstanceOfSatisfying(ReportReading.Read.class, read -> {
                    assertThat(read.report().linesRead()).isEqualTo(2);
                    assertThat(read.report().filters())
                            .contains("Applied filters:\nProgram is Northline\nPart is not (Blank)");
                    assertThat(notes(read.report()))
                            .containsExactly(
                                    "DOUBTFUL: The report is cut off, and was accepted so: row 6 says \"Exported"
                                            + " data exceeded the allowed volume. Some data may have been omitted.\". Lines that"
                                            + " it does not have may exist.");
                });
    }

    @Test
    void aCsvWithExactlyAsManyLinesAsPowerBiExportsIsTakenForTruncated() {
        PowerBiExport export = PowerBiExport.layoutA("Part", "Branch", "On Hand");
        for (int i = 0; i < 30_000; i++) {
            export.row("P-" + i, "STL", 1);
        }

        assertThat(problems(export.csv(folder, ','), TEMPLATE))
                .extracting(Object::toString)
                .containsExactly(
                        "The report is cut off: it has exactly the 30,000 rows that Power BI exports at most to"
                                + " .csv. Export it again with a filter that leaves fewer lines, or import it as a report that is"
                                + " known to be cut off.");
    }

    @Test
    void theReportIsFoundAmongSeveralSheets() {
        Report report = report(linesOf(PowerBiExport.layoutA(HEADERS))
                .sheetBefore("Notes", "Part")
                .footer(FILTERS)
                .xlsx(folder));

        assertThat(report.linesRead()).isEqualTo(2);
        assertThat(notes(report)).containsExactly("READ: The file has 2 sheets; the report was read from \"Export\".");
    }

    @Test
    void theTemplateWithTheBestHeadersIsRecognised() throws Exception {
        Template other = IntakeFixture.template(
                """
                template: parts
                version: 1
                title: Parts
                sheet: Parts
                period: week
                rows: report
                key: [Part]
                columns:
                  - name: Part
                    kind: text
                """,
                "parts");
        Templates templates = new Templates(List.of(other, TEMPLATE));
        Path stock = linesOf(PowerBiExport.layoutA(HEADERS)).xlsx(folder);
        Path parts = PowerBiExport.layoutA("Part", "Colour").row("P-1", "red").xlsx(folder);
        Path neither = PowerBiExport.layoutA("Region", "Sales").row("North", 1).xlsx(folder);

        assertThat(recognised(stock, templates)).isEqualTo("stock");
        assertThat(recognised(parts, templates)).isEqualTo("parts");
        assertThat(recognised(neither, templates))
                .isEqualTo(
                        "The file is not a report for Parts or Stock: none of its first 20 rows has the report's headers."
                                + " The file's first row with text is: Region and Sales. Export the report from Power BI again, or"
                                + " add the headers to the template as aliases.");
        assertThat(problems(neither, TEMPLATE)).extracting("type").containsExactly(ProblemType.UNKNOWN_REPORT);
    }

    private static String recognised(Path file, Templates templates) throws Exception {
        try (Spreadsheet spreadsheet = Spreadsheet.open(file, SpreadsheetLimits.DEFAULTS)) {
            var template = ReportReader.recognise(spreadsheet, templates);
            return template.isPresent()
                    ? template.get().name()
                    : ReportReader.unrecognised(spreadsheet, templates).toString();
        }
    }

    private static PowerBiExport linesOf(PowerBiExport export) {
        return export.row("Northline", "0793591", "STL", 5, 41.81, MAY)
                .row("Northline", "BSK-1", "DAL", null, null, MAY);
    }
}
