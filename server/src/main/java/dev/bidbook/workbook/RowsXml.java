package dev.bidbook.workbook;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Row;
import dev.bidbook.template.Column;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the rows of the table, one after another. */
final class RowsXml {

    private final Frame frame;
    private final List<Column> columns;
    private final List<@Nullable String> formulas = new ArrayList<>();

    RowsXml(Frame frame, FormulaText text) {
        this.frame = frame;
        this.columns = frame.layout().template().columns();
        for (Column column : columns) {
            formulas.add(
                    column.formula() == null
                            ? null
                            : text.forWorkbook(column.formula(), frame.layout().tableName()));
        }
    }

    /** Writes all rows; a table without any keeps one blank row, as Excel wants it. */
    void write(Iterable<Row> rows, XmlBuffer xml) throws IOException {
        CellXml cells = new CellXml(xml);
        int number = Layout.FIRST_ROW;
        for (Row row : rows) {
            row(number++, row.values(), "R" + row.id(), cells, xml);
        }
        if (number == Layout.FIRST_ROW) {
            xml.raw("<row r=\"").number(number).raw("\">");
            for (int i = 0; i <= frame.layout().rowIdColumn(); i++) {
                blank(number, i, cells);
            }
            xml.raw("</row>");
        }
    }

    /** People begin their rows in the blank one, whose formulas have to be there by then. */
    private void blank(int number, int column, CellXml cells) throws IOException {
        String formula = frame.layout().removable() && column < columns.size() ? formulas.get(column) : null;
        if (formula == null) {
            cells.value(number, column, frame.cellStyles().get(column), CellValue.Blank.BLANK);
        } else {
            cells.formula(number, column, frame.cellStyles().get(column), formula, CellValue.Blank.BLANK);
        }
    }

    private void row(int number, List<CellValue> values, String rowId, CellXml cells, XmlBuffer xml)
            throws IOException {
        xml.raw("<row r=\"").number(number).raw("\">");
        for (int i = 0; i < columns.size(); i++) {
            String formula = formulas.get(i);
            int style = frame.cellStyles().get(i);
            if (formula == null) {
                cells.value(number, i, style, values.get(i));
            } else {
                cells.formula(number, i, style, formula, values.get(i));
            }
        }
        if (frame.layout().removable()) {
            int remove = frame.layout().removeColumn();
            cells.value(number, remove, frame.cellStyles().get(remove), CellValue.Blank.BLANK);
        }
        int last = frame.layout().rowIdColumn();
        cells.text(number, last, frame.cellStyles().get(last), rowId);
        xml.raw("</row>");
    }
}
