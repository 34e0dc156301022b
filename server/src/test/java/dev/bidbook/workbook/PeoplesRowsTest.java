package dev.bidbook.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Number;
import dev.bidbook.sheet.CellValue.Text;
import dev.bidbook.sheet.Period;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetContent;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.spreadsheet.Spreadsheet;
import dev.bidbook.spreadsheet.SpreadsheetLimits;
import dev.bidbook.template.Template;
import dev.bidbook.template.TemplateReader;
import dev.bidbook.validation.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sheets whose rows people add and remove, read from .csv, which any program writes. */
class PeoplesRowsTest {

    private static final String TEMPLATE =
            """
            template: supplier-issues
            version: 1
            title: Supplier issues
            sheet: Issues
            period: week
            rows: people
            key: [Supplier, Part]
            columns:
              - name: Supplier
                kind: text
                origin: entry
              - name: Part
                kind: text
                origin: entry
              - name: Open pieces
                kind: whole number
                origin: entry
              - name: Note
                kind: text
                origin: entry
            """;

    private final Path folder;

    PeoplesRowsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void rowsAreAddedChangedAndRemoved() throws Exception {
        ReturnedWorkbook returned = read(
                """
                Supplier,Part,Open pieces,Note,Remove,Row id
                Acme,A1,7,late,,R1
                Acme,A2,,,yes,R2
                Bolt,B1,3,new one,,
                """);

        assertThat(returned.problems()).isEmpty();
        assertThat(returned.rows())
                .containsExactly(
                        new ReturnedRow(new RowKey("Acme|A1"), 2, Map.of("Open pieces", new Number(7)), false),
                        new ReturnedRow(new RowKey("Acme|A2"), 3, Map.of(), true),
                        new ReturnedRow(
                                new RowKey("Bolt|B1"),
                                4,
                                Map.of(
                                        "Supplier", new Text("Bolt"),
                                        "Part", new Text("B1"),
                                        "Open pieces", new Number(3),
                                        "Note", new Text("new one")),
                                false));
    }

    @Test
    void aRowCopiedToStartAnotherIsANewRow() throws Exception {
        ReturnedWorkbook returned = read(
                """
                Supplier,Part,Open pieces,Note,Row id
                Acme,A1,5,late,R1
                Acme,A9,5,late,R1
                """);

        assertThat(returned.problems()).isEmpty();
        assertThat(returned.rows()).extracting(ReturnedRow::key).containsExactly(new RowKey("Acme|A9"));
    }

    @Test
    void aChangedKeyIsAProblem() throws Exception {
        assertThat(
                        read("""
                                Supplier,Part,Open pieces,Note,Row id
                                Acme,A9,5,late,R1
                                """)
                                .problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "csv!A2: The row's key was changed from Acme|A1 to Acme|A9. Put the key back; for another row, write a new row below the table and mark this one in Remove.");
    }

    @Test
    void aNewRowWithoutItsWholeKeyIsAProblem() throws Exception {
        assertThat(
                        read("""
                                Supplier,Part,Open pieces,Note,Row id
                                Acme,,5,late,
                                """)
                                .problems())
                .extracting(Problem::toString)
                .containsExactly("csv!B2 (Part): A new row lacks its Part. Write the Part, or clear the row.");
    }

    @Test
    void aNewRowThatStandsTwiceIsAProblemIfItDiffers() throws Exception {
        ReturnedWorkbook returned = read(
                """
                Supplier,Part,Open pieces,Note
                Bolt,B1,3,one
                Bolt,B1,3,two
                """);

        assertThat(returned.problems())
                .extracting(Problem::message)
                .containsExactly("The row stands in row 2 already, with different answers.");
    }

    private ReturnedWorkbook read(String csv) throws Exception {
        Template template = TemplateReader.read(TEMPLATE, "", "supplier-issues");
        List<Row> rows = new ArrayList<>();
        rows.add(row(template, 1, new Text("A1"), new Number(5)));
        rows.add(row(template, 2, new Text("A2"), CellValue.Blank.BLANK));
        SheetContent base =
                new SheetContent(new SheetId("supplier-issues", "northline", new Period.Week(2026, 47)), 1, rows);
        Path file = Files.writeString(folder.resolve("returned.csv"), csv);
        try (Spreadsheet spreadsheet = Spreadsheet.open(file, SpreadsheetLimits.DEFAULTS)) {
            return WorkbookReader.read(spreadsheet, template, base, column -> true);
        }
    }

    private static Row row(Template template, int id, CellValue part, CellValue pieces) {
        return SampleWorkbook.row(
                template,
                id,
                Map.of(
                        "Supplier",
                        new Text("Acme"),
                        "Part",
                        part,
                        "Open pieces",
                        pieces,
                        "Note",
                        id == 1 ? new Text("late") : CellValue.Blank.BLANK));
    }
}
