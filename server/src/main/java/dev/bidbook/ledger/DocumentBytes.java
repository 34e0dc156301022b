package dev.bidbook.ledger;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Blank;
import dev.bidbook.template.ColumnKind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A stored document as {@link PlainValues} writes it, gone through byte by byte. It understands no more of JSON than
 * that; of anything else it says that it does not understand it. Not thread-safe.
 */
final class DocumentBytes {

    private static final int MOST_DIGITS = 15;
    private static final double[] TENS = new double[MOST_DIGITS + 1];
    private static final CellValue[] SMALL_NUMBERS = new CellValue[1024];
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NOTHING = new byte[0];

    static {
        double ten = 1;
        for (int i = 0; i < TENS.length; i++) {
            TENS[i] = ten;
            ten *= 10;
        }
        Arrays.setAll(SMALL_NUMBERS, CellValue.Number::new);
    }

    private final SharedTexts texts = new SharedTexts();
    /** The text that each column held last, and its value: many columns hold the same in row after row. */
    private final byte[][] latestBytes;

    private final CellValue[] latest;
    private byte[] json = NOTHING;
    private int at;

    DocumentBytes(int columns) {
        latestBytes = new byte[columns][];
        latest = new CellValue[columns];
        Arrays.fill(latestBytes, NOTHING);
        Arrays.fill(latest, Blank.BLANK);
    }

    /** Begins with a document; false if it does not begin and end as an object. */
    boolean begin(byte[] document) {
        json = document;
        at = 1;
        return json.length >= 2 && json[0] == '{' && json[json.length - 1] == '}';
    }

    /** Whether the document ends here. */
    boolean atEnd() {
        return at == json.length - 1;
    }

    /** Passes over these bytes if they stand here, and tells whether they do. */
    boolean pass(byte[] expected) {
        int to = at + expected.length;
        if (to > json.length || !Arrays.equals(expected, 0, expected.length, json, at, to)) {
            return false;
        }
        at = to;
        return true;
    }

    /** The value that stands here and the comma after it are passed over; null if they are not understood. */
    @Nullable
    CellValue value(ColumnKind kind, int column) {
        byte first = json[at];
        CellValue value;
        if (first == '"') {
            value = text(kind, column);
        } else if (first == '-' || isDigit(first)) {
            value = number();
        } else {
            value = word();
        }
        if (value == null || atEnd()) {
            return value;
        }
        // A comma right before the end is none of ours.
        return json[at++] == ',' && !atEnd() ? value : null;
    }

    private @Nullable CellValue text(ColumnKind kind, int column) {
        int from = at + 1;
        byte[] before = latestBytes[column];
        int to = from + before.length;
        if (before.length > 0
                && to < json.length
                && json[to] == '"'
                && Arrays.equals(before, 0, before.length, json, from, to)) {
            at = to + 1;
            return latest[column];
        }
        to = from;
        while (json[to] != '"') {
            // The last byte is a brace, so that this ends; bytes beyond ASCII are negative.
            if (json[to] == '\\' || (json[to] >= 0 && json[to] < ' ') || ++to == json.length) {
                return null;
            }
        }
        at = to + 1;
        SharedTexts.Known known = texts.get(json, from, to);
        latestBytes[column] = known.bytes;
        latest[column] = known.typed(kind);
        return latest[column];
    }

    /** A number of up to 15 digits without exponent, which a double divided by a power of ten gives exactly. */
    private @Nullable CellValue number() {
        int from = json[at] == '-' ? at + 1 : at;
        int to = from;
        long digits = 0;
        int point = -1;
        for (; to < json.length; to++) {
            byte b = json[to];
            if (isDigit(b)) {
                digits = digits * 10 + (b - '0');
            } else if (b == '.' && point < 0) {
                point = to;
            } else {
                break;
            }
            if (to - from > MOST_DIGITS) {
                return null;
            }
        }
        int count = to - from - (point < 0 ? 0 : 1);
        if (count == 0 || count > MOST_DIGITS || point == to - 1) {
            return null;
        }
        boolean negative = from > at;
        at = to;
        if (point < 0 && !negative && digits < SMALL_NUMBERS.length) {
            return SMALL_NUMBERS[(int) digits];
        }
        double value = point < 0 ? digits : digits / TENS[to - point - 1];
        return new CellValue.Number(negative ? -value : value);
    }

    private @Nullable CellValue word() {
        if (pass(TRUE)) {
            return new CellValue.YesNo(true);
        } else if (pass(FALSE)) {
            return new CellValue.YesNo(false);
        }
        return pass(NULL) ? Blank.BLANK : null;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
