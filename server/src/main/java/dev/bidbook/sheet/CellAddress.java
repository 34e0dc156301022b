package dev.bidbook.sheet;

import java.util.Arrays;

/**
 * A cell's place on a sheet.
 *
 * @param row the row, from 1 as people count
 * @param column the column, from 0 (A)
 */
public record CellAddress(int row, int column) {

    /** The letters of A to ZZ: every cell that is written or named needs its column's. */
    private static final String[] KNOWN_LETTERS = new String[26 + 26 * 26];

    static {
        Arrays.setAll(KNOWN_LETTERS, CellAddress::spelled);
    }

    /** The A1 form, such as {@code M41}. */
    @Override
    public String toString() {
        return columnLetters(column) + row;
    }

    /** The letters of a column counted from 0: {@code A}, {@code Z}, {@code AA}. */
    public static String columnLetters(int column) {
        return column < KNOWN_LETTERS.length ? KNOWN_LETTERS[column] : spelled(column);
    }

    private static String spelled(int column) {
        StringBuilder letters = new StringBuilder(3);
        for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
            letters.insert(0, (char) ('A' + rest % 26));
        }
        return letters.toString();
    }
}
