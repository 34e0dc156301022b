package dev.bidbook.ledger;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Blank;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Writes the documents of many rows one after another, as {@link PlainValues} would, but without making anything for a
 * row besides its text. All of them have the same
 * columns. Not thread-safe.
 */
final class DocumentWriter {

    /** Larger decimals, and such with more places, are written with all the digits that a double has. */
    private static final double MOST_DECIMAL = 1e10;

    private static final int PLACES = 10_000;
    private static final double MOST_WHOLE = 1e15;
    private static final int LONGEST_NUMBER = 32;
    private static final long[] TENS = {1, 10, 100, 1000, 10_000};

    /** Of how many different cells of a column what was written is kept. */
    private static final int KEPT = 1 << 10;

    private final StoredColumns columns;
    private final CellValue[][] known;
    private final byte[][][] written;
    private byte[] bytes = new byte[4096];
    private int length;
    private boolean ascii;

    DocumentWriter(StoredColumns columns) {
        this.columns = columns;
        this.known = new CellValue[columns.size()][];
        this.written = new byte[columns.size()][][];
    }

    /** The cells as one JSON object. */
    String document(PlacedCells cells) {
        length = 0;
        ascii = true;
        append('{');
        for (int place = 0; place < columns.size(); place++) {
            CellValue value = cells.at(place);
            // The one blank: asking a value of unknown kind costs more.
            if (value != Blank.BLANK) {
                member(place, value);
            }
        }
        if (length > 1) {
            // The comma behind the last one.
            length--;
        }
        append('}');
        return new String(bytes, 0, length, ascii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    /** A column's name, the value and a comma. Equal cells of a report are one object: each is written out once. */
    private void member(int place, CellValue value) {
        int at = System.identityHashCode(value) & (KEPT - 1);
        if (known[place] == null) {
            known[place] = new CellValue[KEPT];
            written[place] = new byte[KEPT][];
        }
        if (known[place][at] == value) {
            copy(written[place][at]);
            return;
        }
        int begin = length;
        boolean before = ascii;
        ascii = true;
        prefix(columns.prefix(place));
        value(value);
        append(',');
        // What is not plain is rare, and would have to be told by its bytes.
        if (ascii) {
            known[place][at] = value;
            written[place][at] = Arrays.copyOfRange(bytes, begin, length);
        }
        ascii &= before;
    }

    private void copy(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    private void prefix(byte[] prefix) {
        copy(prefix);
        // Names of columns may hold anything; their bytes tell.
        for (byte b : prefix) {
            ascii &= b >= 0;
        }
    }

    private void value(CellValue value) {
        if (value instanceof CellValue.Text text) {
            text(text.text());
        } else if (value instanceof CellValue.Number number) {
            number(number.value());
        } else if (value instanceof CellValue.Date date) {
            date(date.value());
        } else if (value instanceof CellValue.YesNo yesNo) {
            plain(yesNo.value() ? "true" : "false");
        } else if (PlainValues.plain(value) instanceof CellValue.Text text) {
            text(text.text());
        }
    }

    private void text(String text) {
        int begin = length;
        room(text.length() + 2);
        append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                length = begin;
                escaped(text);
                return;
            }
            bytes[length++] = (byte) c;
        }
        append('"');
    }

    /** A text with something that needs care. */
    private void escaped(String text) {
        copy(PlainValues.string(text).getBytes(StandardCharsets.UTF_8));
        ascii = false;
    }

    private void number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < MOST_WHOLE) {
            room(LONGEST_NUMBER);
            if (value < 0) {
                append('-');
            }
            digits((long) Math.abs(value), 1);
        } else if (Math.abs(value) < MOST_DECIMAL && Math.rint(value * PLACES) / PLACES == value) {
            decimal(value);
        } else {
            plain(Double.toString(value));
        }
    }

    /** A number of at most four decimal places, of which a double is the nearest to what is written. */
    private void decimal(double value) {
        room(LONGEST_NUMBER);
        long scaled = (long) Math.rint(Math.abs(value) * PLACES);
        if (value < 0) {
            append('-');
        }
        digits(scaled / PLACES, 1);
        append('.');
        digits(scaled % PLACES, 4);
        while (bytes[length - 1] == '0') {
            length--;
        }
    }

    private void date(LocalDate date) {
        if (date.getYear() < 0 || date.getYear() > 9999) {
            text(date.toString());
            return;
        }
        room(LONGEST_NUMBER);
        append('"');
        digits(date.getYear(), 4);
        append('-');
        digits(date.getMonthValue(), 2);
        append('-');
        digits(date.getDayOfMonth(), 2);
        append('"');
    }

    /** Appends a number of at least so many digits. */
    private void digits(long value, int least) {
        int count = least;
        for (long ten = TENS[least]; value >= ten; ten *= 10) {
            count++;
        }
        long rest = value;
        for (int i = length + count - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += count;
    }

    private void plain(String asciiText) {
        room(asciiText.length());
        for (int i = 0; i < asciiText.length(); i++) {
            bytes[length++] = (byte) asciiText.charAt(i);
        }
    }

    private void append(char c) {
        room(1);
        bytes[length++] = (byte) c;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
