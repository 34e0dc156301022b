package dev.bidbook.workbook;

import dev.bidbook.sheet.CellAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes XML as bytes, fast where text is ASCII, which nearly all of a sheet is. Not thread-safe.
 *
 * <p>Text is written as the OOXML type {@code ST_Xstring}: what XML cannot hold becomes {@code _xHHHH_}.
 */
final class XmlBuffer {

    private static final int MOST_DIGITS = 10;

    private static final int FIRST_SIZE = 1 << 16;
    private static final double MOST_SCALED = 1e10;

    private final @Nullable OutputStream out;
    private byte[] buffer = new byte[FIRST_SIZE];
    private int length;

    XmlBuffer(OutputStream out) {
        this.out = out;
    }

    /** A buffer that keeps all that is written, and grows. */
    XmlBuffer() {
        this.out = null;
    }

    /** The bytes of a buffer that keeps them, {@link #length} of them; the array is the buffer's own. */
    byte[] array() {
        return buffer;
    }

    /** How many bytes a buffer holds that keeps them. */
    int length() {
        return length;
    }

    /** Forgets what was written. */
    void clear() {
        length = 0;
    }

    /** Writes ASCII markup as it is. */
    XmlBuffer raw(String ascii) throws IOException {
        int size = ascii.length();
        reserve(size);
        if (length + size > buffer.length) {
            bytes(ascii.getBytes(StandardCharsets.UTF_8));
            return this;
        }
        for (int i = 0; i < size; i++) {
            buffer[length++] = (byte) ascii.charAt(i);
        }
        return this;
    }

    /** Writes bytes as they are. */
    XmlBuffer bytes(byte[] bytes) throws IOException {
        reserve(bytes.length);
        if (out != null && bytes.length > buffer.length) {
            out.write(bytes);
        } else {
            System.arraycopy(bytes, 0, buffer, length, bytes.length);
            length += bytes.length;
        }
        return this;
    }

    /** Writes bytes from there to the array's end as they are. */
    XmlBuffer bytes(byte[] bytes, int from) throws IOException {
        int size = bytes.length - from;
        reserve(size);
        System.arraycopy(bytes, from, buffer, length, size);
        length += size;
        return this;
    }

    /** Writes a whole number. */
    XmlBuffer number(long value) throws IOException {
        if (value < 0 || value > Integer.MAX_VALUE) {
            return raw(Long.toString(value));
        }
        // Row numbers, styles and most quantities: digits straight into the buffer, the last one first.
        reserve(MOST_DIGITS);
        if (value < 10) {
            buffer[length++] = (byte) ('0' + value);
            return this;
        }
        int digits = 1;
        for (long rest = value; rest > 9; rest /= 10) {
            digits++;
        }
        int rest = (int) value;
        for (int at = length + digits - 1; at >= length; at--) {
            buffer[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    /** Writes a number as a cell holds it. */
    XmlBuffer number(double value) throws IOException {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return number((long) value);
        }
        // Most decimals have at most four places; the nearest double of those is what a reader makes of them.
        double scaled = Math.rint(value * 10_000);
        return Math.abs(value) < MOST_SCALED && scaled / 10_000 == value
                ? decimal((long) scaled)
                : raw(Double.toString(value));
    }

    /** Writes a number of ten thousandths that is not whole. */
    private XmlBuffer decimal(long scaled) throws IOException {
        if (scaled < 0) {
            raw("-");
        }
        long positive = Math.abs(scaled);
        number(positive / 10_000).raw(".");
        int places = (int) (positive % 10_000);
        for (int unit = 1000; places > 0; unit /= 10) {
            one((char) ('0' + places / unit));
            places %= unit;
        }
        return this;
    }

    /** Writes text for an element or an attribute in double quotes. */
    XmlBuffer text(String text) throws IOException {
        int size = text.length();
        for (int i = 0; i < size; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                ascii(text, i, c);
            } else if (Character.isHighSurrogate(c) && i + 1 < size && Character.isLowSurrogate(text.charAt(i + 1))) {
                utf8(text.substring(i, i + 2));
                i++;
            } else if (Character.isSurrogate(c)) {
                utf8("\uFFFD");
            } else if (c >= 0xFFFE) {
                escape(c);
            } else {
                utf8(String.valueOf(c));
            }
        }
        return this;
    }

    /** Writes a cell reference. */
    XmlBuffer address(int row, int column) throws IOException {
        return raw(CellAddress.columnLetters(column)).number(row);
    }

    /** Hands everything written so far on. */
    void flush() throws IOException {
        if (out == null) {
            return;
        }
        out.write(buffer, 0, length);
        length = 0;
    }

    private void ascii(String text, int at, char c) throws IOException {
        switch (c) {
            case '&' -> raw("&amp;");
            case '<' -> raw("&lt;");
            case '>' -> raw("&gt;");
            case '"' -> raw("&quot;");
            case '_' -> raw(looksEscaped(text, at) ? "_x005F_" : "_");
            case '\n', '\t' -> one(c);
            default -> {
                if (c < ' ') {
                    escape(c);
                } else {
                    one(c);
                }
            }
        }
    }

    /** Whether the text holds something that is written as {@code _xHHHH_}. */
    static boolean needsEscape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c == '_' && looksEscaped(text, i)) || (c < ' ' && c != '\n' && c != '\t') || c >= 0xFFFE) {
                return true;
            }
        }
        return false;
    }

    /** Whether the underscore begins what a reader would take for an escape, such as {@code _x0041_}. */
    private static boolean looksEscaped(String text, int at) {
        if (at + 6 >= text.length() || text.charAt(at + 1) != 'x' || text.charAt(at + 6) != '_') {
            return false;
        }
        for (int i = at + 2; i < at + 6; i++) {
            if (Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    private void escape(char c) throws IOException {
        raw("_x%04X_".formatted((int) c));
    }

    private void utf8(String text) throws IOException {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private void one(char c) throws IOException {
        reserve(1);
        buffer[length++] = (byte) c;
    }

    private void reserve(int more) throws IOException {
        if (length + more <= buffer.length) {
            return;
        } else if (out == null) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        } else {
            flush();
        }
    }
}
