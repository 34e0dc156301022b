package dev.bidbook.spreadsheet;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The number formats that every workbook has, and which codes show dates. */
final class NumberFormats {

    private static final Pattern GENERAL = Pattern.compile("general|standard", Pattern.CASE_INSENSITIVE);
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
     * Whether a code shows a date or time: whether a letter for eras, years, months, days, hours, minutes or seconds
     * stands in one of its sections outside quotes, escapes, colours, conditions and locales. An elapsed time such as
     * {@code [h]:mm} counts; a section that shows digits, as {@code #,##0 USD} by a careless program, does not.
     */
    static boolean isDate(String code) {
        boolean letters = false;
        boolean digits = false;
        for (int i = 0; i < code.length(); i++) {
            switch (code.charAt(i)) {
                case '"' -> i = closing(code, '"', i);
                case '\\', '_', '*' -> i++;
                case '[' -> {
                    int end = closing(code, ']', i);
                    letters |= isElapsed(code, i + 1, end);
                    i = end;
                }
                case ';' -> {
                    if (letters && !digits) {
                        return true;
                    }
                    letters = false;
                    digits = false;
                }
                case '0' -> digits |= !isFraction(code, i);
                case '#', '?' -> digits = true;
                case 'e', 'E' -> letters |= i + 1 == code.length() || "+-".indexOf(code.charAt(i + 1)) < 0;
                case 'y', 'Y', 'm', 'M', 'd', 'D', 'h', 'H', 's', 'S', 'g', 'G', 'b', 'B' -> {
                    int named = GENERAL.matcher(code).region(i, code.length()).lookingAt() ? lengthOfName(code, i) : 0;
                    letters |= named == 0;
                    i += Math.max(0, named - 1);
                }
                default -> {
                    // Separators, other letters: no sign of a date.
                }
            }
        }
        return letters && !digits;
    }

    private static int lengthOfName(String code, int at) {
        return Character.toLowerCase(code.charAt(at)) == 'g' ? "General".length() : "Standard".length();
    }

    /** Whether the zero at this place shows fractions of a second: {@code ss.000}. */
    private static boolean isFraction(String code, int at) {
        int before = at - 1;
        while (before >= 0 && code.charAt(before) == '0') {
            before--;
        }
        return before > 0
                && (code.charAt(before) == '.' || code.charAt(before) == ',')
                && "sS]".indexOf(code.charAt(before - 1)) >= 0;
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
