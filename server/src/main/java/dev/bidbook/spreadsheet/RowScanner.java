package dev.bidbook.spreadsheet;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a sheet part straight from its bytes, as long as they are plain. It consumes whole rows only, so that
 * the XML parser can go on at any row, and reports nothing itself: what would be refused is left to the parser as well.
 * Not thread-safe.
 */
final class RowScanner extends CellTagScanner {

    /** Most rows are shorter; a row that is cut off at the end of the bytes at hand would be read twice. */
    private static final int USUAL_ROW = 8_192;

    private static final Markup EMPTY_END = Markup.of("/>");

    private final Markup rowStart;
    private final Markup rowEnd;
    private final Markup cellStart;
    private final Markup cellEnd;
    private final Markup valueStart;
    private final Markup valueEnd;
    private final Markup formulaStart;
    private final Markup formulaEnd;
    private final Markup inlineStart;
    private final Markup inlineEnd;
    private final Markup textStart;
    private final Markup textEndTag;

    private final RowBuffer cells;
    private final CellContent content;
    private final boolean withRows;
    private boolean filling;
    private int stated;
    private int cellElements;
    private int row;

    /**
     * For the rows between the tags of an element that has just started.
     *
     * @param prefix the element's prefix with its colon, or empty text
     * @param withRows whether rows are wanted, or only passed over
     */
    RowScanner(
            PartWindow window,
            String prefix,
            Predicate<String> knownPrefix,
            Runnable tokenEnded,
            RowBuffer cells,
            CellContent content,
            TextBuffer buffer,
            boolean withRows) {
        super(window, knownPrefix, buffer, tokenEnded);
        this.cells = cells;
        this.content = content;
        this.withRows = withRows;
        rowStart = Markup.of("<" + prefix + "row");
        rowEnd = Markup.of("</" + prefix + "row>");
        cellStart = Markup.of("<" + prefix + "c");
        cellEnd = Markup.of("</" + prefix + "c>");
        valueStart = Markup.of("<" + prefix + "v");
        valueEnd = Markup.of("</" + prefix + "v>");
        formulaStart = Markup.of("<" + prefix + "f");
        formulaEnd = Markup.of("</" + prefix + "f>");
        inlineStart = Markup.of("<" + prefix + "is>");
        inlineEnd = Markup.of("</" + prefix + "is>");
        textStart = Markup.of("<" + prefix + "t");
        textEndTag = Markup.of("</" + prefix + "t>");
    }

    /** The next row that is complete; null where the rows end, or something is unusual: the XML parser goes on there. */
    @Nullable
    RawRow next() throws SpreadsheetRefusedException {
        while (true) {
            readAhead(USUAL_ROW);
            try {
                int start = space(at());
                if (bytes()[start] == '<' && bytes()[start + 1] == '/') {
                    consumed(start);
                    ended();
                    return null;
                }
                int tagEnd = rowTag(start);
                if (!cells.isEmpty()) {
                    // Only now it is clear that the row before has ended; the tag is read once more.
                    return cells.take();
                }
                filling = true;
                row(tagEnd);
                filling = false;
            } catch (UnusualException e) {
                if (filling) {
                    cells.clear();
                    filling = false;
                }
                if (!again()) {
                    return null;
                }
            }
        }
    }

    /** Reads a row's start tag; answers where it ends. */
    private int rowTag(int from) throws UnusualException {
        int i = behind(rowStart, from);
        byte[] b = bytes();
        stated = 0;
        tag();
        while (true) {
            int next = space(i);
            if (b[next] == '>' || b[next] == '/') {
                break;
            }
            if (next == i || (b[next] == 'r' && b[next + 1] == '=' && stated > 0)) {
                throw unusual(next);
            }
            i = b[next] == 'r' && b[next + 1] == '=' ? rowNumber(next + 1) : attribute(next);
        }
        i = space(i);
        row = stated > 0 ? stated : cells.row() + 1;
        if (row <= cells.row() || row > SpreadsheetLimits.LAST_ROW) {
            throw unusual(from);
        }
        if (b[i] == '/') {
            behind(EMPTY_END, i);
        }
        return i;
    }

    private int rowNumber(int equals) throws UnusualException {
        int valueAt = valueAt(equals);
        int end = digits(valueAt);
        stated = number(valueAt, end);
        if (stated == 0) {
            throw unusual(valueAt);
        }
        return behindValue(end, valueAt);
    }

    /** Reads the cells of the row whose start tag ends here. */
    private void row(int tagEnd) throws UnusualException {
        cellElements = 0;
        column = -1;
        int i;
        if (bytes()[tagEnd] == '/') {
            i = behind(EMPTY_END, tagEnd);
        } else {
            i = space(tagEnd + 1);
            while (bytes()[i + 1] != '/') {
                i = space(cell(i));
            }
            i = behind(rowEnd, i);
        }
        cells.begin(row);
        try {
            if (withRows) {
                cells.count(cellElements);
            }
        } catch (SpreadsheetRefusedException e) {
            throw new IllegalStateException("cells were counted past their limit", e);
        }
        consumed(i);
    }

    private int cell(int from) throws UnusualException {
        column++;
        cellElements++;
        int i = cellTag(behind(cellStart, from));
        if (withRows && !cells.allows(cellElements, column)) {
            throw unusual(from);
        }
        if (bytes()[i] == '/') {
            return behind(EMPTY_END, i);
        }
        return cellContent(i + 1);
    }

    private int cellContent(int from) throws UnusualException {
        byte[] b = bytes();
        boolean formula = false;
        RawCell value = null;
        int i = space(from);
        while (b[i + 1] != '/') {
            if (value == null && stands(inlineStart, i)) {
                i = inline(i + inlineStart.length());
                value = made;
            } else if (value == null && stands(valueStart, i)) {
                i = element(i + valueStart.length(), valueEnd, type());
                value = made;
            } else {
                i = element(behind(formulaStart, i), formulaEnd, null);
                formula = true;
            }
            i = space(i);
        }
        i = behind(cellEnd, i);
        RawCell cell = value == null ? RawCell.Blank.BLANK : value;
        put(formula ? new RawCell.Formula(cell) : cell);
        return i;
    }

    private void put(RawCell cell) {
        if (withRows && cell != RawCell.Blank.BLANK) {
            try {
                cells.put(column, cell);
            } catch (SpreadsheetRefusedException e) {
                throw new IllegalStateException("a cell was put past the limit", e);
            }
        }
    }

    private int inline(int from) throws UnusualException {
        int i = element(behind(textStart, space(from)), textEndTag, "inlineStr");
        return behind(inlineEnd, space(i));
    }

    /** What the last value or inline text stands for. */
    private RawCell made = RawCell.Blank.BLANK;

    /** Passes over an element with text in it, from behind its name; makes a cell of the text unless told not to. */
    private int element(int from, Markup endTag, @Nullable String asType) throws UnusualException {
        int tagEnd = tagEnd(from);
        int i;
        int start = tagEnd + 1;
        if (bytes()[tagEnd] == '/') {
            i = behind(EMPTY_END, tagEnd);
            buffer.clear();
            plain = false;
        } else {
            i = behind(endTag, text(start));
        }
        if (asType != null && withRows) {
            make(asType, start);
        }
        return i;
    }

    private void make(String asType, int start) throws UnusualException {
        boolean text = asType.equals("inlineStr") || asType.equals("str");
        if (plain && text) {
            made = content.ofText(bytes(), start, textEnd);
            return;
        }
        if (plain) {
            buffer.clear();
            buffer.appendAscii(bytes(), start, textEnd - start);
        }
        try {
            made = content.of(asType, style, buffer, row, column);
        } catch (SpreadsheetRefusedException e) {
            throw unusual(at());
        }
    }
}
