package dev.bidbook.sheet;

import java.text.Normalizer;
import java.util.Locale;

/** Spellings that a person takes for the same word although their characters differ. */
public final class Spelling {

    private Spelling() {}

    /**
     * The text as headers and choices are compared: without regard to case, to how much white space of which kind there
     * is, to invisible characters, to how letters with accents and wide letters are composed, and to the typographic
     * forms of hyphens and quotation marks.
     */
    public static String compared(String text) {
        String collapsed = WhiteSpace.collapse(text);
        if (isAscii(collapsed)) {
            return collapsed.toLowerCase(Locale.ROOT);
        }
        String plain = Normalizer.normalize(collapsed, Normalizer.Form.NFKC);
        StringBuilder typed = new StringBuilder(plain.length());
        plain.chars().forEach(c -> typed.append(typed((char) c)));
        // Upper case first: it makes one of ß and ss, and of the two small sigmas.
        return WhiteSpace.collapse(typed.toString()).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /** The same without accents: {@code descricao} for {@code Descrição}. */
    public static String withoutAccents(String text) {
        String compared = compared(text);
        return isAscii(compared)
                ? compared
                : Normalizer.normalize(compared, Normalizer.Form.NFD).replaceAll("\\p{Mn}+", "");
    }

    /** The text with each letter and its accents in one character where there is one: what differs only so is equal. */
    public static String composed(String text) {
        return isAscii(text) || Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** The text with digits and decimal signs of other scripts, and wide ones, as the plain ones. */
    public static String plainDigits(String text) {
        if (isAscii(text)) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 127 && Character.isDigit(c)) {
                plain.append((char) ('0' + Character.digit(c, 10)));
            } else if (c == '\u066b') {
                plain.append('.');
            } else if (c == '\u066c') {
                plain.append('\'');
            } else {
                plain.append(c > '\uff00' && c <= '\uff5e' ? (char) (c - 0xfee0) : c);
            }
        }
        return plain.toString();
    }

    private static char typed(char c) {
        return switch (c) {
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212' -> '-';
            case '\u2018', '\u2019', '\u201a', '\u201b', '\u2032', '\u00b4', '`' -> '\'';
            case '\u201c', '\u201d', '\u201e', '\u201f', '\u00ab', '\u00bb', '\u2033' -> '"';
            case '\u2044', '\u2215' -> '/';
            default -> c;
        };
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }
}
