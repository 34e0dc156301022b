package dev.bidbook.spreadsheet;

import org.jspecify.annotations.Nullable;

/** Cell references such as {@code M41}, {@code $A$1} and {@code A1:C9}. */
final class References {

    private static final int MOST_LETTERS = 3;
    private static final int MOST_DIGITS = 9;

    private References() {}

    /** The column, from 0, of a reference that begins with letters; -1 for any other text. */
    static int column(String reference) {
        int column = 0;
        int letters = 0;
        for (int i = 0; i < reference.length(); i++) {
            int letter = letter(reference.charAt(i));
            if (letter < 0) {
                break;
            }
            if (++letters > MOST_LETTERS) {
                return -1;
            }
            column = column * 26 + letter + 1;
        }
        return column - 1;
    }

    private static int letter(char c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        return c >= 'a' && c <= 'z' ? c - 'a' : -1;
    }

    /** A whole number from 0 of up to nine digits; 0 for any other text, the highest int for more digits. */
    static int rowNumber(String text) {
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return 0;
            }
            if (i >= MOST_DIGITS) {
                return Integer.MAX_VALUE;
            }
            number = number * 10 + (c - '0');
        }
        return number;
    }

    /** The area of {@code A1:C9} or {@code A1}, whichever corners it names; null for any other text. */
    static @Nullable Area area(String reference) {
        String plain = reference.replace("$", "").strip();
        int colon = plain.indexOf(':');
        String from = colon < 0 ? plain : plain.substring(0, colon);
        String to = colon < 0 ? plain : plain.substring(colon + 1);
        int fromColumn = column(from);
        int toColumn = column(to);
        int fromRow = row(from);
        int toRow = row(to);
        if (fromColumn < 0 || toColumn < 0 || fromRow < 1 || toRow < 1) {
            return null;
        }
        return new Area(
                Math.min(fromRow, toRow),
                Math.min(fromColumn, toColumn),
                Math.max(fromRow, toRow),
                Math.max(fromColumn, toColumn));
    }

    private static int row(String reference) {
        int digits = 0;
        while (digits < reference.length() && letter(reference.charAt(digits)) >= 0) {
            digits++;
        }
        int row = rowNumber(reference.substring(digits));
        return row > SpreadsheetLimits.LAST_ROW ? 0 : row;
    }
}
