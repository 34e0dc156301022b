package dev.bidbook.spreadsheet;

import java.util.Arrays;

/**
 * Collects the characters of one text, up to a length that counts with its escapes decoded; used again and again. Not
 * thread-safe.
 */
final class TextBuffer {

    /** One character may be written in seven: {@code _x000D_}. */
    private static final long LONGEST_ESCAPE = 7;

    private final int limit;
    private char[] chars = new char[256];
    private int length;
    private boolean overlong;

    TextBuffer(int limit) {
        this.limit = limit;
    }

    void clear() {
        length = 0;
        overlong = false;
    }

    void append(char[] source, int start, int count) {
        if (length + count > LONGEST_ESCAPE * limit || overlong) {
            overlong = true;
            return;
        }
        if (length + count > chars.length) {
            chars = Arrays.copyOf(chars, Math.max(chars.length * 2, length + count));
        }
        System.arraycopy(source, start, chars, length, count);
        length += count;
    }

    char[] chars() {
        return chars;
    }

    int length() {
        return length;
    }

    /** Whether more was appended than is allowed; the text is then incomplete. */
    boolean overlong() {
        return overlong || (length > limit && decoded().length() > limit);
    }

    /** The text as it stands in the file, escapes and all. */
    String raw() {
        return new String(chars, 0, length);
    }

    /** The text with its escapes decoded. */
    String decoded() {
        return Texts.decode(chars, 0, length);
    }
}
