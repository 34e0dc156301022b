package dev.bidbook.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Row;
import dev.bidbook.template.Column;
import dev.bidbook.template.Template;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFFormulaEvaluator;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbookWriterTest {

    private static final Template TEMPLATE = SampleWorkbook.weeklyReview();
    private static final Layout LAYOUT = Layout.of(TEMPLATE, column -> true);

    @TempDir
    Path folder = Path.of("");

    @Test
    void everyValueStandsInItsCell() throws Exception {
        List<Row> rows = SampleWorkbook.rows(TEMPLATE, 100, 7);
        try (XSSFWorkbook workbook = open(write(SampleWorkbook.content(TEMPLATE, rows)))) {
            XSSFSheet sheet = workbook.getSheet("Review");
            List<String> wrong = new ArrayList<>();
            int number = Layout.FIRST_ROW - 1;
            for (Row row : rows) {
                for (int i = 0; i < row.values().size(); i++) {
                    XSSFCell cell = sheet.getRow(number).getCell(LAYOUT.place(i));
                    if (!sameValue(cell, row.values().get(i))) {
                        wrong.add(cell.getReference() + ": " + cell + " instead of "
                                + row.values().get(i));
                    }
                }
                assertThat(sheet.getRow(number).getCell(LAYOUT.rowIdColumn()).getStringCellValue())
                        .isEqualTo("R" + row.id());
                number++;
            }
            assertThat(wrong).isEmpty();
            assertThat(sheet.getLastRowNum()).isEqualTo(number - 1);
        }
    }

    @Test
    void theTableCoversTheRowsAndNamesTheColumns() throws Exception {
        try (XSSFWorkbook workbook = open(write(SampleWorkbook.content(TEMPLATE, 12, 7)))) {
            var table = workbook.getTable("Review");
            assertThat(table.getStartCellReference().formatAsString()).isEqualTo("A6");
            assertThat(table.getEndCellReference().getRow()).isEqualTo(17);
            List<String> names = new ArrayList<>(
                    TEMPLATE.columns().stream().map(Column::name).toList());
            names.add(3, "Findings");
            names.add("Finding codes");
            names.add("Row id");
            assertThat(table.getColumns().stream().map(column -> column.getName()))
                    .containsExactlyElementsOf(names);
            assertThat(workbook.getSheet("Review").isColumnHidden(LAYOUT.rowIdColumn()))
                    .isTrue();
        }
    }

    @Test
    void aSheetWithoutRowsKeepsOneBlankTableRow() throws Exception {
        Path file = write(SampleWorkbook.content(TEMPLATE, 0, 7));
        try (XSSFWorkbook workbook = open(file)) {
            assertThat(workbook.getTable("Review").getEndCellReference().getRow())
                    .isEqualTo(6);
            assertThat(workbook.getSheet("Review").getRow(6).getCell(0).getCellType())
                    .isEqualTo(CellType.BLANK);
        }
        assertThat(Schemas.violations(file)).isEmpty();
    }

    @Test
    void everyPartIsValidAgainstTheSchemas() throws Exception {
        assertThat(Schemas.violations(write(SampleWorkbook.content(TEMPLATE, 40, 7))))
                .isEmpty();
    }

    @Test
    void theIdentityStandsInItsThreePlaces() throws Exception {
        WorkbookContent content = SampleWorkbook.content(TEMPLATE, 3, 7);
        try (XSSFWorkbook workbook = open(write(content))) {
            assertThat(workbook.getSheetVisibility(workbook.getSheetIndex("Bidbook identity")))
                    .isEqualTo(SheetVisibility.VERY_HIDDEN);
            XSSFSheet sheet = workbook.getSheet("Bidbook identity");
            var custom = workbook.getProperties().getCustomProperties();
            int row = 0;
            for (Map.Entry<String, String> property :
                    content.identity().properties().entrySet()) {
                assertThat(sheet.getRow(row).getCell(0).getStringCellValue()).isEqualTo(property.getKey());
                assertThat(sheet.getRow(row).getCell(1).getStringCellValue()).isEqualTo(property.getValue());
                assertThat(custom.getProperty(property.getKey()).getLpwstr()).isEqualTo(property.getValue());
                row++;
            }
            assertThat(workbook.getSheet("Review").getRow(4).getCell(0).getStringCellValue())
                    .isEqualTo(content.identity().titleText());
            assertThat(workbook.getProperties().getCoreProperties().getCreator())
                    .isEqualTo("Bidbook");
        }
    }

    @Test
    void everyFormulaComputesToTheValueItCarries() throws Exception {
        Path file = write(SampleWorkbook.content(TEMPLATE, 30, 11));
        List<String> wrong = new ArrayList<>();
        try (XSSFWorkbook workbook = open(file)) {
            XSSFFormulaEvaluator evaluator = new XSSFFormulaEvaluator(workbook);
            XSSFSheet sheet = workbook.getSheet("Review");
            for (int row = Layout.FIRST_ROW - 1; row <= sheet.getLastRowNum(); row++) {
                for (var cell : sheet.getRow(row)) {
                    if (cell.getCellType() == CellType.FORMULA) {
                        var computed = evaluator.evaluate(cell);
                        String carried = cell.getCachedFormulaResultType() == CellType.STRING
                                ? "\"" + cell.getStringCellValue() + "\""
                                : String.valueOf(cell.getNumericCellValue());
                        if (!carried.equals(computed.formatAsString())) {
                            wrong.add(cell.getAddress() + ": " + carried + " is " + computed.formatAsString());
                        }
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void textSurvivesWhateverItHolds() throws Exception {
        List<String> texts = List.of(
                "=1+1",
                "@SUM(A1)",
                "+1",
                "-1",
                "<&>\"'",
                "a\tb\nc",
                "two  spaces",
                "bell \u0007 and escape \u001b",
                "_x0041_ stays",
                "\uD83D\uDE9A lorry",
                "0012",
                "\uFFFE end");
        int comment = SampleWorkbook.place(TEMPLATE, "Comment");
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            rows.add(SampleWorkbook.row(
                    TEMPLATE,
                    i + 1,
                    Map.of("Part Number", new CellValue.Text("P" + i), "Comment", new CellValue.Text(texts.get(i)))));
        }
        Path file = write(SampleWorkbook.content(TEMPLATE, rows));
        Path saved = Tools.libreOffice(file, "xlsx", folder);
        for (Path each : List.of(file, saved)) {
            try (XSSFWorkbook workbook = open(each)) {
                XSSFSheet sheet = workbook.getSheet("Review");
                for (int i = 0; i < texts.size() - (each.equals(saved) ? 1 : 0); i++) {
                    XSSFCell cell = sheet.getRow(Layout.FIRST_ROW - 1 + i).getCell(comment);
                    assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
                    assertThat(cell.getStringCellValue()).isEqualTo(texts.get(i));
                }
            }
        }
    }

    @Test
    void aHalfSurrogateBecomesTheReplacementCharacter() throws Exception {
        Row row = SampleWorkbook.row(TEMPLATE, 1, Map.of("Comment", new CellValue.Text("a\uD83Db")));
        try (XSSFWorkbook workbook = open(write(SampleWorkbook.content(TEMPLATE, List.of(row))))) {
            assertThat(workbook.getSheet("Review")
                            .getRow(6)
                            .getCell(SampleWorkbook.place(TEMPLATE, "Comment"))
                            .getStringCellValue())
                    .isEqualTo("a\uFFFDb");
        }
    }

    @Test
    void libreOfficeComputesTheSameFigures() throws Exception {
        Path file = write(SampleWorkbook.content(TEMPLATE, 200, 5));
        Path saved = Tools.libreOffice(file, "xlsx", folder);
        try (XSSFWorkbook ours = open(file);
                XSSFWorkbook theirs = open(saved)) {
            for (String name : List.of("Review", "Summary", "Guide")) {
                assertThat(shown(theirs.getSheet(name))).isEqualTo(shown(ours.getSheet(name)));
            }
            assertThat(theirs.getTable("Review")).isNotNull();
        }
    }

    @Test
    void anEmptySheetsFiguresAreZeroInLibreOfficeToo() throws Exception {
        Path file = write(SampleWorkbook.content(TEMPLATE, 0, 5));
        Path saved = Tools.libreOffice(file, "xlsx", folder);
        try (XSSFWorkbook ours = open(file);
                XSSFWorkbook theirs = open(saved)) {
            assertThat(shown(theirs.getSheet("Summary"))).isEqualTo(shown(ours.getSheet("Summary")));
        }
    }

    @Test
    void openpyxlReadsTheSameTable() throws Exception {
        Path file = write(SampleWorkbook.content(TEMPLATE, 5, 5));
        String read = Tools.openpyxl(
                """
                import openpyxl, sys
                book = openpyxl.load_workbook(sys.argv[1])
                sheet = book["Review"]
                print(sheet.tables["Review"].ref, sheet.freeze_panes, sheet["A7"].value, sheet["B8"].value)
                """,
                file.toString());
        assertThat(read.strip()).isEqualTo("A6:BC11 E7 0793591 DAL".replace("BC", lastColumn()));
    }

    @Test
    void datesAreSerialsAndMomentsHaveTheirTime() {
        assertThat(CellXml.serial(LocalDate.of(1900, 1, 1))).isEqualTo(1);
        assertThat(CellXml.serial(LocalDate.of(1900, 2, 28))).isEqualTo(59);
        assertThat(CellXml.serial(LocalDate.of(1900, 3, 1))).isEqualTo(61);
        assertThat(CellXml.serial(LocalDate.of(2026, 3, 2))).isEqualTo(46083);
        assertThat(CellXml.serial(new CellValue.DateTime(LocalDateTime.of(2026, 3, 2, 12, 0))))
                .isEqualTo(46083.5);
        assertThat(CellXml.serial(LocalDate.of(1899, 12, 31))).isEqualTo(-1);
    }

    @Test
    void twentyThousandRowsAreStreamed() throws Exception {
        Iterable<Row> rows = () -> new java.util.Iterator<>() {
            private final List<Row> block = SampleWorkbook.rows(TEMPLATE, 500, 3);
            private int next;

            @Override
            public boolean hasNext() {
                return next < 20_000;
            }

            @Override
            public Row next() {
                return block.get(next++ % 500);
            }
        };
        WorkbookContent few = SampleWorkbook.content(TEMPLATE, List.of());
        WorkbookContent many = new WorkbookContent(
                few.template(),
                few.title(),
                few.identity(),
                few.parameters(),
                few.asOf(),
                RowSource.of(rows),
                few.trend(),
                few.editable());
        long[] bytes = {0};
        new WorkbookWriter().write(many, new OutputStream() {
            @Override
            public void write(int one) {
                bytes[0]++;
            }

            @Override
            public void write(byte[] some, int from, int length) {
                bytes[0] += length;
            }
        });
        assertThat(bytes[0]).isBetween(1_000_000L, 40_000_000L);
    }

    private static String lastColumn() {
        return dev.bidbook.sheet.CellAddress.columnLetters(LAYOUT.rowIdColumn());
    }

    private Path write(WorkbookContent content) throws Exception {
        return SampleWorkbook.write(content, folder.resolve("review.xlsx"));
    }

    private static XSSFWorkbook open(Path file) throws Exception {
        return new XSSFWorkbook(Files.newInputStream(file));
    }

    /** What a person sees of the values of a sheet, blank cells left out. */
    private static List<String> shown(XSSFSheet sheet) {
        List<String> shown = new ArrayList<>();
        for (var row : sheet) {
            for (var cell : row) {
                CellType type =
                        cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
                String value =
                        switch (type) {
                            case NUMERIC -> String.valueOf((float) cell.getNumericCellValue());
                            case STRING -> cell.getStringCellValue();
                            case BOOLEAN -> String.valueOf(cell.getBooleanCellValue());
                            case ERROR -> "error " + cell.getErrorCellValue();
                            default -> "";
                        };
                if (!value.isEmpty()) {
                    shown.add(cell.getAddress() + " " + value);
                }
            }
        }
        return shown;
    }

    private static boolean sameValue(XSSFCell cell, CellValue value) {
        if (value instanceof CellValue.Number number) {
            return cell.getNumericCellValue() == number.value();
        } else if (value instanceof CellValue.Date date) {
            return cell.getLocalDateTimeCellValue().toLocalDate().equals(date.value());
        } else if (value instanceof CellValue.DateTime moment) {
            return cell.getLocalDateTimeCellValue().equals(moment.value());
        } else if (value.isBlank()) {
            return cell.getCellType() == CellType.BLANK;
        }
        return cell.getStringCellValue().equals(value.display());
    }
}
