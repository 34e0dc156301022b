package dev.bidbook.spreadsheet;

import dev.bidbook.sheet.CellAddress;
import dev.bidbook.spreadsheet.XmlPart.Event;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the cells of one sheet part. Positions are taken from {@code r} where it stands, else counted on from the last
 * known one. Used once. Not thread-safe.
 */
final class SheetParser {

    /** Where the file keeps what cells refer to. */
    interface Lookup {
        CellFormat format(int style) throws SpreadsheetRefusedException;

        RawCell.@Nullable Text sharedText(int index) throws SpreadsheetRefusedException;
    }

    private static final RawCell.Text EMPTY_TEXT = new RawCell.Text("");

    private final XmlPart xml;
    private final Lookup lookup;
    private final SpreadsheetLimits limits;
    private final RowHandler handler;
    private final CellMaker maker;
    private final TextBuffer buffer;
    private final RowBuffer cells;
    private final List<Area> mergedAreas = new ArrayList<>();
    private int row;
    private int rowElements;
    private long cellElements;
    private int column;

    SheetParser(XmlPart xml, Lookup lookup, DateSystem dates, SpreadsheetLimits limits, RowHandler handler) {
        this.xml = xml;
        this.lookup = lookup;
        this.limits = limits;
        this.handler = handler;
        this.maker = new CellMaker(dates);
        this.buffer = new TextBuffer(limits.textLength());
        this.cells = new RowBuffer(limits);
    }

    /** Reads rows until the sheet or the handler's interest ends; answers whether the sheet was read to its end. */
    boolean rows() throws SpreadsheetRefusedException {
        return sheet(true);
    }

    /** Reads only what stands outside the rows. */
    void outside() throws SpreadsheetRefusedException {
        sheet(false);
    }

    /** The merged areas met so far. */
    List<Area> mergedAreas() {
        return List.copyOf(mergedAreas);
    }

    private boolean sheet(boolean withRows) throws SpreadsheetRefusedException {
        for (Event event = xml.next(); event != Event.DONE; event = xml.next()) {
            if (event != Event.START || xml.depth() < 2) {
                continue;
            }
            String name = xml.name();
            if (xml.depth() == 2 && name.equals("sheetData") && withRows) {
                if (!sheetData()) {
                    return false;
                }
            } else if (xml.depth() == 3 && name.equals("mergeCell")) {
                mergeCell();
            } else if (!(xml.depth() == 2 && name.equals("mergeCells"))) {
                xml.skip();
            }
        }
        return true;
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

    private boolean sheetData() throws SpreadsheetRefusedException {
        for (Event event = xml.next(); event != Event.DONE; event = xml.next()) {
            if (event == Event.END) {
                // Rows end inside row(): this is the end of all of them.
                break;
            }
            if (event == Event.START) {
                if (xml.name().equals("row")) {
                    if (!row()) {
                        return false;
                    }
                } else {
                    xml.skip();
                }
            }
        }
        return cells.handOn(row, handler);
    }

    /** One row. The row before it is handed on only now, because a row may be written in several pieces. */
    private boolean row() throws SpreadsheetRefusedException {
        if (++rowElements > SpreadsheetLimits.LAST_ROW) {
            throw Refusals.tooLarge("A sheet has", SpreadsheetLimits.LAST_ROW, "rows");
        }
        String reference = xml.attribute("r");
        int number = reference == null ? 0 : References.rowNumber(reference);
        int next = number > 0 ? number : row + 1;
        if (next > SpreadsheetLimits.LAST_ROW) {
            throw Refusals.tooLarge("A sheet has", SpreadsheetLimits.LAST_ROW, "rows");
        }
        if (next < row) {
            throw Refusals.damaged("row " + next + " of a sheet stands after row " + row);
        }
        if (next > row && !cells.handOn(row, handler)) {
            return false;
        }
        row = next;
        column = -1;
        for (Event event = xml.next(); event != Event.END && event != Event.DONE; event = xml.next()) {
            if (event == Event.START) {
                if (xml.name().equals("c")) {
                    cell();
                } else {
                    xml.skip();
                }
            }
        }
        return true;
    }

    private void cell() throws SpreadsheetRefusedException {
        if (++cellElements > limits.cells()) {
            throw Refusals.tooLarge("A sheet has", limits.cells(), "cells");
        }
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
        boolean formula = false;
        boolean value = false;
        boolean inline = false;
        buffer.clear();
        for (Event event = xml.next(); event != Event.END && event != Event.DONE; event = xml.next()) {
            if (event == Event.START) {
                switch (xml.name()) {
                    case "v" -> {
                        value = true;
                        xml.appendContent(buffer);
                    }
                    case "is" -> {
                        // Some programs write a new value beside the inline text it replaces: the value counts.
                        if (value && buffer.length() > 0) {
                            xml.skip();
                        } else {
                            inline = true;
                            buffer.clear();
                            xml.appendRichText(buffer);
                        }
                    }
                    case "f" -> {
                        formula = true;
                        xml.skip();
                    }
                    default -> xml.skip();
                }
            }
        }
        if (buffer.overlong()) {
            throw Refusals.tooLarge("The cell " + address() + " has a text of", limits.textLength(), "characters");
        }
        RawCell content = value || inline ? content(inline ? "inlineStr" : type, style) : RawCell.Blank.BLANK;
        if (formula) {
            cells.put(column, new RawCell.Formula(content));
        } else if (content != RawCell.Blank.BLANK) {
            cells.put(column, content);
        }
    }

    private RawCell content(String type, int style) throws SpreadsheetRefusedException {
        if (buffer.length() == 0) {
            return type.equals("str") || type.equals("inlineStr") ? EMPTY_TEXT : RawCell.Blank.BLANK;
        }
        return switch (type) {
            case "s" -> sharedText();
            case "str", "inlineStr" -> maker.text(buffer.chars(), 0, buffer.length(), true);
            case "b" -> CellMaker.truth(buffer.raw());
            case "e" -> new RawCell.Fault(Texts.decode(buffer.raw().strip()));
            case "d" -> maker.isoDate(buffer.raw(), lookup.format(style));
            default -> maker.number(buffer.chars(), 0, buffer.length(), lookup.format(style));
        };
    }

    private RawCell sharedText() throws SpreadsheetRefusedException {
        int index = CellNumbers.whole(buffer.chars(), 0, buffer.length());
        RawCell.Text text = lookup.sharedText(index);
        if (text == null) {
            throw Refusals.damaged("the cell " + address() + " refers to a text that is not in the file");
        }
        return text;
    }

    private String address() {
        return new CellAddress(row, column).toString();
    }
}
