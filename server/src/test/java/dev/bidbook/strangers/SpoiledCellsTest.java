package dev.bidbook.strangers;

import static dev.bidbook.strangers.RunningServer.XLSX;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bidbook.strangers.RunningServer.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One cell of a report or of a copy that cannot be read as it stands: what is said of it, and that nothing else suffers. */
class SpoiledCellsTest {

    private static final int LINE = 3;

    private static RunningServer server;

    @BeforeAll
    static void start() throws Exception {
        server = RunningServer.ofTheProduct();
    }

    /** A cell to spoil: its column, and its attributes and content, with {@code s="FORMAT"} for a format's style. */
    private record Spoil(String column, String attributes, String content) {

        static Spoil of(String column, String cell) {
            int end = cell.indexOf('>');
            String attributes = cell.substring("<c".length(), end).replaceFirst("/$", "");
            return new Spoil(column, attributes, cell.substring(end + 1).replace("</c>", ""));
        }

        String[] written(CellForms forms) {
            int at = attributes.indexOf("s=\"");
            if (at < 0) {
                return new String[] {attributes, content};
            }
            String format = attributes
                    .substring(at + 3, attributes.indexOf('"', at + 3))
                    .replace('\'', '"');
            return forms.formatted(format, content.replaceAll("</?v>", ""));
        }
    }

    @Test
    void aSpoiledCellOfAReportIsToldAndTheOthersAreRead() throws Exception {
        Map<String, String> told = new LinkedHashMap<>();
        for (String column : REPORT_CELLS.keySet()) {
            Spoil spoil = Spoil.of(column.replaceAll("\\d", ""), REPORT_CELLS.get(column)[0]);
            String program =
                    "spoiled-" + column.toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
            server.program(program, "Northline", "Northline Transit");
            Answer answer = server.report(program, "2026-W45", "", XLSX, report(spoil));
            List<String> said = new ArrayList<>(answer.status() == 201 ? answer.notes() : answer.problems());
            said.removeIf(note -> note.startsWith("doubtful: The report does not have the columns")
                    || note.startsWith("read: The file has"));
            Map<String, String> cells =
                    answer.status() == 201 ? cells("weekly-review/" + program + "/2026-W45") : Map.of();
            Map<String, String> others = new HashMap<>(ManyForms.expected());
            others.entrySet().removeAll(cells.entrySet());
            String read = others.size() == 1
                    ? " → " + cells.get(others.keySet().iterator().next())
                    : "";
            told.put(column, answer.status() + " " + String.join(" / ", said) + read);
        }

        Map<String, String> expected = new LinkedHashMap<>();
        REPORT_CELLS.forEach((column, cell) -> expected.put(column, cell[1]));
        assertThat(told).isEqualTo(expected);
    }

    @Test
    void aSpoiledCellOfACopyIsAProblemAndNothingIsStored() throws Exception {
        server.program("spoiled", "Northline", "Northline Transit");
        server.report("spoiled", "2026-W45", "", XLSX, report(null));
        String sheet = "weekly-review/spoiled/2026-W45";
        ManyCopies copy = new ManyCopies(
                server.get("/api/v1/sheets/" + sheet + "/workbook").bytes());
        String before = server.rows(sheet).json().toString();
        Map<String, String> told = new LinkedHashMap<>();
        for (String column : COPY_CELLS.keySet()) {
            Spoil spoil = Spoil.of(column.replaceAll("\\d", ""), COPY_CELLS.get(column)[0]);
            byte[] bytes = copy(copy, spoil);
            Answer checked = server.post("/api/v1/sheets/" + sheet + "/validation", XLSX, bytes);
            Answer answer = server.post("/api/v1/sheets/" + sheet + "/submissions", XLSX, bytes);
            assertThat(checked.problems()).isEqualTo(answer.problems());
            told.put(column, answer.status() + " " + String.join(" / ", answer.problems()));
        }

        Map<String, String> expected = new LinkedHashMap<>();
        COPY_CELLS.forEach((column, cell) ->
                expected.put(column, cell[1].replace("@", copy.letters(column.replaceAll("\\d", "")))));
        assertThat(told).isEqualTo(expected);
        assertThat(server.rows(sheet).json().toString()).isEqualTo(before);
    }

    private static byte[] report(Spoil spoil) {
        List<List<Object>> grid = new ArrayList<>();
        grid.add(new ArrayList<>(ManyForms.HEADERS));
        grid.addAll(ManyForms.lines());
        return written(grid, 1, spoil == null ? -1 : ManyForms.HEADERS.indexOf(spoil.column()), LINE, spoil);
    }

    private static byte[] copy(ManyCopies copy, Spoil spoil) {
        List<List<Object>> grid = copy.whole();
        int row = copy.above() + LINE;
        return written(grid, copy.above(), grid.get(copy.above() - 1).indexOf(spoil.column()), row, spoil);
    }

    /** The grid in forms that are the same each time, of a workbook whose dates count from 1900. */
    private static byte[] written(List<List<Object>> grid, int literal, int column, int row, Spoil spoil) {
        for (int seed = 1; ; seed++) {
            Map<Long, String[]> given = new HashMap<>();
            FormedWorkbook workbook = new FormedWorkbook(new Random(seed), given);
            if (!workbook.since1904()) {
                if (spoil != null) {
                    given.put(FormedWorkbook.place(row, column), spoil.written(workbook.forms()));
                }
                return workbook.bytes(grid, literal);
            }
        }
    }

    private static Map<String, String> cells(String sheet) throws Exception {
        Map<String, String> cells = new HashMap<>();
        for (JsonNode row : server.rows(sheet).json().path("rows")) {
            for (String column : new HashSet<>(ManyForms.HEADERS)) {
                cells.put(
                        row.path("key").asText() + " " + column,
                        row.path("values").path(column).toString());
            }
        }
        return cells;
    }

    private static final Map<String, String[]> REPORT_CELLS = new LinkedHashMap<>();
    private static final Map<String, String[]> COPY_CELLS = new LinkedHashMap<>();

    private static void report(String column, String cell, String told) {
        REPORT_CELLS.put(column, new String[] {cell, told});
    }

    /** What is told of a cell of a copy; @ stands for the letters of the column. */
    private static void copy(String column, String cell, String told) {
        COPY_CELLS.put(column, new String[] {cell, told});
    }

    static {
        report(
                "On Hand",
                "<c t=\"e\"><v>#SPILL!</v></c>",
                "201 doubtful: 1 cell of On Hand could not be read as whole number and is blank: \"#SPILL!\" in row 4. → null");
        report(
                "On Hand1",
                "<c t=\"b\"><v>1</v></c>",
                "201 doubtful: 1 cell of On Hand could not be read as whole number and is blank: \"TRUE\" in row 4. → null");
        report(
                "On Hand2",
                "<c t=\"n\"><v>12345678901234567</v></c>",
                "201 doubtful: 1 cell of On Hand could not be read as whole number and is blank: \"12345678901234600\" in row 4. → null");
        report(
                "On Hand3",
                "<c s=\"14\"><v>46083</v></c>",
                "201 doubtful: 1 cell of On Hand could not be read as whole number and is blank: \"2026-03-02\" in row 4. → null");
        report(
                "On Hand4",
                "<c><f>A1+1</f></c>",
                "201 doubtful: 1 cell of On Hand could not be read as whole number and is blank: a formula without its value in row 4. → null");
        report(
                "On Hand5",
                "<c t=\"str\"><v>1,234</v></c>",
                "201 read: Numbers of On Hand such as \"1,234\" were read with a decimal point, as other numbers of the report show. → 1234");
        report(
                "On Hand6",
                "<c t=\"n\"><v>NaN</v></c>",
                "201 doubtful: 1 cell of On Hand could not be read as whole number and is blank: \"NaN\" in row 4. → null");
        report(
                "Next PO ETA",
                "<c s=\"14\"><v>-5</v></c>",
                "201 doubtful: 1 cell of Next PO ETA could not be read as date and is blank: \"-5\" in row 4.");
        report(
                "Next PO ETA1",
                "<c s=\"14\"><v>60</v></c>",
                "201 doubtful: 1 cell of Next PO ETA could not be read as date and is blank: \"60\" in row 4.");
        report(
                "Next PO ETA2",
                "<c s=\"14\"><v>2958466</v></c>",
                "201 doubtful: 1 cell of Next PO ETA could not be read as date and is blank: \"2958466\" in row 4.");
        report(
                "Next PO ETA3",
                "<c t=\"d\"><v>2026-02-30</v></c>",
                "201 doubtful: 1 cell of Next PO ETA could not be read as date and is blank: \"2026-02-30\" in row 4.");
        report(
                "Next PO ETA4",
                "<c t=\"d\"><v>2026-03-02T14:30:00+01:00</v></c>",
                "201 doubtful: 1 cell of Next PO ETA has a time of day; only the day was kept, in row 4. → \"2026-03-02\"");
        report(
                "Next PO ETA5",
                "<c t=\"d\"><v>T14:30:00</v></c>",
                "201 doubtful: 1 cell of Next PO ETA could not be read as date and is blank: \"14:30\" in row 4.");
        report(
                "Next PO ETA6",
                "<c s=\"[h]:mm\"><v>31.5</v></c>",
                "201 doubtful: 1 cell of Next PO ETA could not be read as date and is blank: \"31.5\" in row 4.");
        report(
                "Next PO ETA7",
                "<c t=\"str\"><v>03/04/2026</v></c>",
                "422 ambiguous-date J4 Next PO ETA: 03/04/2026 may be 2026-04-03 or 2026-03-04. No other date of the report tells which, and 1 cell of the column is so. Export the report as .xlsx, or write the dates in the form 2026-03-02.");
        report(
                "Part Number",
                "<c t=\"e\"><v>#N/A</v></c>",
                "201 dropped: 1 line has no readable value in a column that identifies a line and was left out: row 4 (Part Number).");
        report(
                "Part Number1",
                "<c><f>VLOOKUP(A1,B:C,2,0)</f></c>",
                "201 dropped: 1 line has no readable value in a column that identifies a line and was left out: row 4 (Part Number).");
        report(
                "Part Number2",
                "<c s=\"d-mmm\"><v>46358</v></c>",
                "201 doubtful: 1 cell of Part Number holds no text but a date or a number that shows otherwise, as spreadsheet programs make them of text such as 3-12 and 1E5; read: \"2026-12-02\" in row 4.");
        report(
                "Part Number3",
                "<c s=\"11\"><v>1E+300</v></c>",
                "201 doubtful: 1 cell of Part Number holds no text but a date or a number that shows otherwise, as spreadsheet programs make them of text such as 3-12 and 1E5; read: \"10000000000000000000000000000000000000000000000000000000000…\" in row 4.");
        report(
                "Part Number4",
                "<c t=\"n\"><v>12345678901234567</v></c>",
                "201 dropped: 1 line has no readable value in a column that identifies a line and was left out: row 4 (Part Number).");
        report(
                "Part Number5",
                "<c s=\"'BSK-'00000\"><v>123</v></c>",
                "201 doubtful: 1 cell of Part Number holds no text but a date or a number that shows otherwise, as spreadsheet programs make them of text such as 3-12 and 1E5; read: \"123\" in row 4.");
        report(
                "Description",
                "<c t=\"str\"><v>a_x0007_b</v></c>",
                "201 doubtful: 1 cell of Description holds a character that could not be read; \ufffd stands in its place, in row 4. → \"a\ufffdb\"");
        report(
                "Description1",
                "<c t=\"inlineStr\"><is><t>a_xD800_b</t></is></c>",
                "201 doubtful: 1 cell of Description holds a character that could not be read; \ufffd stands in its place, in row 4. → \"a\ufffdb\"");
        report(
                "Description2",
                "<c t=\"e\" vm=\"1\"><v>#VALUE!</v></c>",
                "201 doubtful: 1 cell of Description could not be read as text and is blank: \"#VALUE!\" in row 4.");
        report(
                "Description3",
                "<c t=\"str\"><v>" + "x".repeat(32_768) + "</v></c>",
                "422 limit-exceeded: The cell D4 has a text of more than 32,767 characters, which is the limit. Send less at once, for example with fewer rows, columns or sheets, or ask your administrator to raise the limit.");
        copy(
                "ETA",
                "<c t=\"e\"><v>#GETTING_DATA</v></c>",
                "422 error-value @10 ETA: #GETTING_DATA is an error value. Write the value itself, or clear the cell.");
        copy(
                "ETA1",
                "<c s=\"14\"><v>-5</v></c>",
                "422 not-a-date @10 ETA: -5 is not a date. Write a date such as 2026-03-02.");
        copy(
                "ETA2",
                "<c s=\"h:mm\"><v>0.5</v></c>",
                "422 not-a-date @10 ETA: 12:00 is a time of day without a date. Write a date such as 2026-03-02.");
        copy(
                "ETA3",
                "<c t=\"str\"><v>31.02.2026</v></c>",
                "422 not-a-date @10 ETA: 31.02.2026 is not a date. Write a date such as 2026-03-02.");
        copy(
                "ETA4",
                "<c t=\"d\"><v>2026-13-01</v></c>",
                "422 not-a-date @10 ETA: 2026-13-01 is not a date. Write a date such as 2026-03-02.");
        copy(
                "ETA5",
                "<c s=\"14\"><v>46083.5</v></c>",
                "422 not-a-date @10 ETA: 2026-03-02 stands there with the time 12:00, which a date cannot keep. Write a date such as 2026-03-02.");
        copy(
                "ETA6",
                "<c t=\"b\"><v>0</v></c>",
                "422 not-a-date @10 ETA: FALSE is not a date. Write a date such as 2026-03-02.");
        copy(
                "IBT qty requested",
                "<c t=\"str\"><v>12 %</v></c>",
                "422 not-a-number @10 IBT qty requested: 12 % is not a number. Write a whole number such as 12.");
        copy(
                "IBT qty requested1",
                "<c t=\"str\"><v>1,234</v></c>",
                "422 ambiguous-number @10 IBT qty requested: 1,234 may be 1234 or 1.234. Write 1234 or 1.234.");
        copy(
                "IBT qty requested2",
                "<c><v>2.5</v></c>",
                "422 not-a-whole-number @10 IBT qty requested: 2.5 is not a whole number. Write a whole number such as 12.");
        copy(
                "IBT qty requested3",
                "<c t=\"n\"><v>12345678901234567</v></c>",
                "422 lost-digits @10 IBT qty requested: The number is about 12345678901234600, but has more than the 15 digits that a number can keep. Write it with at most 15 digits.");
        copy(
                "Customer answer",
                "<c t=\"str\"><v>Perhaps</v></c>",
                "422 not-a-choice @10 Customer answer: Perhaps is not one of the choices of Customer answer. Choose one of Asked, no answer yet, Accepts superseding part, Accepts alternative part, Keeps current part while it lasts and 2 more.");
        copy(
                "Comment",
                "<c><f>1+1</f></c>",
                "422 no-computed-value @10 Comment: The cell holds a formula, and the file does not have its value. Open the file in Excel or LibreOffice and save it, or write the value itself; if it is text that begins with =, put an apostrophe before it.");
        copy(
                "Comment1",
                "<c t=\"str\"><v>a_x0001_b</v></c>",
                "422 unprintable-text @10 Comment: The text holds \ufffd, which stands for a character that could not be read. Write the character again, or delete it.");
        copy(
                "Comment2",
                "<c t=\"n\"><v>12345678901234567</v></c>",
                "422 lost-digits @10 Comment: The number is about 12345678901234600, but has more than the 15 digits that a number can keep. Write it as text, with an apostrophe before it.");
        copy(
                "Comment3",
                "<c t=\"e\" vm=\"1\"><v>#VALUE!</v></c>",
                "422 error-value @10 Comment: #VALUE! is an error value. Write the value itself, or clear the cell.");
        copy(
                "Comment4",
                "<c t=\"s\"><v>99999999</v></c>",
                "422 unreadable-file: The file is damaged: the cell @10 refers to a text that is not in the file. Export or download it once more, or open it in Excel and save it again, and send the new file.");
        copy(
                "Part Number",
                "<c t=\"e\"><v>#REF!</v></c>",
                "422 not-yours-to-edit A10 Part Number: The cell was changed from 1E5 to #REF!, but Part Number comes from the report. Put 1E5 back.");
        copy(
                "Part Number1",
                "<c/>",
                "422 not-yours-to-edit A10 Part Number: The cell was changed from 1E5 to (blank), but Part Number comes from the report. Put 1E5 back.");
        copy(
                "On Hand",
                "<c t=\"e\"><v>#REF!</v></c>",
                "422 not-yours-to-edit @10 On Hand: The cell was changed from 1 to #REF!, but On Hand comes from the report. Put 1 back.");
        copy(
                "On Hand1",
                "<c><v>77</v></c>",
                "422 not-yours-to-edit @10 On Hand: The cell was changed from 1 to 77, but On Hand comes from the report. Put 1 back.");
        copy(
                "Row id",
                "<c t=\"str\"><v>R1</v></c>",
                "422 broken-row A10: The row's hidden id is that of 0793591|STL|BA-1, but its key is 1E5|DAL|BA-1. Sort and paste whole rows only: undo it, or write your answers into a fresh download.");
    }
}
