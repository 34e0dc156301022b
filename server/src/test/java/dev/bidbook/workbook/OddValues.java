package dev.bidbook.workbook;

import java.util.List;

/** Values that programs are known to stumble over, as JSON has them. */
public final class OddValues {

    /** The longest text that a cell holds, with a character of two units at its end. */
    public static final String LONGEST = "x".repeat(32_765) + "\uD83D\uDE9A";

    public static final List<String> TEXTS = List.of(
            "plain",
            "two\nlines\n\nand a third",
            "a tab\there and  two  blanks",
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "'apostrophe",
            "lorry \uD83D\uDE9A, mechanic \uD83D\uDC69\uD83C\uDFFD\u200D\uD83D\uDD27",
            "\u05E2\u05D1\u05E8\u05D9\u05EA \u0648\u0639\u0631\u0628\u064A 12",
            "_x000D_",
            "a_x0041_b_x005F_c",
            "<b>&amp; ]]> </b>",
            "\"quoted\"",
            "0793591",
            "1e5",
            "1-2",
            "2026-03-02",
            "TRUE",
            "#N/A",
            LONGEST,
            "no-break\u00A0space, \u200Bnothing wide\u2028and a line",
            "1,234",
            "12%",
            "12345678901234567890",
            "{=A1}",
            "\\n \u6F22\u5B57 \u00FC\u0301 \uFFFD",
            "3 1/2");

    public static final List<String> WHOLE = List.of("0", "-1", "7", "123456789012345", "999999999999999", "-40");

    public static final List<String> DECIMALS = List.of(
            "0.1", "-0.25", "0.333333333333333", "1234567.89", "0.0000001", "123456789012.345", "1e100", "3", "-1e-9");

    public static final List<String> DATES =
            List.of("1900-01-01", "1900-02-28", "1900-03-01", "1999-12-31", "2026-02-28", "2026-12-05", "9999-12-31");

    public static final List<String> MOMENTS = List.of(
            "2026-12-05T09:30:15",
            "2026-12-05T23:59:59",
            "1900-01-01T00:00:01",
            "1900-03-01T12:00",
            "9999-12-31T23:59:59",
            "2026-12-05T00:00");

    private OddValues() {}

    /** The value at an index, which may be any. */
    public static <T> T of(List<T> values, int index) {
        return values.get(Math.floorMod(index, values.size()));
    }
}
