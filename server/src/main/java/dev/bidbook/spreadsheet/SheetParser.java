package dev.bidbook.spreadsheet;

import dev.bidbook.sheet.CellAddress;
import dev.bidbook.spreadsheet.XmlPart.Event;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one sheet part, one after another. Positions are taken from {@code r} where it stands, else counted on
 * from the last known one. Rows are left to a {@link RowScanner} as long as they are plain. Used once. Not thread-safe.
 */
final class SheetParser {

    /** A formula, a value, and inline text beside it. */
    private static final int USUAL_CHILDREN = 3;

    private final XmlPart xml;
    private final SpreadsheetLimits limits;
    private final CellContent content;
    private final TextBuffer buffer;
    private final RowBuffer cells;
    private final boolean withRows;
    private final List<Area> mergedAreas = new ArrayList<>();
    private @Nullable RowScanner scanner;
    private boolean inRows;
    private boolean begun;
    private int column;

    private SheetParser(XmlPart xml, CellContent content, SpreadsheetLimits limits, boolean withRows) {
        this.xml = xml;
        this.limits = limits;
        this.content = content;
        this.buffer = new TextBuffer(limits.textLength());
        this.cells = new RowBuffer(limits);
        this.withRows = withRows;
    }

    /** For reading the rows. */
    static SheetParser ofRows(XmlPart xml, CellContent.Lookup lookup, DateSystem dates, SpreadsheetLimits limits) {
        return new SheetParser(xml, new CellContent(lookup, dates), limits, true);
    }

    /** The merged areas, by reading only what stands outside the rows. */
    static List<Area> mergedAreas(XmlPart xml, SpreadsheetLimits limits) throws SpreadsheetRefusedException {
        CellContent none = new CellContent(CellContent.NOTHING, DateSystem.SINCE_1900);
        SheetParser parser = new SheetParser(xml, none, limits, false);
        while (parser.next() != null) {
            // There is none.
        }
        return parser.mergedAreas();
    }

    /** The merged areas met so far: all once the rows have ended. */
    List<Area> mergedAreas() {
        return List.copyOf(mergedAreas);
    }

    /** How many bytes of the part were unpacked so far. */
    long unpacked() {
        return xml.unpacked();
    }

    /** The next row that has any cell, or null at the end of the part. */
    @Nullable
    RawRow next() throws SpreadsheetRefusedException {
        while (true) {
            if (!inRows && !enterRows()) {
                return null;
            }
            RawRow row = scanner != null ? scanned(scanner) : parsed();
            if (row != null) {
                return row;
            }
            inRows = false;
            scanner = null;
            RawRow last = cells.take();
            if (last != null) {
                return last;
            }
        }
    }

    /** Goes on to the next rows; false at the end of the part. */
    private boolean enterRows() throws SpreadsheetRefusedException {
        for (Event event = xml.next(); event != Event.DONE; event = xml.next()) {
            if (event != Event.START || xml.depth() < 2) {
                continue;
            }
            String name = xml.name();
            if (xml.depth() == 2 && name.equals("sheetData")) {
                scanner = xml.rowScanner(cells, content, buffer, withRows);
                inRows = withRows || scanner != null;
                if (inRows) {
                    return true;
                }
                xml.skipUncounted();
            } else if (xml.depth() == 3 && name.equals("mergeCell")) {
                mergeCell();
            } else if (!(xml.depth() == 2 && name.equals("mergeCells"))) {
                xml.skip();
            }
        }
        return false;
    }

    private void mergeCell() throws SpreadsheetRefusedException {
        Area area = References.area(xml.attribute("ref", ""));
        if (area == null) {
            return;
        }
        if (mergedAreas.size() >= limits.mergedAreas()) {
            throw Refusals.tooLarge("A sheet has", limits.mergedAreas(), "merged areas");
        }
        mergedAreas.add(area);
    }

    private @Nullable RawRow scanned(RowScanner rows) throws SpreadsheetRefusedException {
        RawRow row = rows.next();
        if (row != null) {
            return row;
        }
        scanner = null;
        return parsed();
    }

    /** The next row whose end is known, or null at the end of the rows: the last one is then still in the buffer. */
    private @Nullable RawRow parsed() throws SpreadsheetRefusedException {
        if (begun) {
            begun = false;
            readCells();
        }
        for (Event event = xml.next(); event != Event.DONE && event != Event.END; event = xml.next()) {
            if (event == Event.START && withRows && xml.name().equals("row")) {
                RawRow before = begin();
                if (before != null) {
                    begun = true;
                    return before;
                }
                readCells();
            } else if (event == Event.START && xml.name().equals("row")) {
                xml.skipUncounted();
            } else if (event == Event.START) {
                xml.passedOver();
                xml.skip();
            }
        }
        return null;
    }

    /** Begins a row; the one before, if there is one, is complete by that. */
    private @Nullable RawRow begin() throws SpreadsheetRefusedException {
        String reference = xml.attribute("r");
        int next = cells.following(reference == null ? 0 : References.rowNumber(reference));
        RawRow before = next > cells.row() ? cells.take() : null;
        cells.begin(next);
        column = -1;
        return before;
    }

    private void readCells() throws SpreadsheetRefusedException {
        for (Event event = xml.next(); event != Event.END && event != Event.DONE; event = xml.next()) {
            if (event == Event.START) {
                if (xml.name().equals("c")) {
                    cell();
                } else {
                    xml.passedOver();
                    xml.skip();
                }
            }
        }
    }

    private void cell() throws SpreadsheetRefusedException {
        cells.count(1);
        column++;
        int style = 0;
        String type = "n";
        for (int i = 0, count = xml.attributeCount(); i < count; i++) {
            switch (xml.attributeName(i)) {
                case "r" -> {
                    int stated = References.column(xml.attributeValue(i));
                    column = stated >= 0 ? stated : column;
                }
                case "s" -> style = References.rowNumber(xml.attributeValue(i));
                case "t" -> type = xml.attributeValue(i);
                default -> {
                    // cm, vm, ph: nothing that changes the value.
                }
            }
        }
        value(type, style);
    }

    /** What stands in the cell that just started, its end included. */
    private void value(String type, int style) throws SpreadsheetRefusedException {
        boolean formula = false;
        boolean value = false;
        boolean inline = false;
        int children = 0;
        buffer.clear();
        for (Event event = xml.next(); event != Event.END && event != Event.DONE; event = xml.next()) {
            if (event != Event.START) {
                continue;
            }
            if (++children > USUAL_CHILDREN) {
                xml.passedOver();
            }
            String name = xml.name();
            if (name.equals("v")) {
                value = true;
                xml.appendContent(buffer);
            } else if (name.equals("is") && !(value && buffer.length() > 0)) {
                // Some programs write a new value beside the inline text it replaces: the value counts.
                inline = true;
                buffer.clear();
                xml.appendRichText(buffer);
            } else {
                formula |= name.equals("f");
                xml.skip();
            }
        }
        put(formula, value || inline, inline ? "inlineStr" : type, style);
    }

    private void put(boolean formula, boolean told, String type, int style) throws SpreadsheetRefusedException {
        if (buffer.overlong()) {
            throw Refusals.tooLarge(
                    "The cell " + new CellAddress(cells.row(), column) + " has a text of",
                    limits.textLength(),
                    "characters");
        }
        RawCell cell = told ? content.of(type, style, buffer, cells.row(), column) : RawCell.Blank.BLANK;
        if (formula) {
            cells.put(column, new RawCell.Formula(cell));
        } else if (cell != RawCell.Blank.BLANK) {
            cells.put(column, cell);
        }
    }
}
