package dev.bidbook.workbook;

import dev.bidbook.sheet.CellAddress;
import dev.bidbook.template.Column;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part that makes an Excel table of the rows. */
final class TableXml {

    private TableXml() {}

    /** The part's text, with the frame's mark for the last row. */
    static String of(Layout layout, FormulaText formulas) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        XmlBuffer xml = new XmlBuffer(bytes);
        try {
            write(layout, formulas, xml);
            xml.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static void column(int id, String name, @Nullable String formula, XmlBuffer xml) throws IOException {
        xml.raw("<tableColumn id=\"").number(id).raw("\" name=\"").text(name);
        if (formula == null) {
            xml.raw("\"/>");
        } else {
            xml.raw("\"><calculatedColumnFormula>").text(formula);
            xml.raw("</calculatedColumnFormula></tableColumn>");
        }
    }

    private static void write(Layout layout, FormulaText formulas, XmlBuffer xml) throws IOException {
        String area =
                "A" + Layout.HEADER_ROW + ":" + CellAddress.columnLetters(layout.rowIdColumn()) + FramePart.LAST_ROW;
        xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                + "<table xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" id=\"1\" name=\"");
        xml.raw(layout.tableName()).raw("\" displayName=\"").raw(layout.tableName());
        xml.raw("\" ref=\"")
                .raw(area)
                .raw("\" totalsRowShown=\"0\"><autoFilter ref=\"")
                .raw(area)
                .raw("\"/>");
        xml.raw("<tableColumns count=\"").number(layout.rowIdColumn() + 1L).raw("\">");
        int id = 1;
        FindingFormulas findings = new FindingFormulas(layout);
        List<Column> columns = layout.visibleColumns();
        for (int i = 0; i < columns.size(); i++) {
            String formula = columns.get(i).formula();
            if (formula != null) {
                formula = formulas.forWorkbook(formula, layout.tableName());
            } else if (i == layout.rules().findings()) {
                formula = findings.findingsInTable().orElse(null);
            }
            column(id++, columns.get(i).name(), formula, xml);
        }
        for (int i = 0; i < layout.rules().groups().size(); i++) {
            column(id++, RulePlaces.codesName(i), findings.codesInTable(i).orElse(null), xml);
        }
        xml.raw("<tableColumn id=\"").number(id).raw("\" name=\"" + Headers.ROW_ID + "\"/></tableColumns>");
        xml.raw("<tableStyleInfo name=\"TableStyleLight1\" showFirstColumn=\"0\" showLastColumn=\"0\""
                + " showRowStripes=\"0\" showColumnStripes=\"0\"/></table>");
    }
}
