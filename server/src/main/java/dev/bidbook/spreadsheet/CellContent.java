package dev.bidbook.spreadsheet;

import dev.bidbook.sheet.CellAddress;
import org.jspecify.annotations.Nullable;

/** What the text of a cell's value stands for, by the cell's type and style. Not thread-safe. */
final class CellContent {

    /** Where the file keeps what cells refer to. */
    interface Lookup {
        CellFormat format(int style) throws SpreadsheetRefusedException;

        RawCell.@Nullable Text sharedText(int index) throws SpreadsheetRefusedException;
    }

    /** For a file of which no cell is made. */
    static final Lookup NOTHING = new Lookup() {
        @Override
        public CellFormat format(int style) {
            return CellFormat.GENERAL;
        }

        @Override
        public RawCell.@Nullable Text sharedText(int index) {
            return null;
        }
    };

    static final RawCell.Text EMPTY_TEXT = new RawCell.Text("");

    private final Lookup lookup;
    private final CellMaker maker;

    CellContent(Lookup lookup, DateSystem dates) {
        this.lookup = lookup;
        this.maker = new CellMaker(dates);
    }

    /** The cell of a value whose text is in the buffer; row and column are for the sentence of a refusal. */
    RawCell of(String type, int style, TextBuffer text, int row, int column) throws SpreadsheetRefusedException {
        if (text.length() == 0) {
            return type.equals("str") || type.equals("inlineStr") ? EMPTY_TEXT : RawCell.Blank.BLANK;
        }
        return switch (type) {
            case "s" -> sharedText(text, row, column);
            case "str", "inlineStr" -> maker.text(text.chars(), 0, text.length(), true);
            case "b" -> CellMaker.truth(text.raw());
            case "e" -> new RawCell.Fault(Texts.decode(text.raw().strip()));
            case "d" -> maker.isoDate(text.raw(), lookup.format(style));
            default -> maker.number(text.chars(), 0, text.length(), lookup.format(style));
        };
    }

    /** The cell of a text that is plain ASCII, without anything to decode; at least eight bytes must follow it. */
    RawCell ofText(byte[] bytes, int start, int end) {
        return end == start ? EMPTY_TEXT : maker.text(bytes, start, end);
    }

    private RawCell sharedText(TextBuffer text, int row, int column) throws SpreadsheetRefusedException {
        int index = CellNumbers.whole(text.chars(), 0, text.length());
        RawCell.Text shared = lookup.sharedText(index);
        if (shared == null) {
            throw Refusals.damaged(
                    "the cell " + new CellAddress(row, column) + " refers to a text that is not in the file");
        }
        return shared;
    }
}
