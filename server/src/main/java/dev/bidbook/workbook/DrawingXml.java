package dev.bidbook.workbook;

import java.io.IOException;
import java.util.List;

/** Writes the part that places the charts on the Summary, and the relations that tie it in. */
final class DrawingXml {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String RELATIONS =
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    private static final String TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    /** How many columns a chart is wide. */
    static final int WIDTH = 8;

    private DrawingXml() {}

    /** The anchors of the charts. */
    static void write(List<SummaryChart> charts, XmlBuffer xml) throws IOException {
        xml.raw(HEAD
                + "<xdr:wsDr xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\""
                + " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">");
        for (int i = 0; i < charts.size(); i++) {
            SummaryChart chart = charts.get(i);
            xml.raw("<xdr:twoCellAnchor>");
            corner("from", chart.column(), chart.row(), xml);
            corner("to", chart.column() + WIDTH, chart.row() + chart.height(), xml);
            xml.raw("<xdr:graphicFrame macro=\"\"><xdr:nvGraphicFramePr><xdr:cNvPr id=\"")
                    .number(i + 2L);
            xml.raw("\" name=\"Chart ").number(i + 1L).raw("\" descr=\"").text(chart.title());
            xml.raw("\"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x=\"0\" y=\"0\"/>"
                    + "<a:ext cx=\"0\" cy=\"0\"/></xdr:xfrm><a:graphic>"
                    + "<a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\">"
                    + "<c:chart xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\""
                    + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:id=\"rId");
            xml.number(i + 1L);
            xml.raw("\"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>");
        }
        xml.raw("</xdr:wsDr>");
    }

    /** The drawing's relations to its charts. */
    static void relations(List<SummaryChart> charts, XmlBuffer xml) throws IOException {
        xml.raw(HEAD + RELATIONS);
        for (int i = 1; i <= charts.size(); i++) {
            xml.raw("<Relationship Id=\"rId").number(i).raw("\" Type=\"" + TYPE + "chart\" Target=\"../charts/chart");
            xml.number(i).raw(".xml\"/>");
        }
        xml.raw("</Relationships>");
    }

    /** The Summary's relation to the drawing. */
    static void sheetRelations(XmlBuffer xml) throws IOException {
        xml.raw(HEAD + RELATIONS + "<Relationship Id=\"rId1\" Type=\"" + TYPE
                + "drawing\" Target=\"../drawings/drawing1.xml\"/></Relationships>");
    }

    /** What the package says of the drawing and the charts. */
    static void contentTypes(int charts, XmlBuffer xml) throws IOException {
        if (charts == 0) {
            return;
        }
        xml.raw("<Override PartName=\"/xl/drawings/drawing1.xml\""
                + " ContentType=\"application/vnd.openxmlformats-officedocument.drawing+xml\"/>");
        for (int i = 1; i <= charts; i++) {
            xml.raw("<Override PartName=\"/xl/charts/chart").number(i);
            xml.raw(".xml\" ContentType=\"application/vnd.openxmlformats-officedocument.drawingml.chart+xml\"/>");
        }
    }

    private static void corner(String name, int column, int row, XmlBuffer xml) throws IOException {
        xml.raw("<xdr:" + name + "><xdr:col>").number(column).raw("</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>");
        xml.number(row).raw("</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:" + name + ">");
    }
}
