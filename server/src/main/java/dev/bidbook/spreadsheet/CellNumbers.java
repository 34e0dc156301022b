package dev.bidbook.spreadsheet;

import com.fasterxml.jackson.core.io.NumberInput;

/** Numbers as files write them. */
final class CellNumbers {

    /** The powers of ten that a double holds exactly. */
    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private static final int DIGITS_SURELY_EXACT = 15;

    private CellNumbers() {}

    /** The number in the characters, or NaN if they are not a finite number. White space around it is left out. */
    static double parse(char[] chars, int start, int length) {
        int from = start;
        int to = start + length;
        while (from < to && chars[from] <= ' ') {
            from++;
        }
        while (to > from && chars[to - 1] <= ' ') {
            to--;
        }
        if (from == to) {
            return Double.NaN;
        }
        // Plain decimals of up to 15 digits: both the digits and the power of ten are exact doubles, so that one
        // division rounds correctly.
        int at = from;
        boolean negative = chars[at] == '-';
        if (negative) {
            at++;
        }
        long digits = 0;
        int count = 0;
        int scale = -1;
        for (; at < to; at++) {
            char c = chars[at];
            if (c >= '0' && c <= '9') {
                digits = digits * 10 + (c - '0');
                if (++count > DIGITS_SURELY_EXACT) {
                    return slowly(chars, from, to);
                }
                if (scale >= 0) {
                    scale++;
                }
            } else if (c == '.' && scale < 0) {
                scale = 0;
            } else {
                return slowly(chars, from, to);
            }
        }
        if (count == 0) {
            return Double.NaN;
        }
        double value = scale > 0 ? digits / POWERS_OF_TEN[scale] : digits;
        return negative ? -value : value;
    }

    private static double slowly(char[] chars, int from, int to) {
        // Jackson's parser rounds as Java's does and is ten times as fast on numbers of 17 digits. Either takes more
        // than a number, such as NaN, 0x1p3 and 1d, and takes long to say that it takes none.
        if (!isNumber(chars, from, to)) {
            return Double.NaN;
        }
        double value = NumberInput.parseDouble(chars, from, to - from, true);
        return Double.isInfinite(value) ? Double.NaN : value;
    }

    /** Whether there are digits, perhaps with a sign before and a point within, and perhaps an exponent. */
    private static boolean isNumber(char[] chars, int from, int to) {
        int start = behindSign(chars, from, to);
        int point = behindDigits(chars, start, to);
        boolean hasPoint = point < to && chars[point] == '.';
        int end = hasPoint ? behindDigits(chars, point + 1, to) : point;
        if (end - start == (hasPoint ? 1 : 0)) {
            return false;
        }
        if (end == to) {
            return true;
        }
        int exponent = behindSign(chars, end + 1, to);
        return (chars[end] == 'e' || chars[end] == 'E') && exponent < to && behindDigits(chars, exponent, to) == to;
    }

    private static int behindSign(char[] chars, int from, int to) {
        return from < to && (chars[from] == '-' || chars[from] == '+') ? from + 1 : from;
    }

    private static int behindDigits(char[] chars, int from, int to) {
        int at = from;
        while (at < to && chars[at] >= '0' && chars[at] <= '9') {
            at++;
        }
        return at;
    }

    /** The whole number from 0 in the characters, or -1 if they are none that an int holds. */
    static int whole(char[] chars, int start, int length) {
        double value = parse(chars, start, length);
        return value >= 0 && value <= Integer.MAX_VALUE && value == Math.rint(value) ? (int) value : -1;
    }
}
