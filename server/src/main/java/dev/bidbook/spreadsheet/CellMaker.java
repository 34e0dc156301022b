package dev.bidbook.spreadsheet;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;

/**
 * Makes cells out of characters. The texts and numbers of a sheet repeat much: each is looked up in a small table that
 * holds what was made last in each of its places, so that equal cells near each other are one object. Not thread-safe.
 */
final class CellMaker {

    private static final int PLACES = 8_192;
    private static final int LONGEST_KEPT = 48;

    private final RawCell.Text[] texts = new RawCell.Text[PLACES];
    private final RawCell[] numbers = new RawCell[PLACES];
    private final DateSystem dates;

    CellMaker(DateSystem dates) {
        this.dates = dates;
    }

    /** Text with Excel's escapes decoded if {@code escapes} is set, and cleaned in any case. */
    RawCell.Text text(char[] chars, int start, int length, boolean escapes) {
        if (length > LONGEST_KEPT) {
            return make(chars, start, length, escapes);
        }
        int hash = 0;
        for (int i = start, end = start + length; i < end; i++) {
            hash = hash * 31 + chars[i];
        }
        int place = place(hash);
        RawCell.Text kept = texts[place];
        if (kept != null && matches(kept.text(), chars, start, length)) {
            return kept;
        }
        RawCell.Text made = make(chars, start, length, escapes);
        // What a text with escapes stands for is not how it is written: it would be found under the wrong spelling.
        if (matches(made.text(), chars, start, length)) {
            texts[place] = made;
        }
        return made;
    }

    /**
     * Text of plain ASCII bytes without anything to decode, which at least eight other bytes follow. Its place is another
     * than that of the same text in characters: in one sheet nearly all texts come in one way.
     */
    RawCell.Text text(byte[] bytes, int start, int end) {
        int length = end - start;
        if (length > LONGEST_KEPT) {
            return new RawCell.Text(new String(bytes, start, length, StandardCharsets.ISO_8859_1));
        }
        int place = place(PlainText.hash(bytes, start, end));
        RawCell.Text kept = texts[place];
        if (kept != null && matches(kept.text(), bytes, start, length)) {
            return kept;
        }
        RawCell.Text made = new RawCell.Text(new String(bytes, start, length, StandardCharsets.ISO_8859_1));
        texts[place] = made;
        return made;
    }

    private static int place(int hash) {
        return (hash ^ (hash >>> 15)) & (PLACES - 1);
    }

    private static boolean matches(String text, byte[] bytes, int start, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) != bytes[start + i]) {
                return false;
            }
        }
        return true;
    }

    private static RawCell.Text make(char[] chars, int start, int length, boolean escapes) {
        return new RawCell.Text(
                escapes ? Texts.decode(chars, start, length) : Texts.clean(new String(chars, start, length)));
    }

    private static boolean matches(String text, char[] chars, int start, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) != chars[start + i]) {
                return false;
            }
        }
        return true;
    }

    /** A number in its format; one that is no finite number is text. */
    RawCell number(char[] chars, int start, int length, CellFormat format) {
        double value = CellNumbers.parse(chars, start, length);
        if (Double.isNaN(value)) {
            return text(chars, start, length, false);
        }
        long bits = Double.doubleToLongBits(value);
        int hash = (int) (bits ^ (bits >>> 32)) * 31 + format.code().hashCode();
        int place = (hash ^ (hash >>> 13)) & (PLACES - 1);
        RawCell kept = numbers[place];
        if (kept instanceof RawCell.Number number
                && Double.doubleToLongBits(number.value()) == bits
                && number.format().equals(format.code())) {
            return kept;
        }
        if (kept instanceof RawCell.Moment moment
                && Double.doubleToLongBits(moment.serial()) == bits
                && moment.format().equals(format.code())) {
            return kept;
        }
        RawCell made = makeNumber(value, format);
        numbers[place] = made;
        return made;
    }

    private RawCell makeNumber(double value, CellFormat format) {
        LocalDateTime moment = format.date() ? dates.moment(value) : null;
        return moment == null
                ? new RawCell.Number(value, format.code())
                : new RawCell.Moment(moment, value, format.code());
    }

    /** An ISO date; one that is none is text. */
    RawCell isoDate(String text, CellFormat format) {
        LocalDateTime moment = dates.iso(text);
        return moment == null
                ? new RawCell.Text(Texts.decode(text))
                : new RawCell.Moment(moment, dates.serial(moment), format.code());
    }

    static RawCell truth(String text) {
        return switch (text.strip()) {
            case "1", "true", "TRUE" -> new RawCell.Truth(true);
            case "0", "false", "FALSE" -> new RawCell.Truth(false);
            default -> new RawCell.Text(Texts.decode(text));
        };
    }
}
