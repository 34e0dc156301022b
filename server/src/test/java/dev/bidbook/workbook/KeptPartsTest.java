package dev.bidbook.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.sheet.CellAddress;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.template.Template;
import dev.bidbook.validation.Place;
import dev.bidbook.validation.Problem;
import dev.bidbook.validation.ProblemType;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people put into a workbook is still there when it comes back with its problems and conflicts in it. */
class KeptPartsTest {

    private static final Template TEMPLATE = SampleWorkbook.weeklyReview();
    private static final int ETA = SampleWorkbook.place(TEMPLATE, "ETA");
    private static final int COMMENT = SampleWorkbook.place(TEMPLATE, "Comment");
    private static final RowKey KEY = new RowKey("0793591|STL|BA-26-0417");
    private static final Set<String> OURS =
            Set.of("[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/workbook.xml");
    private static final Pattern STYLE = Pattern.compile(" s=\"\\d+\"");

    private final Path folder;
    private Path theirs = Path.of("");

    KeptPartsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void write() throws Exception {
        Path original = SampleWorkbook.write(SampleWorkbook.content(TEMPLATE, 30, 7), folder.resolve("review.xlsx"));
        Path edited = folder.resolve("edited.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(original));
                OutputStream out = Files.newOutputStream(edited)) {
            decorate(workbook);
            workbook.write(out);
        }
        theirs = withPartsOfExcel(edited);
    }

    @Test
    void everythingButTheMarkedCellsStays() throws Exception {
        Path annotated = annotate(theirs, List.of(problem(9)), List.of(conflict(10)));

        Map<String, byte[]> before = Parts.of(theirs);
        Map<String, byte[]> after = Parts.of(annotated);
        Set<String> changed = new TreeSet<>(after.keySet());
        changed.removeIf(part -> Arrays.equals(after.get(part), before.get(part)));
        Set<String> expected = new TreeSet<>(OURS);
        expected.addAll(Set.of(
                "xl/worksheets/bidbookProblems.xml", "xl/worksheets/bidbookConflicts.xml", "xl/worksheets/sheet1.xml"));
        assertThat(changed).isEqualTo(expected);
        assertThat(after.keySet()).containsAll(before.keySet());
        assertThat(differences(theirs, annotated))
                .containsExactlyInAnyOrder(new CellAddress(9, ETA).toString(), new CellAddress(10, COMMENT).toString());
        assertThat(Parts.text(annotated, "xl/workbook.xml"))
                .contains("customWorkbookView ")
                .contains("name=\"mine\"")
                .contains("x15ac:absPath");
        assertThat(PackageRules.broken(annotated)).isEmpty();
    }

    @Test
    void aCorrectedWorkbookHasNoRemainsAndItsColoursAreBack() throws Exception {
        Path once = annotate(theirs, List.of(problem(9), problem(11)), List.of(conflict(10)));
        Path twice = annotate(once, List.of(problem(11)), List.of());
        Path clean = annotate(twice, List.of(), List.of());

        assertThat(differences(theirs, clean)).isEmpty();
        assertThat(Parts.of(clean).keySet()).isEqualTo(Parts.of(theirs).keySet());
        try (XSSFWorkbook before = open(theirs);
                XSSFWorkbook after = open(clean)) {
            for (int row : new int[] {8, 9, 10}) {
                for (int column : new int[] {ETA, COMMENT}) {
                    assertSameStyle(cell(before, row, column), cell(after, row, column));
                }
            }
            assertThat(after.getNumberOfSheets()).isEqualTo(before.getNumberOfSheets());
        }
    }

    @Test
    void aMarkGivesTheColourBackAfterOtherProgramsSavedIt() throws Exception {
        Path annotated = annotate(theirs, List.of(problem(9)), List.of(conflict(10)));
        Path saved = folder.resolve("saved.xlsx");
        Tools.openpyxl(
                "import openpyxl, sys\nopenpyxl.load_workbook(sys.argv[1]).save(sys.argv[2])",
                annotated.toString(),
                saved.toString());

        Path clean = annotate(saved, List.of(), List.of());

        try (XSSFWorkbook before = open(theirs);
                XSSFWorkbook after = open(clean)) {
            assertThat(colour(cell(after, 8, ETA)))
                    .isEqualTo(colour(cell(before, 8, ETA)))
                    .isEqualTo("FFFFFF00");
            assertThat(colour(cell(after, 9, COMMENT))).isEqualTo(colour(cell(before, 9, COMMENT)));
        }
    }

    @Test
    void aCellThatIsNotInTheFileLooksLikeItsColumn() throws Exception {
        Path bare = folder.resolve("bare.xlsx");
        replace(theirs, bare, "xl/worksheets/sheet1.xml", xml -> xml.replaceAll("<cols>.*</cols>", "")
                .replace(
                        "<sheetData>", "<cols><col min=\"1\" max=\"200\" width=\"9\" style=\"3\"/></cols><sheetData>"));
        Problem beside = problem(new CellAddress(9, 90));

        Path annotated = annotate(bare, List.of(beside), List.of());

        try (XSSFWorkbook workbook = open(annotated)) {
            XSSFCellStyle marked = cell(workbook, 8, 90).getCellStyle();
            assertThat(marked.getFont()).isEqualTo(workbook.getCellStyleAt(3).getFont());
            assertThat(colour(cell(workbook, 8, 90))).isEqualTo(MarkedStyles.Mark.PROBLEM.colour());
        }
    }

    private static void decorate(XSSFWorkbook workbook) {
        XSSFSheet sheet = workbook.getSheet("Review");
        sheet.getRow(12).setZeroHeight(true);
        sheet.setColumnWidth(COMMENT, 60 * 256);
        var helper = workbook.getCreationHelper();
        ClientAnchor anchor = helper.createClientAnchor();
        var comment = sheet.createDrawingPatriarch().createCellComment(anchor);
        comment.setString(helper.createRichTextString("look here"));
        cell(workbook, 9, ETA).setCellComment(comment);
        XSSFCellStyle yellow = workbook.createCellStyle();
        yellow.cloneStyleFrom(cell(workbook, 8, ETA).getCellStyle());
        yellow.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        yellow.setFillForegroundColor(
                new org.apache.poi.xssf.usermodel.XSSFColor(new byte[] {(byte) 255, (byte) 255, (byte) 255, 0}));
        cell(workbook, 8, ETA).setCellStyle(yellow);
        int picture = workbook.addPicture(new byte[] {(byte) 0x89, 'P', 'N', 'G'}, XSSFWorkbook.PICTURE_TYPE_PNG);
        sheet.createDrawingPatriarch().createPicture(helper.createClientAnchor(), picture);
        var rules = sheet.getSheetConditionalFormatting();
        var rule = rules.createConditionalFormattingRule("LEN($A1)>30");
        rule.createPatternFormatting().setFillBackgroundColor(IndexedColors.LIGHT_GREEN.index);
        rules.addConditionalFormatting(new CellRangeAddress[] {CellRangeAddress.valueOf("A1:A5")}, rule);
        var name = workbook.createName();
        name.setNameName("mine");
        name.setRefersToFormula("Review!$A$7");
        XSSFSheet own = workbook.createSheet("Problems of mine");
        own.createRow(0).createCell(0).setCellValue(7);
        var chart = own.createDrawingPatriarch().createChart(helper.createClientAnchor());
        var data = chart.createData(
                ChartTypes.BAR,
                chart.createCategoryAxis(AxisPosition.BOTTOM),
                chart.createValueAxis(AxisPosition.LEFT));
        CellRangeAddress area = CellRangeAddress.valueOf("A1:A1");
        data.addSeries(
                XDDFDataSourcesFactory.fromNumericCellRange(own, area),
                XDDFDataSourcesFactory.fromNumericCellRange(own, area));
        chart.plot(data);
    }

    /** Parts that no library writes, in the places that Excel gives them. */
    private Path withPartsOfExcel(Path file) throws Exception {
        Map<String, String> more = new LinkedHashMap<>();
        more.put("xl/threadedComments/threadedComment1.xml", "<ThreadedComments/>");
        more.put("xl/persons/person.xml", "<personList/>");
        more.put("xl/pivotCache/pivotCacheDefinition1.xml", "<pivotCacheDefinition/>");
        more.put("xl/pivotTables/pivotTable1.xml", "<pivotTableDefinition/>");
        more.put("xl/slicers/slicer1.xml", "<slicers/>");
        more.put("xl/slicerCaches/slicerCache1.xml", "<slicerCacheDefinition/>");
        more.put("xl/printerSettings/printerSettings1.bin", "\u0000\u0001");
        more.put("customXml/item1.xml", "<mine/>");
        Path whole = folder.resolve("theirs.xlsx");
        Path named = folder.resolve("named.xlsx");
        replace(file, named, "xl/workbook.xml", xml -> xml.replaceFirst(
                        "<workbookPr",
                        "<mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\">"
                                + "<mc:Choice Requires=\"x15\"><x15ac:absPath url=\"C:\\\\mine\\\\\""
                                + " xmlns:x15ac=\"http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac\"/>"
                                + "</mc:Choice></mc:AlternateContent><workbookPr")
                .replace(
                        "</workbook>",
                        "<customWorkbookViews><customWorkbookView name=\"Dana\""
                                + " guid=\"{7F0A4C0E-2B44-4B0B-9C7A-0C8A3F1B2D10}\" windowWidth=\"1\" windowHeight=\"1\""
                                + " activeSheetId=\"1\"/></customWorkbookViews></workbook>"));
        Map<String, byte[]> parts = new LinkedHashMap<>(Parts.of(named));
        more.forEach((part, text) -> parts.put(part, text.getBytes(StandardCharsets.UTF_8)));
        String types = new String(parts.getOrDefault("[Content_Types].xml", new byte[0]), StandardCharsets.UTF_8)
                .replace("</Types>", "<Default Extension=\"bin\" ContentType=\"application/octet-stream\"/></Types>");
        parts.put("[Content_Types].xml", types.getBytes(StandardCharsets.UTF_8));
        zip(whole, parts);
        return whole;
    }

    private static void replace(Path from, Path to, String part, java.util.function.UnaryOperator<String> change)
            throws Exception {
        Map<String, byte[]> parts = new LinkedHashMap<>(Parts.of(from));
        parts.put(part, change.apply(Parts.text(from, part)).getBytes(StandardCharsets.UTF_8));
        zip(to, parts);
    }

    private static void zip(Path file, Map<String, byte[]> parts) throws Exception {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        }
    }

    /** The cells whose style differs; anything else that differs is told as it stands. */
    private static Set<String> differences(Path before, Path after) throws Exception {
        String[] old = lines(before);
        String[] now = lines(after);
        Set<String> differences = new TreeSet<>();
        for (int i = 0; i < Math.max(old.length, now.length); i++) {
            String was = i < old.length ? old[i] : "";
            String is = i < now.length ? now[i] : "";
            if (!was.equals(is)) {
                boolean style = STYLE.matcher(was)
                        .replaceFirst("")
                        .equals(STYLE.matcher(is).replaceFirst(""));
                differences.add(style ? was.replaceAll("(?s)<c r=\"([A-Z]+\\d+)\".*", "$1") : was + " -> " + is);
            }
        }
        return differences;
    }

    private static String[] lines(Path file) throws Exception {
        return GoldenParts.lines(Parts.text(file, "xl/worksheets/sheet1.xml")).split("\n");
    }

    private static void assertSameStyle(XSSFCell before, XSSFCell after) {
        assertThat(after.getCellStyle().getDataFormatString())
                .isEqualTo(before.getCellStyle().getDataFormatString());
        assertThat(colour(after)).isEqualTo(colour(before));
        assertThat(after.getCellStyle().getFont())
                .isEqualTo(before.getCellStyle().getFont());
    }

    private static String colour(XSSFCell cell) {
        var colour = cell.getCellStyle().getFillForegroundColorColor();
        return colour == null || colour.getARGBHex() == null ? "" : colour.getARGBHex();
    }

    private static XSSFCell cell(XSSFWorkbook workbook, int row, int column) {
        return workbook.getSheet("Review").getRow(row).getCell(column);
    }

    private static XSSFWorkbook open(Path file) throws Exception {
        return new XSSFWorkbook(Files.newInputStream(file));
    }

    private static Problem problem(int row) {
        return problem(new CellAddress(row, ETA));
    }

    private static Problem problem(CellAddress cell) {
        return new Problem(
                ProblemType.NOT_A_DATE,
                Place.cell("Review", cell, KEY, "ETA"),
                "x",
                "date",
                "x is not a date.",
                "Mend it.");
    }

    private static ConflictRow conflict(int row) {
        return new ConflictRow(
                        KEY,
                        "Comment",
                        CellValue.Blank.BLANK,
                        new CellValue.Text("mine"),
                        new CellValue.Text("theirs"),
                        "anna",
                        Instant.parse("2026-11-20T14:03:00Z"))
                .at(Place.cell("Review", new CellAddress(row, COMMENT), KEY, "Comment"));
    }

    private Path annotate(Path file, List<Problem> problems, List<ConflictRow> conflicts) throws Exception {
        Path annotated = Files.createTempFile(folder, "annotated", ".xlsx");
        try (var out = Files.newOutputStream(annotated)) {
            WorkbookAnnotator.annotate(file, problems, conflicts, List.of(), out);
        }
        return annotated;
    }
}
