package dev.bidbook.sheet;

/** What counts as white space around a value: Unicode's, no-break spaces, zero-width spaces and byte order marks. */
public final class WhiteSpace {

    private WhiteSpace() {}

    /** The text without white space at its ends; white space inside stays as it is. */
    public static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isWhiteSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isWhiteSpace(text.charAt(end - 1))) {
            end--;
        }
        return start == 0 && end == text.length() ? text : text.substring(start, end);
    }

    /** The text stripped, with every run of white space inside made one plain space: for comparing headers. */
    public static String collapse(String text) {
        StringBuilder collapsed = new StringBuilder(text.length());
        boolean pending = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isWhiteSpace(c)) {
                pending = !collapsed.isEmpty();
            } else {
                if (pending) {
                    collapsed.append(' ');
                    pending = false;
                }
                collapsed.append(c);
            }
        }
        return collapsed.toString();
    }

    private static boolean isWhiteSpace(char c) {
        return c <= ' '
                || c == '\u00a0'
                || c == '\u200b'
                || c == '\ufeff'
                || c == '\u0085'
                || (c > 127 && (Character.isWhitespace(c) || Character.isSpaceChar(c)));
    }
}
