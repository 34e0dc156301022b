package dev.bidbook.sheet;

/**
 * What counts as white space around a value: Unicode's, no-break spaces, zero-width spaces and byte order marks; and
 * which characters show nothing at all.
 */
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

    /**
     * The text stripped, with every run of white space inside made one plain space and without characters that show
     * nothing: for comparing headers.
     */
    public static String collapse(String text) {
        StringBuilder collapsed = new StringBuilder(text.length());
        boolean pending = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isWhiteSpace(c)) {
                pending = !collapsed.isEmpty();
            } else if (!isInvisible(c)) {
                if (pending) {
                    collapsed.append(' ');
                    pending = false;
                }
                collapsed.append(c);
            }
        }
        return collapsed.toString();
    }

    /** Whether the text has nothing to show: it is empty, or of white space and invisible characters alone. */
    public static boolean isBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isWhiteSpace(c) && !isInvisible(c)) {
                return false;
            }
        }
        return true;
    }

    /** The text stripped, and without characters that show nothing: for reading numbers, dates and words. */
    public static String visible(String text) {
        StringBuilder visible = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isInvisible(c)) {
                visible = visible == null ? new StringBuilder(text.length()).append(text, 0, i) : visible;
            } else if (visible != null) {
                visible.append(c);
            }
        }
        return strip(visible == null ? text : visible.toString());
    }

    private static boolean isWhiteSpace(char c) {
        return c <= ' '
                || c == '\u00a0'
                || c == '\u200b'
                || c == '\ufeff'
                || c == '\u0085'
                || (c > 127 && (Character.isWhitespace(c) || Character.isSpaceChar(c)));
    }

    /**
     * Marks of direction, soft hyphens and word joiners: copied along from web pages and mails without anybody seeing
     * them. Joiners inside emoji and in the scripts that need them are not among them.
     */
    private static boolean isInvisible(char c) {
        return c == '\u00ad'
                || c == '\u061c'
                || c == '\u200e'
                || c == '\u200f'
                || (c >= '\u202a' && c <= '\u202e')
                || c == '\u2060'
                || (c >= '\u2066' && c <= '\u2069');
    }
}
