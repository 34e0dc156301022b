package dev.bidbook.spreadsheet;

import java.nio.charset.StandardCharsets;

/** Characters as the bytes of plain XML write them: in UTF-8, and as references. */
final class XmlReferences {

    private XmlReferences() {}

    /** The character of a reference without its {@code &} and {@code ;}, or -1 if it is not one that all XML knows. */
    static int character(byte[] bytes, int from, int to) {
        if (from < to && bytes[from] == '#') {
            return numbered(bytes, from + 1, to);
        }
        return switch (new String(bytes, from, to - from, StandardCharsets.US_ASCII)) {
            case "amp" -> '&';
            case "lt" -> '<';
            case "gt" -> '>';
            case "quot" -> '"';
            case "apos" -> '\'';
            default -> -1;
        };
    }

    private static int numbered(byte[] bytes, int from, int to) {
        boolean hexadecimal = from < to && bytes[from] == 'x';
        int radix = hexadecimal ? 16 : 10;
        int start = hexadecimal ? from + 1 : from;
        if (start >= to || to - start > 7) {
            return -1;
        }
        int number = 0;
        for (int i = start; i < to; i++) {
            int digit = Character.digit(bytes[i], radix);
            if (digit < 0) {
                return -1;
            }
            number = number * radix + digit;
        }
        return isCharacter(number) ? number : -1;
    }

    /** How many bytes a character that begins with this one has; 0 if none does. */
    static int length(byte first) {
        int lead = first & 0xff;
        if (lead >= 0xc2 && lead <= 0xdf) {
            return 2;
        }
        if (lead >= 0xe0 && lead <= 0xef) {
            return 3;
        }
        return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
    }

    /** The character of so many bytes, the later ones of which are continuations; -1 if XML does not allow it. */
    static int decode(byte[] bytes, int from, int length) {
        int c = bytes[from] & (0x7f >> length);
        for (int k = 1; k < length; k++) {
            c = c << 6 | (bytes[from + k] & 0x3f);
        }
        boolean shortest = c >= (length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000);
        return shortest && isCharacter(c) ? c : -1;
    }

    private static boolean isCharacter(int c) {
        if (c < ' ') {
            return c == '\t' || c == '\n' || c == '\r';
        }
        return c <= 0xd7ff || (c >= 0xe000 && c <= 0xfffd) || (c >= 0x10000 && c <= 0x10ffff);
    }
}
