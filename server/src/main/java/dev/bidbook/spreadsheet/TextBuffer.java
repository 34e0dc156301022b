package dev.bidbook.spreadsheet;

import java.util.Arrays;

/** Collects the characters of one text, up to a length; used again and again. Not thread-safe. */
final class TextBuffer {

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
        if (length + count > limit || overlong) {
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
        return overlong;
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
