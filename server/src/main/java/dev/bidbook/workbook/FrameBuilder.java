package dev.bidbook.workbook;

import dev.bidbook.template.Template;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** Lets POI build the workbook of a template without rows, and cuts it into the parts of a {@link Frame}. */
final class FrameBuilder {

    /** The names of what the identity holds, in the order of the identity sheet. */
    static final List<String> IDENTITY_NAMES = List.of(
            "Bidbook copy",
            "Bidbook template",
            "Bidbook template version",
            "Bidbook scope",
            "Bidbook period",
            "Bidbook revision");

    private static final String NORMAL_STYLE =
            "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>";
    private static final String TABLE_PART = "xl/tables/table1.xml";

    private final Layout layout;
    private final FormulaText formulas;
    private final boolean summaryFirst;
    private final boolean discussed;

    /**
     * A builder of one frame.
     *
     * @param summaryFirst whether the workbook opens on its Summary
     * @param discussed whether it has a sheet for what was said about lines
     */
    FrameBuilder(Layout layout, FormulaText formulas, boolean summaryFirst, boolean discussed) {
        this.layout = layout;
        this.formulas = formulas;
        this.summaryFirst = summaryFirst;
        this.discussed = discussed;
    }

    Frame build() throws IOException {
        Template template = layout.template();
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            FrameStyles styles = new FrameStyles(workbook);
            XSSFSheet review = workbook.createSheet(template.sheetName());
            XSSFSheet summary = workbook.createSheet(other("Summary"));
            XSSFSheet guide = workbook.createSheet(other("Guide"));
            XSSFSheet discussion = discussed ? workbook.createSheet(other("Discussion")) : null;
            XSSFSheet lists = workbook.createSheet(other("Lists"));
            new ListsFrame(layout).fill(lists);
            List<Integer> cellStyles = new ReviewFrame(layout, styles).fill(review);
            Map<SummaryStyle, Integer> summaryStyles = summaryStyles(styles);
            new GuideFrame(layout, styles).fill(guide);
            identity(workbook.createSheet(WorkbookIdentity.SHEET_NAME));
            workbook.setSheetHidden(workbook.getSheetIndex(lists), true);
            workbook.setSheetVisibility(
                    workbook.getSheetIndex(WorkbookIdentity.SHEET_NAME), SheetVisibility.VERY_HIDDEN);
            workbook.setActiveSheet(summaryFirst ? workbook.getSheetIndex(summary) : 0);
            review.setSelected(!summaryFirst);
            workbook.setForceFormulaRecalculation(true);
            var custom = workbook.getProperties().getCustomProperties();
            for (String name : IDENTITY_NAMES) {
                custom.addProperty(name, FramePart.mark(name));
            }
            workbook.getProperties().getExtendedProperties().setApplication("Bidbook");
            String reviewPart = partName(review);
            String summaryPart = partName(summary);
            String discussionPart = discussion == null ? null : partName(discussion);
            return new Frame(
                    layout,
                    cut(workbook, reviewPart, Arrays.asList(summaryPart, discussionPart)),
                    cellStyles,
                    RowShape.FindingPlace.all(layout, cellStyles),
                    summaryStyles,
                    workbook.getSharedStringSource().getUniqueCount(),
                    reviewPart,
                    summaryPart,
                    discussionPart);
        }
    }

    /** A name for one of our own sheets that the template's main sheet does not have already. */
    private String other(String name) {
        return name.equalsIgnoreCase(layout.template().sheetName()) ? "Bidbook " + name : name;
    }

    private static void identity(XSSFSheet sheet) {
        int row = 0;
        for (String name : IDENTITY_NAMES) {
            var cells = sheet.createRow(row++);
            cells.createCell(0).setCellValue(name);
            XSSFCell value = cells.createCell(1);
            value.setCellValue(FramePart.mark(name));
        }
    }

    private Map<SummaryStyle, Integer> summaryStyles(FrameStyles styles) {
        Map<SummaryStyle, Integer> indexes = new EnumMap<>(SummaryStyle.class);
        for (SummaryStyle style : SummaryStyle.values()) {
            if (style == SummaryStyle.LABEL_WRAPPED && layout.template().rules().isEmpty()) {
                continue;
            }
            var made =
                    switch (style) {
                        case TITLE -> styles.plain(FrameStyles.ACCENT, 18, true);
                        case SUBTITLE -> styles.plain(FrameStyles.MUTED, 10, false);
                        case FIGURE -> styles.plainNumber(FrameStyles.ACCENT, 20, true, "#,##0");
                        case FIGURE_LABEL -> styles.plain(FrameStyles.MUTED, 9, false);
                        case SECTION -> styles.plain(FrameStyles.ACCENT, 13, true);
                        case HEADER -> styles.header(Filler.REPORT);
                        case HEADER_NUMBER -> styles.numberHeader();
                        case LABEL -> styles.count("@", false);
                        case LABEL_DATE -> styles.count("yyyy-mm-dd", false);
                        case COUNT -> styles.count("#,##0", false);
                        case LABEL_WRAPPED -> styles.countWrapped();
                        case SHARE -> styles.count("0%", false);
                        case TOTAL_LABEL -> styles.count("@", true);
                        case TOTAL -> styles.count("#,##0", true);
                        case TOTAL_SHARE -> styles.count("0%", true);
                    };
            indexes.put(style, (int) made.getIndex());
        }
        return Map.copyOf(indexes);
    }

    private static String partName(XSSFSheet sheet) {
        return sheet.getPackagePart().getPartName().getName().substring(1);
    }

    private List<FramePart> cut(XSSFWorkbook workbook, String reviewPart, List<@Nullable String> writtenLater)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        workbook.write(bytes);
        Map<String, String> texts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                texts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        texts.put(TABLE_PART, TableXml.of(layout, formulas));
        texts.put("docProps/core.xml", coreProperties());
        texts.computeIfPresent(reviewPart, (name, xml) -> ReviewFrame.withRowsSlot(xml));
        texts.computeIfPresent(
                "[Content_Types].xml",
                (name, xml) -> xml.replace("</Types>", FramePart.mark("content types") + "</Types>"));
        // POI writes some colours without their opacity, which the schemas ask for.
        texts.replaceAll((name, xml) -> xml.replaceAll("rgb=\"([0-9A-Fa-f]{6})\"", "rgb=\"FF$1\""));
        // POI leaves the default style nameless, which other programs complain about.
        texts.computeIfPresent(
                "xl/styles.xml",
                (name, xml) ->
                        xml.contains("<cellStyles") ? xml : xml.replace("</cellXfs>", "</cellXfs>" + NORMAL_STYLE));
        texts.computeIfPresent("xl/sharedStrings.xml", (name, xml) -> withTextsSlot(xml));
        writtenLater.forEach(texts::remove);
        List<FramePart> parts = new ArrayList<>();
        for (String first : List.of("[Content_Types].xml", "_rels/.rels", reviewPart)) {
            parts.add(FramePart.of(first, texts.getOrDefault(first, "")));
            texts.remove(first);
        }
        texts.forEach((name, xml) -> parts.add(FramePart.of(name, xml)));
        return List.copyOf(parts);
    }

    /** The shared strings with room for those of the rows; how often each is used need not be said. */
    private static String withTextsSlot(String xml) {
        return xml.replaceFirst(" count=\"\\d+\"", "")
                .replaceFirst(
                        " uniqueCount=\"\\d+\"", " uniqueCount=\"" + FramePart.mark(FramePart.TEXT_COUNT_SLOT) + "\"")
                .replace("</sst>", FramePart.mark(FramePart.TEXTS_SLOT) + "</sst>");
    }

    private static String coreProperties() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                + "<cp:coreProperties"
                + " xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>"
                + FramePart.mark("heading")
                + "</dc:title><dc:creator>Bidbook</dc:creator><dcterms:created xsi:type=\"dcterms:W3CDTF\">"
                + FramePart.mark("made at")
                + "</dcterms:created></cp:coreProperties>";
    }
}
