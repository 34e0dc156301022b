package dev.bidbook.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bidbook.blackbox.Served.Answer;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people and programs do to a workbook before it comes back, and what is answered: see docs/interpretation.md. */
class ReturnedWorkbookTest {

    /** Writes the cells of the table anew in another order of rows or columns; formats stay where they are. */
    private static final String REWRITE =
            """
            table = [[review.sheet.cell(row, column).value for column in range(1, review.width + 1)]
                     for row in range(review.header, review.last + 1)]
            def rewrite(table):
                for i, row in enumerate(table):
                    for j, value in enumerate(row):
                        review.sheet.cell(review.header + i, j + 1).value = value
            """;

    @TempDir
    Path folder;

    private Served served;
    private List<String> keys;
    private Map<String, String> before;
    private Path file;

    @BeforeEach
    void start() throws Exception {
        served = new Served(folder, 1);
        keys = served.keys(0);
        before = served.cells(0);
        file = served.download(0, "Ann");
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void aSortedTableIsRead() throws Exception {
        Programs.edit(
                file,
                "review.set(args[0], 'Comment', 'sorted')\n" + REWRITE
                        + """
                rewrite(table[:1] + sorted(table[1:], key=lambda row: str(row[3])))
                """,
                keys.get(5));
        stored(file, Map.of(keys.get(5) + " / Comment", "\"sorted\""));
    }

    @Test
    void movedColumnsARenamedSheetAndWhatIsNotOursAreRead() throws Exception {
        Map<String, String> letters = Programs.letters(file);
        Programs.edit(
                file,
                "review.set(args[0], 'Comment', 'moved')\nreview.set(args[0], 'IBT qty requested', 12)\n"
                        + REWRITE
                        + """
                formats = [cell.number_format for cell in review.sheet[review.header + 1][:review.width]]
                rewrite([list(reversed(row)) for row in table])
                for row in review.sheet.iter_rows(review.header + 1, review.last, 1, review.width):
                    for cell, moved in zip(row, reversed(formats)):
                        cell.number_format = moved
                del review.sheet.tables["Review"]
                review.sheet.cell(review.header, review.width + 1).value = "Priority"
                review.sheet.cell(review.header + 1, review.width + 1).value = "high"
                review.sheet.title = "My week"
                review.book.create_sheet("Notes")["A1"] = "hello"
                """,
                keys.get(5));
        // The header is told by the cell of Part Number, which now stands where the last column stood.
        String header = letters.get("Row id") + "6";
        Answer answer = stored(
                file, Map.of(keys.get(5) + " / Comment", "\"moved\"", keys.get(5) + " / IBT qty requested", "12"));
        assertThat(lines(answer, "warnings"))
                .containsExactly("unknown-column My week!" + header
                        + " null: A column is not the template's and is not stored:"
                        + " Priority. Nothing needs to be done; it stays in your workbook.");
    }

    @Test
    void textNumbersIsoDatesAndOtherSpellingsAreRead() throws Exception {
        Programs.edit(
                file,
                """
                for row in list(review.rows.values())[:200]:
                    for column in ("Annualized Qty", "On Hand"):
                        review.at(row, column).value = str(review.at(row, column).value)
                    sold = review.at(row, "Last Sale Date")
                    if sold.value:
                        sold.value = sold.value.strftime("%Y-%m-%d")
                review.set(args[0], "IBT qty requested", " 12 ")
                review.set(args[0], "ETA", "2026-12-05")
                review.set(args[1], "ETA", 46083)
                review.cell(args[1], "ETA").number_format = "General"
                review.set(args[1], "Supplier issue until", "24.12.2026")
                """,
                keys.get(5),
                keys.get(6));
        stored(
                file,
                Map.of(
                        keys.get(5) + " / IBT qty requested", "12",
                        keys.get(5) + " / ETA", "\"2026-12-05\"",
                        keys.get(6) + " / ETA", "\"2026-03-02\"",
                        keys.get(6) + " / Supplier issue until", "\"2026-12-24\""));
    }

    @Test
    void aWorkbookThatCountsFrom1904IsRead() throws Exception {
        Programs.edit(
                file,
                """
                review.book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
                review.set(args[0], "ETA", date("2026-12-07"))
                """,
                keys.get(5));
        stored(file, Map.of(keys.get(5) + " / ETA", "\"2026-12-07\""));
    }

    @Test
    void formulasCountWithTheValueThatAProgramComputed() throws Exception {
        Programs.edit(
                file,
                """
                review.set(args[0], "ETA", "=DATE(2026,12,8)")
                review.set(args[0], "IBT qty requested", "=3*4")
                """,
                keys.get(5));
        String message = ": The cell holds a formula, and the file does not have its value. Open the file in Excel or"
                + " LibreOffice and save it, or write the value itself.";
        Map<String, String> letters = Programs.letters(file);
        assertThat(lines(refused(file), "problems"))
                .containsExactly(
                        "no-computed-value Review!" + letters.get("ETA") + "12 ETA" + message,
                        "no-computed-value Review!" + letters.get("IBT qty requested") + "12 IBT qty requested"
                                + message);
        stored(
                Programs.saveByLibreOffice(file, folder),
                Map.of(
                        keys.get(5) + " / ETA", "\"2026-12-08\"",
                        keys.get(5) + " / IBT qty requested", "12"));
    }

    @Test
    void rowsThatAreMissingAreNotDeleted() throws Exception {
        Programs.edit(
                file,
                """
                review.set(args[0], "Comment", "stays")
                review.sheet.delete_rows(review.header + 30, 60)
                """,
                keys.get(5));
        assertThat(served.submit(0, file, "Ann").text())
                .contains(
                        "\"cells\":{\"changed\":1,\"unchanged\":" + ((keys.size() - 60) * served.answers() - 1) + "}");
        assertThat(Served.changes(before, served.cells(0))).isEqualTo(Map.of(keys.get(5) + " / Comment", "\"stays\""));
    }

    @Test
    void rowsThatStandTwiceAndRowsOfNobodyAreTold() throws Exception {
        Programs.edit(
                file,
                """
                for column in range(1, review.width + 1):
                    for i in (0, 1):
                        review.sheet.cell(review.last + 1 + i, column).value = review.sheet.cell(review.rows[args[i]], column).value
                review.set(args[1], "Comment", "not the same")
                for column, value in zip(KEY, ("NEW-1", "STL", "X")):
                    review.at(review.last + 3, column).value = value
                """,
                keys.get(5),
                keys.get(6));
        int last = keys.size() + 6;
        Answer answer = served.validate(0, file, "Ann");
        assertThat(lines(answer, "warnings"))
                .containsExactly("duplicate-row Review!A" + (last + 1)
                        + " null: The row stands in row 12 already, with the same answers. Nothing needs to be done;"
                        + " it counts once.");
        assertThat(lines(answer, "problems"))
                .containsExactly(
                        "duplicate-row Review!A" + (last + 2) + " null: The row stands in row 13 already, with"
                                + " different answers. Delete the one that does not count.",
                        "unknown-row Review!A" + (last + 3) + " null: The sheet has no row NEW-1|STL|X, and its rows"
                                + " come from the report. Delete the row from the table, or write its answers into the"
                                + " row they belong to.");
        refused(file);
    }

    @Test
    void aTableSortedInPartIsBrokenNotBelieved() throws Exception {
        Programs.edit(
                file,
                """
                first, second = review.rows[args[0]], review.rows[args[1]]
                for column in KEY:
                    a, b = review.at(first, column), review.at(second, column)
                    a.value, b.value = b.value, a.value
                """,
                keys.get(5),
                keys.get(60));
        String repair = " Sort and paste whole rows only: undo it, or write your answers into a fresh download.";
        assertThat(lines(refused(file), "problems"))
                .containsExactly(
                        "broken-row Review!A12 null: The row's hidden id is that of " + keys.get(5)
                                + ", but its key is " + keys.get(60) + "." + repair,
                        "broken-row Review!A67 null: The row's hidden id is that of " + keys.get(60)
                                + ", but its key is " + keys.get(5) + "." + repair);
    }

    @Test
    void cellsThatAreNotTheSendersAreListedAndTheRestCanBeSubmittedAlone() throws Exception {
        Programs.edit(
                file,
                """
                review.set(args[0], "On Hand", 99999)
                review.set(args[0], "Comment", "mine")
                """,
                keys.get(5));
        String onHand = before.get(keys.get(5) + " / On Hand");
        String problem = "not-yours-to-edit Review!" + Programs.letters(file).get("On Hand")
                + "12 On Hand: The cell was changed from " + onHand
                + " to 99999, but On Hand comes from the report. Put " + onHand + " back.";
        assertThat(lines(refused(file), "problems")).containsExactly(problem);
        Answer rest =
                served.send("POST", Served.sheet(0) + "/submissions?only=mine", Served.XLSX, Files.readAllBytes(file));
        assertThat(rest.status()).isEqualTo(201);
        assertThat(lines(rest, "warnings")).containsExactly(problem);
        assertThat(Served.changes(before, served.cells(0))).isEqualTo(Map.of(keys.get(5) + " / Comment", "\"mine\""));
    }

    @Test
    void aWorkbookWithItsProblemsInItIsCorrectedAndSubmittedAgain() throws Exception {
        Programs.edit(
                file,
                """
                review.set(args[0], "ETA", "31.02.2026")
                review.set(args[1], "Customer answer", "Wants anoter offer")
                review.set(args[1], "IBT qty requested", 2.5)
                review.set(args[2], "Comment", "fine")
                """,
                keys.get(5),
                keys.get(6),
                keys.get(7));
        Answer checked = served.validate(0, file, "Ann", "Accept", Served.XLSX);
        assertThat(checked.status()).isEqualTo(200);
        Path marked = checked.into(folder.resolve("marked.xlsx"));
        Map<String, String> letters = Programs.letters(file);
        assertThat(Programs.python("listed(sys.argv[1], 'Problems')", marked.toString())
                        .lines())
                .containsExactly(
                        "Cell | Column | Row key | Value | What is wrong | What to do",
                        "Review!" + letters.get("ETA") + "12 | ETA | " + keys.get(5)
                                + " | 31.02.2026 | 31.02.2026 is not a date. | Write a date such as 2026-03-02.",
                        "Review!" + letters.get("IBT qty requested") + "13 | IBT qty requested | " + keys.get(6)
                                + " | 2.5 | 2.5 is not a whole number. | Write a whole number such as 12.",
                        "Review!" + letters.get("Customer answer") + "13 | Customer answer | " + keys.get(6)
                                + " | Wants anoter offer | Wants anoter offer is not one of the choices of Customer"
                                + " answer. | Perhaps Wants another offer is meant. Choose one of Asked, no answer yet,"
                                + " Accepts superseding part, Accepts alternative part, Keeps current part while it lasts"
                                + " and 2 more.");
        assertThat(Programs.python(
                        "print([openpyxl.load_workbook(sys.argv[1])['Problems'].row_dimensions[r].height for r in (2, 4)])",
                        marked.toString()))
                .as("the heights of a row of one line and of a row of several")
                .isEqualTo("[None, 45.0]\n");
        Path saved = Programs.saveByLibreOffice(marked, folder);
        Programs.edit(
                saved,
                """
                review.set(args[0], "ETA", date("2026-02-28"))
                review.set(args[1], "Customer answer", "Wants another offer")
                review.set(args[1], "IBT qty requested", 3)
                """,
                keys.get(5),
                keys.get(6));
        stored(
                saved,
                Map.of(
                        keys.get(5) + " / ETA", "\"2026-02-28\"",
                        keys.get(6) + " / Customer answer", "\"Wants another offer\"",
                        keys.get(6) + " / IBT qty requested", "3",
                        keys.get(7) + " / Comment", "\"fine\""));
    }

    @Test
    void theReviewSheetMovedIntoAnotherWorkbookIsKnownByItsTitle() throws Exception {
        Path target = folder.resolve("target.xlsx");
        Programs.edit(
                file,
                """
                review.set(args[0], "Comment", "moved along")
                target = openpyxl.Workbook()
                sheet = target.create_sheet("Copied")
                for row in review.sheet.iter_rows():
                    for cell in row:
                        copied = sheet.cell(cell.row, cell.column, cell.value)
                        copied.number_format = cell.number_format
                target.save(args[1])
                """,
                keys.get(5),
                target.toString());
        stored(target, Map.of(keys.get(5) + " / Comment", "\"moved along\""));
    }

    @Test
    void textThatPoiWritesOverOursIsRead() throws Exception {
        Path edited = folder.resolve("poi.xlsx");
        Map<String, String> letters = Programs.letters(file);
        try (InputStream in = Files.newInputStream(file);
                XSSFWorkbook workbook = new XSSFWorkbook(in);
                OutputStream out = Files.newOutputStream(edited)) {
            Row row = workbook.getSheet("Review").getRow(11);
            row.getCell(CellReference.convertColStringToIndex(letters.get("Comment")))
                    .setCellValue("by POI");
            workbook.write(out);
        }
        stored(edited, Map.of(keys.get(5) + " / Comment", "\"by POI\""));
    }

    /** Submits, and asserts that these cells are stored and no other. */
    private Answer stored(Path workbook, Map<String, String> cells) throws Exception {
        Answer answer = served.submit(0, workbook, "Ann");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().get("cells").toString())
                .isEqualTo("{\"changed\":%d,\"unchanged\":%d}"
                        .formatted(cells.size(), keys.size() * served.answers() - cells.size()));
        assertThat(Served.changes(before, served.cells(0))).isEqualTo(cells);
        return answer;
    }

    private Answer refused(Path workbook) throws Exception {
        Answer answer = served.submit(0, workbook, "Ann");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(served.cells(0)).isEqualTo(before);
        return answer;
    }

    /** Every problem in a line. */
    private static List<String> lines(Answer answer, String member) throws Exception {
        List<String> lines = new ArrayList<>();
        for (JsonNode problem : answer.json().get(member)) {
            lines.add("%s %s!%s %s: %s %s"
                    .formatted(
                            problem.get("type").asText(),
                            problem.get("sheet").asText(),
                            problem.get("cell").asText(),
                            problem.get("column").asText(),
                            problem.get("message").asText(),
                            problem.get("repair").asText()));
        }
        return lines;
    }
}
