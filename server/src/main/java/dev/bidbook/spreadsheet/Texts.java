package dev.bidbook.spreadsheet;

/**
 * Text as files write it, made text that nothing stumbles over later: escapes such as {@code _x000D_} decoded, and
 * what no XML document can hold (lone surrogates, control characters other than tab, line and page ends) replaced by
 * U+FFFD.
 */
final class Texts {

    private static final char REPLACEMENT = '\ufffd';

    private Texts() {}

    /** The text with Excel's {@code _xHHHH_} escapes decoded and cleaned. */
    static String decode(char[] chars, int start, int length) {
        boolean plain = true;
        for (int i = start, end = start + length; i < end; i++) {
            char c = chars[i];
            if ((c == '_' && isEscape(chars, i, end)) || isSuspect(c)) {
                plain = false;
                break;
            }
        }
        return plain ? new String(chars, start, length) : clean(unescape(chars, start, start + length));
    }

    /** The text with {@code _xHHHH_} escapes decoded and cleaned. */
    static String decode(String text) {
        return decode(text.toCharArray(), 0, text.length());
    }

    /** The text with everything replaced that no XML document can hold. */
    static String clean(String text) {
        StringBuilder cleaned = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isSuspect(c)) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            if (cleaned == null) {
                cleaned = new StringBuilder(text);
            }
            cleaned.setCharAt(i, REPLACEMENT);
        }
        return cleaned == null ? text : cleaned.toString();
    }

    private static boolean isSuspect(char c) {
        return c < ' ' ? c < '\t' || c > '\r' : c >= 0xd800 && (c <= 0xdfff || c >= 0xfffe);
    }

    private static String unescape(char[] chars, int start, int end) {
        StringBuilder text = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            if (chars[i] == '_' && isEscape(chars, i, end)) {
                text.append((char) Integer.parseInt(new String(chars, i + 2, 4), 16));
                i += 6;
            } else {
                text.append(chars[i]);
            }
        }
        return text.toString();
    }

    private static boolean isEscape(char[] chars, int at, int end) {
        if (at + 7 > end || chars[at + 1] != 'x' || chars[at + 6] != '_') {
            return false;
        }
        for (int i = at + 2; i < at + 6; i++) {
            char c = chars[i];
            boolean digit = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
            if (!digit) {
                return false;
            }
        }
        return true;
    }
}
