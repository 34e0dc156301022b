package dev.bidbook.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.formula.RowVerdict;
import dev.bidbook.sheet.CellAddress;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Row;
import dev.bidbook.template.Template;
import dev.bidbook.template.TemplateReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFFormulaEvaluator;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a workbook tells of its findings, as it is written and as other programs compute it. */
class FindingsTest {

    private static final Template REVIEW = SampleWorkbook.weeklyReview();

    /** Turns the order of the rows around and writes into the first of them; no computed value is kept. */
    private static final String EDIT =
            """
            import datetime, openpyxl, sys
            book = openpyxl.load_workbook(sys.argv[1])
            sheet = book[book.sheetnames[0]]
            header = [cell.value for cell in sheet[6]]
            rows = list(range(7, sheet.max_row + 1))
            for column in range(1, len(header) + 1):
                cells = [sheet.cell(row, column) for row in rows]
                if any(cell.data_type == "f" for cell in cells):
                    continue
                values = [cell.value for cell in cells]
                for cell, value in zip(cells, reversed(values)):
                    cell.value = value
            def write(name, value):
                sheet.cell(7, header.index(name) + 1).value = value
            if "ETA" in header:
                write("ETA", datetime.date(2026, 12, 24))
                write("Part Status", "Obsolete")
                write("Alternative part", "A-1")
            else:
                write("Due", datetime.date(2026, 11, 1))
                write("Closed", "No")
                write("Answer", "It is LATE")
            book.save(sys.argv[2])
            """;

    private final Path folder;

    FindingsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void otherProgramsFindTheSameAfterSortingAndWriting() throws Exception {
        List<Template> templates = List.of(REVIEW, SampleWorkbook.test("open-points"));
        List<Path> edited = new ArrayList<>();
        List<Path> expected = new ArrayList<>();
        for (Template template : templates) {
            List<Row> rows =
                    template == REVIEW ? SampleWorkbook.rows(template, 40, 9) : OpenPoints.rows(template, 40, 9);
            Path file = write(template, rows, "written-" + template.name());
            edited.add(folder.resolve("edited-" + template.name() + ".xlsx"));
            Tools.openpyxl(EDIT, file.toString(), edited.get(edited.size() - 1).toString());
            expected.add(write(template, edited(template, rows), "expected-" + template.name()));
        }
        List<Path> saved = Tools.libreOffice(edited, "xlsx", folder);
        for (int i = 0; i < templates.size(); i++) {
            try (XSSFWorkbook ours = open(expected.get(i));
                    XSSFWorkbook theirs = open(saved.get(i))) {
                assertThat(shown(theirs.getSheetAt(0))).isEqualTo(shown(ours.getSheetAt(0)));
                assertThat(counts(theirs)).isEqualTo(counts(ours)).isNotEmpty();
            }
        }
    }

    /** The rows as {@link #EDIT} leaves them. */
    private static List<Row> edited(Template template, List<Row> rows) {
        List<Row> edited = new ArrayList<>(rows);
        Collections.reverse(edited);
        List<CellValue> first = new ArrayList<>(edited.get(0).values());
        Map<String, CellValue> written = template == REVIEW
                ? Map.of(
                        "ETA", new CellValue.Date(LocalDate.of(2026, 12, 24)),
                        "Part Status", new CellValue.Text("Obsolete"),
                        "Alternative part", new CellValue.Text("A-1"))
                : Map.of(
                        "Due", new CellValue.Date(LocalDate.of(2026, 11, 1)),
                        "Closed", new CellValue.YesNo(false),
                        "Answer", new CellValue.Text("It is LATE"));
        written.forEach((column, value) -> first.set(template.positionOf(column), value));
        edited.set(0, new Row(edited.get(0).id(), edited.get(0).key(), first));
        return SampleWorkbook.computed(template, edited);
    }

    @Test
    void poiComputesWhatTheCellsCarry() throws Exception {
        Template template = SampleWorkbook.test("open-points");
        Path file = write(template, OpenPoints.rows(template, 30, 4), "points");
        List<String> wrong = new ArrayList<>();
        try (XSSFWorkbook workbook = open(file)) {
            XSSFFormulaEvaluator evaluator = new XSSFFormulaEvaluator(workbook);
            XSSFSheet sheet = workbook.getSheet("Points");
            for (int row = Layout.FIRST_ROW - 1; row <= sheet.getLastRowNum(); row++) {
                for (var cell : sheet.getRow(row)) {
                    if (cell.getCellType() == CellType.FORMULA) {
                        String carried = value((XSSFCell) cell);
                        evaluator.evaluateFormulaCell(cell);
                        if (!carried.equals(value((XSSFCell) cell))) {
                            wrong.add(cell.getAddress() + ": " + carried + " is " + value((XSSFCell) cell));
                        }
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void findingsThatWaitStandBeforeAnsweredOnes() throws Exception {
        Template template = SampleWorkbook.test("open-points");
        assertThat(FindingTexts.text(template, new RowVerdict(0b111, 0b001)))
                .isEqualTo("● Given & <counted>; ● Überfällig; ○ Less than asked, or nothing asked");
        assertThat(FindingTexts.text(template, RowVerdict.QUIET)).isEmpty();
        Row row = SampleWorkbook.row(
                template,
                1,
                Map.of(
                        "Site", new CellValue.Text("STL"),
                        "Point", new CellValue.Number(1),
                        "Asked", new CellValue.Number(2),
                        "Given", new CellValue.Number(1),
                        "Answer", new CellValue.Text("why"),
                        "Who", new CellValue.Text("Anna")));
        Path file = write(template, SampleWorkbook.computed(template, List.of(row)), "one");
        try (XSSFWorkbook workbook = open(file)) {
            XSSFSheet sheet = workbook.getSheet("Points");
            assertThat(sheet.getRow(6).getCell(2).getStringCellValue())
                    .isEqualTo("● Given & <counted>; ○ Less than asked, or nothing asked");
            assertThat(sheet.getRow(6)
                            .getCell(ReturnedFile.place(sheet, "Finding codes"))
                            .getStringCellValue())
                    .isEqualTo("210");
            assertThat(sheet.getRow(2).getCell(1).getStringCellValue())
                    .isEqualTo("1 rows,  1 answered,  1 shown      Findings:  1 open on 1 rows,  1 answered");
        }
    }

    @Test
    void cellsAreMarkedWhereTheRulesPoint() throws Exception {
        Template template = SampleWorkbook.test("open-points");
        Path file = write(template, OpenPoints.rows(template, 3, 1), "marks");
        Map<String, List<String>> marks = new TreeMap<>();
        try (XSSFWorkbook workbook = open(file)) {
            for (var formatting : workbook.getSheet("Points").getCTWorksheet().getConditionalFormattingArray()) {
                String where = formatting.getSqref().toString();
                for (var rule : formatting.getCfRuleArray()) {
                    if (rule.getFormulaArray(0).contains("MID(")) {
                        marks.computeIfAbsent(rule.getFormulaArray(0), k -> new ArrayList<>())
                                .add(where);
                    }
                }
            }
        }
        assertThat(marks)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "AND(LEN(I7)=0,OR(MID($L7,1,1)=\"1\",MID($L7,3,1)=\"1\"))", List.of("I7:I509"),
                        "AND(LEN(J7)=0,MID($L7,1,1)=\"1\")", List.of("J7:J509"),
                        "MID($L7,1,1)=\"1\"", List.of("F7:F509", "D7:D509"),
                        "MID($L7,1,1)=\"2\"", List.of("F7:F509", "D7:D509"),
                        "MID($L7,2,1)=\"1\"", List.of("E7:E509"),
                        "MID($L7,2,1)=\"2\"", List.of("E7:E509"),
                        "MID($L7,3,1)=\"1\"", List.of("G7:G509 A7:A509"),
                        "MID($L7,3,1)=\"2\"", List.of("G7:G509 A7:A509")));
    }

    @Test
    void whatBecomesOfTheFindingsIsNoProblem() throws Exception {
        ReturnedFile file = ReturnedFile.weeklyReview(folder).edit(workbook -> {
            ReturnedFile.cell(workbook, 1, "Findings").setCellValue("#REF!");
            ReturnedFile.cell(workbook, 2, "Findings").setCellValue(12);
            ReturnedFile.cell(workbook, 3, "Finding codes").setCellFormula("1/0");
            ReturnedFile.cell(workbook, 1, "Comment").setCellValue("mine");
        });
        ReturnedWorkbook returned = file.read();
        assertThat(returned.problems()).isEmpty();
        assertThat(returned.warnings()).isEmpty();
        assertThat(returned.rows()).hasSize(1);
    }

    @Test
    void aCopyWithoutThemIsReadAsBefore() throws Exception {
        ReturnedFile file = ReturnedFile.weeklyReview(folder).edit(workbook -> {
            XSSFSheet sheet = workbook.getSheetAt(0);
            for (String own : List.of("Findings", "Finding codes")) {
                int place = ReturnedFile.place(sheet, own);
                for (int row = Layout.HEADER_ROW; row <= Layout.HEADER_ROW + ReturnedFile.ROWS; row++) {
                    sheet.getRow(row - 1).removeCell(sheet.getRow(row - 1).getCell(place));
                }
            }
            ReturnedFile.cell(workbook, 1, "Comment").setCellValue("mine");
        });
        ReturnedWorkbook returned = file.read();
        assertThat(returned.problems()).isEmpty();
        assertThat(returned.warnings()).isEmpty();
        assertThat(returned.rows()).hasSize(1);
    }

    @Test
    void theColumnDoesNotStandWithinARangeThatAFormulaReads() throws Exception {
        Template spanned = template("=SUM([@[Part]:[Qty]])=0", 1);
        assertThat(RulePlaces.of(spanned).findings()).isZero();
        assertThat(RulePlaces.of(template("=[@Qty]=0", 1)).findings()).isEqualTo(1);
    }

    @Test
    void rulesThatAreTooLongForOneCellStandInSeveral() throws Exception {
        String formula = "=AND([@Qty]>=0,[@Part]<>\"" + "x".repeat(200) + "\"" + ",[@Qty]<9".repeat(150) + ")";
        Template template = template(formula, 60);
        RulePlaces places = RulePlaces.of(template);
        assertThat(places.groups().size()).isGreaterThan(10);
        assertThat(places.groups().stream().flatMap(List::stream).toList())
                .containsExactlyElementsOf(
                        java.util.stream.IntStream.range(0, 60).boxed().toList());
        FindingFormulas formulas = new FindingFormulas(Layout.of(template, any -> true));
        for (int i = 0; i < places.groups().size(); i++) {
            assertThat(formulas.codes(i, 1_048_576).length()).isLessThan(8192);
        }
        assertThat(formulas.findings(1_048_576).length()).isLessThan(8192);
        Row row = SampleWorkbook.row(
                template, 1, Map.of("Part", new CellValue.Text("P"), "Qty", new CellValue.Number(3)));
        Path file = write(template, List.of(row), "long");
        assertThat(WorkbookRules.broken(file)).isEmpty();
        try (XSSFWorkbook workbook = open(file)) {
            XSSFCell cell = workbook.getSheetAt(0).getRow(6).getCell(1);
            String carried = value(cell);
            new XSSFFormulaEvaluator(workbook).evaluateFormulaCell(cell);
            assertThat(value(cell)).isEqualTo(carried).startsWith("● Rule 0; ● Rule 1; ● Rule 2");
        }
    }

    private Template template(String formula, int rules) throws Exception {
        Path written = Files.createDirectories(folder.resolve("plain"));
        StringBuilder yaml = new StringBuilder(
                """
                template: plain
                version: 1
                key: [Part]
                columns:
                  - {name: Part, kind: text}
                  - {name: Qty, kind: decimal}
                rules:
                """);
        for (int i = 0; i < rules; i++) {
            yaml.append("  - {id: r%d, title: Rule %d, points-at: [Qty], ask: Look., formula: '%s'}\n"
                    .formatted(i, i, formula));
        }
        Files.writeString(written.resolve("template.yaml"), yaml);
        return TemplateReader.read(written);
    }

    private Path write(Template template, List<Row> rows, String name) throws Exception {
        return SampleWorkbook.write(SampleWorkbook.content(template, rows), folder.resolve(name + ".xlsx"));
    }

    private static XSSFWorkbook open(Path file) throws Exception {
        return new XSSFWorkbook(Files.newInputStream(file));
    }

    /** What stands in the table and over it, cell by cell, blanks left out. */
    private static List<String> shown(XSSFSheet sheet) {
        List<String> shown = new ArrayList<>();
        for (var row : sheet) {
            for (var cell : row) {
                String value = value((XSSFCell) cell);
                if (!value.isEmpty()) {
                    shown.add(new CellAddress(row.getRowNum() + 1, cell.getColumnIndex()) + " " + value);
                }
            }
        }
        return shown;
    }

    /** The Summary's lines of counts by what stands before them, whichever of them comes first. */
    private static Map<String, List<String>> counts(XSSFWorkbook workbook) {
        Map<String, List<String>> counts = new TreeMap<>();
        for (var row : workbook.getSheet("Summary")) {
            List<String> values = new ArrayList<>();
            for (var cell : row) {
                String value = value((XSSFCell) cell);
                if (!value.isEmpty()) {
                    values.add(value);
                }
            }
            counts.computeIfAbsent(String.join(" ", values), k -> new ArrayList<>())
                    .add("line");
        }
        return counts;
    }

    private static String value(XSSFCell cell) {
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case NUMERIC -> String.valueOf((float) cell.getNumericCellValue());
            case BOOLEAN -> String.valueOf(cell.getBooleanCellValue());
            case ERROR -> "error " + cell.getErrorCellValue();
            default -> cell.getStringCellValue();
        };
    }
}
