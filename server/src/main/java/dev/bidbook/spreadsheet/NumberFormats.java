package dev.bidbook.spreadsheet;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The number formats that every workbook has, and which codes show dates. */
final class NumberFormats {

    private static final Map<Integer, String> BUILT_IN = builtIn();

    private NumberFormats() {}

    /** The code of a built-in format as an English Excel shows it, null if the number stands for none. */
    static @Nullable String builtIn(int id) {
        return BUILT_IN.get(id);
    }

    private static Map<Integer, String> builtIn() {
        Map<Integer, String> codes = new HashMap<>();
        String[] first = {
            "General",
            "0",
            "0.00",
            "#,##0",
            "#,##0.00",
            "$#,##0_);($#,##0)",
            "$#,##0_);[Red]($#,##0)",
            "$#,##0.00_);($#,##0.00)",
            "$#,##0.00_);[Red]($#,##0.00)",
            "0%",
            "0.00%",
            "0.00E+00",
            "# ?/?",
            "# ??/??",
            "m/d/yyyy",
            "d-mmm-yy",
            "d-mmm",
            "mmm-yy",
            "h:mm AM/PM",
            "h:mm:ss AM/PM",
            "h:mm",
            "h:mm:ss",
            "m/d/yyyy h:mm"
        };
        for (int id = 0; id < first.length; id++) {
            codes.put(id, first[id]);
        }
        String[] third = {
            "#,##0_);(#,##0)",
            "#,##0_);[Red](#,##0)",
            "#,##0.00_);(#,##0.00)",
            "#,##0.00_);[Red](#,##0.00)",
            "_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)",
            "_($* #,##0_);_($* (#,##0);_($* \"-\"_);_(@_)",
            "_(* #,##0.00_);_(* (#,##0.00);_(* \"-\"??_);_(@_)",
            "_($* #,##0.00_);_($* (#,##0.00);_($* \"-\"??_);_(@_)",
            "mm:ss",
            "[h]:mm:ss",
            "mm:ss.0",
            "##0.0E+0",
            "@"
        };
        for (int i = 0; i < third.length; i++) {
            codes.put(37 + i, third[i]);
        }
        // What these look like depends on the language of Excel (Chinese, Japanese, Korean, Thai); that they are dates
        // or times does not.
        int[] eastAsianDates = {27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58, 71, 72, 73, 74, 77};
        int[] eastAsianTimes = {32, 33, 34, 35, 55, 56, 75, 76, 78, 79, 80};
        for (int id : eastAsianDates) {
            codes.put(id, "yyyy/m/d");
        }
        for (int id : eastAsianTimes) {
            codes.put(id, "h:mm:ss");
        }
        return Map.copyOf(codes);
    }

    /**
     * Whether a code shows a date or time: whether a letter for years, months, days, hours, minutes or seconds stands
     * in it outside quotes, escapes, colours, conditions and locales. An elapsed time such as {@code [h]:mm} counts.
     */
    static boolean isDate(String code) {
        if (code.equalsIgnoreCase("General") || code.equalsIgnoreCase("Standard")) {
            return false;
        }
        for (int i = 0; i < code.length(); i++) {
            switch (code.charAt(i)) {
                case '"' -> i = closing(code, '"', i);
                case '\\', '_', '*' -> i++;
                case '[' -> {
                    int end = closing(code, ']', i);
                    if (isElapsed(code, i + 1, end)) {
                        return true;
                    }
                    i = end;
                }
                case 'y', 'Y', 'm', 'M', 'd', 'D', 'h', 'H', 's', 'S' -> {
                    return true;
                }
                default -> {
                    // Digits, separators, other letters: no sign of a date.
                }
            }
        }
        return false;
    }

    private static int closing(String code, char mark, int from) {
        int end = code.indexOf(mark, from + 1);
        return end < 0 ? code.length() : end;
    }

    private static boolean isElapsed(String code, int start, int end) {
        if (start >= end) {
            return false;
        }
        char first = Character.toLowerCase(code.charAt(start));
        for (int i = start; i < end; i++) {
            if (Character.toLowerCase(code.charAt(i)) != first) {
                return false;
            }
        }
        return first == 'h' || first == 'm' || first == 's';
    }
}
