package dev.bidbook.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.sheet.Period;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class DemoReportsTest {

    private final DemoReports reports = new DemoReports(new Period.Week(2026, 40));

    @Test
    void theSameWeeksGiveTheSameBytes() throws Exception {
        for (int week = 0; week < DemoReports.WEEKS; week++) {
            assertThat(bytes(week)).isEqualTo(bytes(week));
        }
    }

    @Test
    void anExportHasSixPartsThatBeginWithAByteOrderMark() throws Exception {
        Map<String, String> parts = parts(0);

        assertThat(parts.keySet())
                .containsExactly(
                        "[Content_Types].xml",
                        "_rels/.rels",
                        "xl/workbook.xml",
                        "xl/_rels/workbook.xml.rels",
                        "xl/styles.xml",
                        "xl/worksheets/sheet.xml");
        assertThat(parts.values()).allMatch(part -> part.startsWith("\ufeff<?xml "));
    }

    @Test
    void theCurrentLayoutHasNoAddressesAndItsFiltersUnderAnEmptyRow() throws Exception {
        String sheet = sheet(0);

        assertThat(sheet)
                .contains("<x:sheetData><x:row><x:c t=\"inlineStr\"><x:is><x:t>Customer</x:t></x:is></x:c>")
                .contains("<x:c />")
                .doesNotContain(" r=\"")
                .doesNotContain("<x:dimension")
                .endsWith(
                        "<x:row /><x:row><x:c t=\"inlineStr\"><x:is><x:t>Applied filters:\r\nProgram is Harbor Transit bus"
                                + " parts award\r\nPart Status is not (Blank)</x:t></x:is></x:c></x:row>"
                                + "</x:sheetData></x:worksheet>");
    }

    @Test
    void theSecondWeekIsInTheSummarizedLayout() throws Exception {
        assertThat(sheet(1))
                .contains(
                        "<x:dimension ref=\"A1\"/><x:sheetData><x:row r=\"1\"><x:c t=\"str\"><x:v>Applied filters:\r\n")
                .contains("</x:row><x:row /><x:row r=\"3\"><x:c t=\"str\"><x:v>Customer</x:v></x:c>");
    }

    @Test
    void everyRowHasACellForEveryHeader() {
        for (int week = 0; week < DemoReports.WEEKS; week++) {
            assertThat(reports.rows(week)).allMatch(row -> row.size() == DemoReports.HEADERS.size());
        }
    }

    @Test
    void aProgramIsOfRealisticSizeAndGoesOnFromWeekToWeek() {
        Set<List<String>> before = Set.of();
        for (int week = 0; week < DemoReports.WEEKS; week++) {
            List<List<ExportCell>> rows = reports.rows(week);
            assertThat(rows).hasSizeBetween(900, 1_200);
            Set<List<String>> keys = keys(week);
            // One line stands twice, and the header is a row too.
            assertThat(keys).hasSize(rows.size() - 2);
            if (week > 0) {
                Set<List<String>> now = keys;
                assertThat(before.stream().filter(key -> !now.contains(key)).count())
                        .as("lines that are gone in week %s", week)
                        .isBetween(1L, 10L);
            }
            before = keys;
        }
    }

    @Test
    void everythingThatAReviewIsAboutOccurs() {
        for (int week = 0; week < DemoReports.WEEKS; week++) {
            assertThat(column(week, "Part Status"))
                    .contains("Active", "New", "Obsolete", "Superseded", "Supplier Hold", "Non-Stock");
            assertThat(column(week, "Stock Status")).contains("In Stock", "Partial", "Out of Stock", "Not Stocked");
            assertThat(column(week, "Superseded By")).contains("PF7788S; PF7789S");
            assertThat(reports.rows(week))
                    .anyMatch(row -> !cell(row, "Open IBT Qty").equals("0"));
            assertThat(reports.rows(week))
                    .anyMatch(row -> !cell(row, "Demand Loaded").equals(cell(row, "Annualized Qty")));
        }
        assertThat(column(0, "Superseded By")).anyMatch(number -> number.endsWith("B"));
        assertThat(column(1, "Superseded By")).anyMatch(number -> number.endsWith("C"));
    }

    @Test
    void everyAnswerIsAboutALineOfItsWeekAndTheLastWeekHasNone() {
        for (int week = 0; week < DemoReports.WEEKS - 1; week++) {
            List<DemoAnswer> answers = reports.answers(week);
            Set<List<String>> keys = keys(week);
            assertThat(answers).hasSizeGreaterThan(10);
            assertThat(answers)
                    .allMatch(answer -> keys.contains(List.of(
                            answer.values().getOrDefault("Bid ID", ""),
                            answer.values().getOrDefault("Branch", ""),
                            answer.values().getOrDefault("Part Number", ""))));
            assertThat(answers.stream().map(DemoAnswer::person).collect(Collectors.toSet()))
                    .containsExactlyInAnyOrder("Mara Lindqvist", "Theo Barros", "Ines Calloway");
        }
        assertThat(reports.answers(DemoReports.WEEKS - 1)).isEmpty();
    }

    @Test
    void theLastReportIsOfTheLastWeekThatIsOver() {
        DemoReports demo = DemoReports.endingBefore(LocalDate.of(2026, 11, 21));

        assertThat(demo.week(0)).hasToString("2026-W44");
        assertThat(demo.week(2)).hasToString("2026-W46");
    }

    private Set<List<String>> keys(int week) {
        return reports.rows(week).stream()
                .skip(1)
                .map(row -> List.of(cell(row, "Bid ID"), cell(row, "Branch"), cell(row, "Part Number")))
                .collect(Collectors.toSet());
    }

    private Set<String> column(int week, String header) {
        return reports.rows(week).stream().skip(1).map(row -> cell(row, header)).collect(Collectors.toSet());
    }

    private static String cell(List<ExportCell> row, String header) {
        ExportCell cell = row.get(DemoReports.HEADERS.indexOf(header));
        if (cell instanceof ExportCell.Text text) {
            return text.text().strip();
        }
        return cell instanceof ExportCell.Number number ? Long.toString((long) number.value()) : "";
    }

    private byte[] bytes(int week) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        reports.write(week, out);
        return out.toByteArray();
    }

    private String sheet(int week) throws IOException {
        return new ArrayList<>(parts(week).values()).get(5);
    }

    private Map<String, String> parts(int week) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes(week)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }
}
