package dev.bidbook.spreadsheet;

import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads the start tags of plain cells: where each stands, its style and its type. Not thread-safe. */
abstract class CellTagScanner extends ElementScanner {

    private static final int MOST_LETTERS = 3;
    private static final int MOST_DIGITS = 7;
    private static final String[] TYPES = {"n", "s", "str", "inlineStr", "b", "e", "d"};
    private static final Markup[] QUOTED_TYPES =
            Stream.of(TYPES).map(name -> Markup.of(name + '"')).toArray(Markup[]::new);

    protected int column;
    protected int style;
    private int type;
    private int lastType;

    CellTagScanner(PartWindow window, Predicate<String> knownPrefix, TextBuffer buffer, Runnable tokenEnded) {
        super(window, knownPrefix, buffer, tokenEnded);
    }

    /** The cell's type. */
    protected final String type() {
        return TYPES[type];
    }

    /** Reads a cell's start tag from behind its name; the column stays as it is if it is not told. */
    protected final int cellTag(int from) throws UnusualException {
        style = 0;
        type = 0;
        byte[] b = bytes();
        int i = from;
        int seen = 0;
        tag();
        while (true) {
            int next = space(i);
            byte name = b[next];
            if (name == '>' || name == '/') {
                return next;
            }
            if (next == i) {
                throw unusual(i);
            }
            if (b[next + 1] == '=' && (name == 'r' || name == 's' || name == 't')) {
                int bit = 1 << (name - 'r');
                if ((seen & bit) != 0) {
                    throw unusual(next);
                }
                seen |= bit;
                i = name == 'r' ? reference(next + 1) : name == 's' ? styleNumber(next + 1) : typeName(next + 1);
            } else {
                i = attribute(next);
            }
        }
    }

    private int reference(int equals) throws UnusualException {
        byte[] b = bytes();
        int valueAt = valueAt(equals);
        int stated = 0;
        int i = valueAt;
        for (; b[i] >= 'A' && b[i] <= 'Z'; i++) {
            stated = stated * 26 + (b[i] - 'A' + 1);
        }
        int digitsEnd = digits(i);
        if (i == valueAt || i - valueAt > MOST_LETTERS || b[digitsEnd] != b[valueAt - 1]) {
            throw unusual(digitsEnd);
        }
        column = stated - 1;
        return behindValue(digitsEnd, valueAt);
    }

    private int styleNumber(int equals) throws UnusualException {
        int valueAt = valueAt(equals);
        int end = digits(valueAt);
        style = number(valueAt, end);
        return behindValue(end, valueAt);
    }

    private int typeName(int equals) throws UnusualException {
        int valueAt = valueAt(equals);
        // Mostly the same as that of the cell before that tells its type.
        type = lastType;
        for (int i = 0; !stands(QUOTED_TYPES[type], valueAt); i++) {
            if (i == QUOTED_TYPES.length) {
                throw unusual(valueAt);
            }
            type = i;
        }
        lastType = type;
        return behindValue(valueAt + TYPES[type].length(), valueAt);
    }

    /** The place behind the digits. */
    protected final int digits(int from) {
        byte[] b = bytes();
        int i = from;
        while (b[i] >= '0' && b[i] <= '9') {
            i++;
        }
        return i;
    }

    protected final int number(int from, int to) throws UnusualException {
        if (to == from || to - from > MOST_DIGITS) {
            throw unusual(to);
        }
        byte[] b = bytes();
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + (b[i] - '0');
        }
        return number;
    }
}
