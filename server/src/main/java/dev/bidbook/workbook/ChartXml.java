package dev.bidbook.workbook;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the part of a native Excel chart over cells of the Summary, with the values they had. */
final class ChartXml {

    private static final List<String> COLOURS =
            List.of("1F3A5F", "0F766E", "D97706", "B4323A", "6D5BA6", "2E8BC0", "7A9A3A", "C05A9C", "8A94A3", "475569");

    /** How the values are drawn. */
    enum Shape {
        BARS,
        STACKED_BARS,
        LINES
    }

    /**
     * A row of cells or a column of them.
     *
     * @param reference where they stand
     * @param texts what they show
     */
    record Cells(String reference, List<String> texts) {}

    /**
     * One series of a chart.
     *
     * @param name the cell with its name
     * @param values the cells with its values
     * @param colour its colour as RRGGBB, or null for one by its place among the others
     */
    record Series(Cells name, Cells values, @Nullable String colour) {
        Series(Cells name, Cells values) {
            this(name, values, null);
        }
    }

    private final XmlBuffer xml;

    ChartXml(XmlBuffer xml) {
        this.xml = xml;
    }

    /** Writes the chart. */
    void write(String title, Shape shape, Cells categories, List<Series> series) throws IOException {
        xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                + "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\""
                + " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
                + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                + "<c:roundedCorners val=\"0\"/><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr>"
                + "<a:defRPr sz=\"1200\" b=\"1\"/></a:pPr><a:r><a:rPr lang=\"en-US\" sz=\"1200\" b=\"1\">"
                + "<a:solidFill><a:srgbClr val=\"1F3A5F\"/></a:solidFill></a:rPr><a:t>");
        xml.text(title);
        xml.raw("</a:t></a:r></a:p></c:rich></c:tx><c:overlay val=\"0\"/></c:title>"
                + "<c:autoTitleDeleted val=\"0\"/><c:plotArea><c:layout/>");
        open(shape);
        for (int i = 0; i < series.size(); i++) {
            series(i, shape, categories, series.get(i), series.size() == 1);
        }
        close(shape);
        axes(shape);
        xml.raw("<c:spPr><a:noFill/></c:spPr></c:plotArea>");
        if (series.size() > 1) {
            xml.raw("<c:legend><c:legendPos val=\"b\"/><c:overlay val=\"0\"/></c:legend>");
        }
        xml.raw("<c:plotVisOnly val=\"1\"/><c:dispBlanksAs val=\"gap\"/></c:chart>"
                + "<c:spPr><a:solidFill><a:srgbClr val=\"FFFFFF\"/></a:solidFill>"
                + "<a:ln w=\"9525\"><a:solidFill><a:srgbClr val=\"E3E7EC\"/></a:solidFill></a:ln></c:spPr>"
                + "<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz=\"900\"><a:solidFill>"
                + "<a:srgbClr val=\"4B5563\"/></a:solidFill></a:defRPr></a:pPr><a:endParaRPr lang=\"en-US\"/></a:p>"
                + "</c:txPr></c:chartSpace>");
    }

    private void open(Shape shape) throws IOException {
        switch (shape) {
            case LINES -> xml.raw("<c:lineChart><c:grouping val=\"standard\"/><c:varyColors val=\"0\"/>");
            case BARS ->
                xml.raw("<c:barChart><c:barDir val=\"bar\"/><c:grouping val=\"clustered\"/>"
                        + "<c:varyColors val=\"0\"/>");
            case STACKED_BARS ->
                xml.raw("<c:barChart><c:barDir val=\"bar\"/><c:grouping val=\"stacked\"/>"
                        + "<c:varyColors val=\"0\"/>");
        }
    }

    private void series(int index, Shape shape, Cells categories, Series series, boolean labels) throws IOException {
        String own = series.colour();
        String colour = own == null ? COLOURS.get(index % COLOURS.size()) : own;
        xml.raw("<c:ser><c:idx val=\"").number(index).raw("\"/><c:order val=\"").number(index);
        xml.raw("\"/><c:tx>");
        strings(series.name());
        xml.raw("</c:tx>");
        if (shape == Shape.LINES) {
            xml.raw("<c:spPr><a:ln w=\"28575\" cap=\"rnd\"><a:solidFill><a:srgbClr val=\"" + colour
                    + "\"/></a:solidFill><a:round/></a:ln></c:spPr><c:marker><c:symbol val=\"circle\"/>"
                    + "<c:size val=\"6\"/><c:spPr><a:solidFill><a:srgbClr val=\"" + colour
                    + "\"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr></c:marker>");
        } else {
            xml.raw("<c:spPr><a:solidFill><a:srgbClr val=\"" + colour
                    + "\"/></a:solidFill></c:spPr><c:invertIfNegative val=\"0\"/>");
            if (labels) {
                xml.raw("<c:dLbls><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:showLegendKey val=\"0\"/>"
                        + "<c:showVal val=\"1\"/><c:showCatName val=\"0\"/><c:showSerName val=\"0\"/>"
                        + "<c:showPercent val=\"0\"/><c:showBubbleSize val=\"0\"/></c:dLbls>");
            }
        }
        xml.raw("<c:cat>");
        strings(categories);
        xml.raw("</c:cat><c:val><c:numRef><c:f>").text(series.values().reference());
        xml.raw("</c:f><c:numCache><c:formatCode>#,##0</c:formatCode>");
        points(series.values().texts());
        xml.raw("</c:numCache></c:numRef></c:val>");
        xml.raw(shape == Shape.LINES ? "<c:smooth val=\"0\"/></c:ser>" : "</c:ser>");
    }

    private void close(Shape shape) throws IOException {
        switch (shape) {
            case LINES -> xml.raw("<c:marker val=\"1\"/><c:axId val=\"111\"/><c:axId val=\"222\"/></c:lineChart>");
            case BARS -> xml.raw("<c:gapWidth val=\"45\"/><c:axId val=\"111\"/><c:axId val=\"222\"/></c:barChart>");
            case STACKED_BARS ->
                xml.raw("<c:gapWidth val=\"45\"/><c:overlap val=\"100\"/><c:axId val=\"111\"/>"
                        + "<c:axId val=\"222\"/></c:barChart>");
        }
    }

    private void axes(Shape shape) throws IOException {
        boolean lines = shape == Shape.LINES;
        // Bars are read from the top, which is where the first row of the table stands.
        xml.raw("<c:catAx><c:axId val=\"111\"/><c:scaling><c:orientation val=\"" + (lines ? "minMax" : "maxMin")
                + "\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"" + (lines ? "b" : "l")
                + "\"/><c:numFmt formatCode=\"General\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/>"
                + "<c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/><c:spPr><a:ln w=\"9525\"><a:solidFill>"
                + "<a:srgbClr val=\"C5CCD6\"/></a:solidFill></a:ln></c:spPr><c:crossAx val=\"222\"/>"
                + "<c:crosses val=\"autoZero\"/><c:auto val=\"0\"/><c:lblAlgn val=\"ctr\"/>"
                + "<c:lblOffset val=\"100\"/><c:noMultiLvlLbl val=\"1\"/></c:catAx>");
        xml.raw("<c:valAx><c:axId val=\"222\"/><c:scaling><c:orientation val=\"minMax\"/><c:min val=\"0\"/></c:scaling>"
                + "<c:delete val=\"0\"/><c:axPos val=\"" + (lines ? "l" : "b")
                + "\"/><c:majorGridlines><c:spPr><a:ln w=\"6350\"><a:solidFill><a:srgbClr val=\"E3E7EC\"/>"
                + "</a:solidFill></a:ln></c:spPr></c:majorGridlines><c:numFmt formatCode=\"#,##0\" sourceLinked=\"0\"/>"
                + "<c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/>"
                + "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr><c:crossAx val=\"111\"/><c:crosses val=\""
                + (lines ? "autoZero" : "max") + "\"/><c:crossBetween val=\"between\"/></c:valAx>");
    }

    private void strings(Cells cells) throws IOException {
        xml.raw("<c:strRef><c:f>").text(cells.reference()).raw("</c:f><c:strCache>");
        points(cells.texts());
        xml.raw("</c:strCache></c:strRef>");
    }

    private void points(List<String> texts) throws IOException {
        xml.raw("<c:ptCount val=\"").number(texts.size()).raw("\"/>");
        for (int i = 0; i < texts.size(); i++) {
            xml.raw("<c:pt idx=\"").number(i).raw("\"><c:v>").text(texts.get(i)).raw("</c:v></c:pt>");
        }
    }
}
