package dev.bidbook.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.sheet.CellAddress;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.template.Template;
import dev.bidbook.validation.Place;
import dev.bidbook.validation.Problem;
import dev.bidbook.validation.ProblemType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbookAnnotatorTest {

    private static final Template TEMPLATE = SampleWorkbook.weeklyReview();
    private static final int ETA = SampleWorkbook.place(TEMPLATE, "ETA");

    @TempDir
    Path folder = Path.of("");

    private Path original = Path.of("");

    @BeforeEach
    void write() throws Exception {
        original = SampleWorkbook.write(SampleWorkbook.content(TEMPLATE, 30, 7), folder.resolve("review.xlsx"));
    }

    @Test
    void problemCellsAreColouredAndKeepTheirFormats() throws Exception {
        Path annotated = annotate(original, List.of(badDate(9)), List.of());
        try (XSSFWorkbook before = open(original);
                XSSFWorkbook after = open(annotated)) {
            XSSFCell was = before.getSheet("Review").getRow(8).getCell(ETA);
            XSSFCell is = after.getSheet("Review").getRow(8).getCell(ETA);
            assertThat(fill(is)).isEqualTo(MarkedStyles.Mark.PROBLEM.colour());
            assertThat(is.getCellStyle().getDataFormatString())
                    .isEqualTo(was.getCellStyle().getDataFormatString());
            assertThat(is.getCellStyle().getBorderBottom())
                    .isEqualTo(was.getCellStyle().getBorderBottom());
            assertThat(marked(after)).containsExactly("Review!" + is.getReference());
        }
        assertThat(Schemas.violations(annotated)).isEmpty();
    }

    @Test
    void theProblemsSheetSaysWhereWhatAndWhatToDo() throws Exception {
        try (XSSFWorkbook workbook = open(annotate(original, List.of(badDate(9)), List.of()))) {
            XSSFSheet sheet = workbook.getSheet("Problems");
            assertThat(texts(sheet, 0))
                    .containsExactly("Cell", "Column", "Row key", "Value", "What is wrong", "What to do");
            assertThat(texts(sheet, 1))
                    .containsExactly(
                            "Review!" + new CellAddress(9, ETA),
                            "ETA",
                            "0793591|OMA|BA-26-0417",
                            "31.02.2026",
                            "31.02.2026 is not a date.",
                            "Write a date such as 2026-03-02.");
            assertThat(sheet.getHyperlink(1, 0).getLocation()).isEqualTo("'Review'!" + new CellAddress(9, ETA));
        }
    }

    @Test
    void everyOtherPartStaysByteForByte() throws Exception {
        Path annotated = annotate(original, List.of(badDate(9)), List.of());
        var before = Parts.of(original);
        var after = Parts.of(annotated);
        Set<String> changed = new TreeSet<>();
        after.forEach((part, bytes) -> {
            if (!java.util.Arrays.equals(bytes, before.get(part))) {
                changed.add(part);
            }
        });
        assertThat(changed)
                .containsExactlyInAnyOrder(
                        "[Content_Types].xml",
                        "xl/_rels/workbook.xml.rels",
                        "xl/styles.xml",
                        "xl/workbook.xml",
                        "xl/worksheets/bidbookProblems.xml",
                        "xl/worksheets/sheet1.xml");
        assertThat(after.keySet()).containsAll(before.keySet());
    }

    @Test
    void aCorrectedWorkbookLosesItsMarks() throws Exception {
        Path annotated = annotate(original, List.of(badDate(9), badDate(10)), List.of());
        Path again = annotate(annotated, List.of(badDate(10)), List.of());
        try (XSSFWorkbook workbook = open(again)) {
            assertThat(marked(workbook)).containsExactly("Review!" + new CellAddress(10, ETA));
            assertThat(workbook.getSheet("Problems").getLastRowNum()).isEqualTo(1);
        }
        Path clean = annotate(again, List.of(), List.of());
        assertThat(Parts.text(clean, "xl/worksheets/sheet1.xml"))
                .isEqualTo(Parts.text(original, "xl/worksheets/sheet1.xml"));
        try (XSSFWorkbook workbook = open(clean)) {
            assertThat(workbook.getSheet("Problems")).isNull();
            assertThat(workbook.getNumberOfSheets()).isEqualTo(5);
        }
    }

    @Test
    void marksAreTakenAwayAfterLibreOfficeHasSavedTheWorkbook() throws Exception {
        Path annotated = annotate(original, List.of(badDate(9)), List.of());
        Path saved = Tools.libreOffice(annotated, "xlsx", folder);
        try (XSSFWorkbook workbook = open(saved)) {
            assertThat(marked(workbook)).hasSize(1);
        }
        Path clean = annotate(saved, List.of(), List.of());
        try (XSSFWorkbook workbook = open(clean)) {
            assertThat(marked(workbook)).isEmpty();
            assertThat(workbook.getSheet("Problems")).isNull();
        }
    }

    @Test
    void openpyxlsWorkbooksAreAnnotatedToo() throws Exception {
        Path saved = folder.resolve("saved.xlsx");
        String script =
                """
                import openpyxl, sys
                book = openpyxl.load_workbook(sys.argv[1])
                book.save(sys.argv[2])
                """;
        Tools.openpyxl(script, original.toString(), saved.toString());
        Path annotated = annotate(saved, List.of(badDate(9)), List.of());
        Path again = folder.resolve("again.xlsx");
        Tools.openpyxl(script, annotated.toString(), again.toString());
        try (XSSFWorkbook workbook = open(again)) {
            assertThat(marked(workbook)).containsExactly("Review!" + new CellAddress(9, ETA));
            assertThat(workbook.getSheet("Problems").getLastRowNum()).isEqualTo(1);
        }
    }

    @Test
    void prefixesAndMissingReferencesAreUnderstood() throws Exception {
        String sheet = "<x:sheetData><!-- <x:c s=\"1\"/> --><x:row><x:c t='inlineStr'><x:is><x:t>a &gt; b</x:t></x:is>"
                + "</x:c><x:c /></x:row><x:row r='5'/></x:sheetData>";
        var styles = new MarkedStyles(PackageXml.parse(Parts.of(original).getOrDefault("xl/styles.xml", new byte[0])));
        var out = new java.io.ByteArrayOutputStream();
        new CellMarker(
                        styles,
                        java.util.Map.of(
                                1, java.util.Map.of(1, MarkedStyles.Mark.PROBLEM),
                                5, java.util.Map.of(2, MarkedStyles.Mark.PROBLEM)),
                        new java.io.ByteArrayInputStream(sheet.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                        out)
                .copy();
        int mark = styles.marked(0, MarkedStyles.Mark.PROBLEM);
        assertThat(out.toString(java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(sheet.replace("<x:c />", "<x:c  s=\"" + mark + "\"/>")
                        .replace("<x:row r='5'/>", "<x:row r='5'><x:c r=\"C5\" s=\"" + mark + "\"/></x:row>"));
    }

    @Test
    void aWorkbookThatSaysNoNamespaceIsAnnotatedToo() throws Exception {
        Path bare = original.resolveSibling("bare.xlsx");
        try (var zip = new java.util.zip.ZipOutputStream(Files.newOutputStream(bare))) {
            for (var part : Parts.of(original).entrySet()) {
                zip.putNextEntry(new java.util.zip.ZipEntry(part.getKey()));
                String xml = new String(part.getValue(), java.nio.charset.StandardCharsets.ISO_8859_1);
                zip.write((part.getKey().equals("xl/workbook.xml") ? xml.replaceFirst(" xmlns=\"[^\"]*\"", "") : xml)
                        .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
        Path annotated = annotate(bare, List.of(badDate(9)), List.of());
        assertThat(Parts.text(annotated, "xl/workbook.xml")).contains("name=\"Problems\"");
    }

    @Test
    void aSheetOfPeopleNamedProblemsIsLeftAlone() throws Exception {
        Path own = folder.resolve("own.xlsx");
        try (XSSFWorkbook workbook = open(original)) {
            workbook.createSheet("Problems").createRow(0).createCell(0).setCellValue("mine");
            try (var out = Files.newOutputStream(own)) {
                workbook.write(out);
            }
        }
        try (XSSFWorkbook workbook = open(annotate(own, List.of(badDate(9)), List.of()))) {
            assertThat(texts(workbook.getSheet("Problems"), 0)).containsExactly("mine");
            assertThat(workbook.getSheet("Problems (Bidbook)").getLastRowNum()).isEqualTo(1);
        }
    }

    @Test
    void conflictsAreListedWithAChoice() throws Exception {
        ConflictRow conflict = new ConflictRow(
                new RowKey("0793591|OMA|BA-26-0417"),
                "ETA",
                CellValue.Blank.BLANK,
                new CellValue.Date(LocalDate.of(2026, 12, 1)),
                new CellValue.Date(LocalDate.of(2026, 12, 4)),
                "Mira Okafor",
                Instant.parse("2026-11-20T15:00:00Z"));
        Path annotated = annotate(original, List.of(), List.of(conflict));
        assertThat(Schemas.violations(annotated)).isEmpty();
        try (XSSFWorkbook workbook = open(annotated)) {
            XSSFSheet sheet = workbook.getSheet("Conflicts");
            assertThat(texts(sheet, 0))
                    .containsExactly("Row key", "Column", "Was", "Mine", "Theirs", "Changed by", "Changed at", "Take");
            assertThat(sheet.getRow(1).getCell(3).getLocalDateTimeCellValue().toLocalDate())
                    .isEqualTo(LocalDate.of(2026, 12, 1));
            assertThat(sheet.getDataValidations()
                            .get(0)
                            .getRegions()
                            .getCellRangeAddresses()[0]
                            .formatAsString())
                    .isEqualTo("H2");
            assertThat(workbook.getSheet("Problems")).isNull();
        }
    }

    private static Problem badDate(int row) {
        return new Problem(
                ProblemType.NOT_A_DATE,
                Place.cell("Review", new CellAddress(row, ETA), new RowKey("0793591|OMA|BA-26-0417"), "ETA"),
                "31.02.2026",
                "date",
                "31.02.2026 is not a date.",
                "Write a date such as 2026-03-02.");
    }

    private Path annotate(Path file, List<Problem> problems, List<ConflictRow> conflicts) throws Exception {
        Path annotated = Files.createTempFile(folder, "annotated", ".xlsx");
        try (var out = Files.newOutputStream(annotated)) {
            WorkbookAnnotator.annotate(file, problems, conflicts, List.of(), out);
        }
        return annotated;
    }

    private static XSSFWorkbook open(Path file) throws Exception {
        return new XSSFWorkbook(Files.newInputStream(file));
    }

    private static List<String> texts(XSSFSheet sheet, int row) {
        return java.util.stream.StreamSupport.stream(sheet.getRow(row).spliterator(), false)
                .map(Object::toString)
                .toList();
    }

    private static Set<String> marked(XSSFWorkbook workbook) {
        Set<String> marked = new TreeSet<>();
        for (var sheet : workbook) {
            for (var row : sheet) {
                for (var cell : row) {
                    if (MarkedStyles.Mark.PROBLEM.colour().equals(fill((XSSFCell) cell))) {
                        marked.add(sheet.getSheetName() + "!" + cell.getAddress());
                    }
                }
            }
        }
        return marked;
    }

    private static String fill(XSSFCell cell) {
        CellStyle style = cell.getCellStyle();
        var colour = (org.apache.poi.xssf.usermodel.XSSFColor) style.getFillForegroundColorColor();
        return colour == null || colour.getARGBHex() == null ? "" : colour.getARGBHex();
    }
}
