package dev.bidbook.template;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Excel accepts as the name of a sheet, a column of a table, or a cell. */
final class ExcelNames {

    /** The day that formulas call {@code as_of}; a parameter cannot have its name. */
    static final String AS_OF = "as_of";

    private static final Set<String> OTHER_SHEETS =
            Set.of("summary", "guide", "conflicts", "problems", "lists", "history", "bidbook identity");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]{0,100}");
    private static final Pattern ESCAPE = Pattern.compile("_x[0-9A-Fa-f]{4}_");
    private static final Pattern CELL = Pattern.compile("(?i)[a-z]{1,3}[0-9]{1,7}");
    private static final Pattern ROW_AND_COLUMN = Pattern.compile("(?i)r[0-9]*c[0-9]*|r[0-9]*|c[0-9]*");

    private ExcelNames() {}

    /** What is wrong with a sheet's name, as the end of a sentence, or empty. */
    static Optional<String> sheetFault(String name) {
        if (name.length() > 31) {
            return Optional.of("is longer than the 31 characters Excel allows");
        }
        if (name.chars().anyMatch(c -> "[]:*?/\\".indexOf(c) >= 0) || name.startsWith("'") || name.endsWith("'")) {
            return Optional.of("holds one of [ ] : * ? / \\ or begins or ends with '");
        }
        if (OTHER_SHEETS.contains(name.toLowerCase(Locale.ROOT))) {
            return Optional.of("is the name of another sheet of the workbook");
        }
        if (tableName(name).isEmpty()) {
            return Optional.of("holds no letter");
        }
        return ROW_AND_COLUMN.matcher(tableName(name)).matches()
                ? Optional.of("would name the table " + tableName(name) + ", which Excel keeps for itself")
                : Optional.empty();
    }

    /** The letters of a sheet's name: the name of the Excel table on it. */
    static String tableName(String sheetName) {
        return sheetName
                .codePoints()
                .filter(Character::isLetter)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** What is wrong with a column's name, as the end of a sentence, or empty. */
    static Optional<String> columnFault(String name) {
        if (name.chars().anyMatch(c -> "[]#'@".indexOf(c) >= 0)) {
            return Optional.of("holds one of [ ] # ' @, which formulas cannot name");
        }
        if (name.chars().anyMatch(c -> c == '\n' || c == '\r' || c == '\t')) {
            return Optional.of("holds a line break");
        }
        return escapeIn(name).map(escape -> "holds " + escape + ", which a workbook takes for another character");
    }

    /** What in the text a workbook takes for an escaped character, such as {@code _x0041_} for A; empty for none. */
    static Optional<String> escapeIn(String text) {
        Matcher escape = ESCAPE.matcher(text);
        return escape.find() ? Optional.of(escape.group()) : Optional.empty();
    }

    /** What is wrong with a parameter's name, as the end of a sentence, or empty. */
    static Optional<String> parameterFault(String name) {
        if (!NAME.matcher(name).matches()) {
            return Optional.of("is not a name that Excel accepts");
        }
        if (CELL.matcher(name).matches() || ROW_AND_COLUMN.matcher(name).matches()) {
            return Optional.of("means a cell in Excel");
        }
        if (name.equalsIgnoreCase(AS_OF)) {
            return Optional.of("is the day the sheet speaks of, which formulas can already use");
        }
        return name.equalsIgnoreCase("true") || name.equalsIgnoreCase("false")
                ? Optional.of("means a truth value in Excel")
                : Optional.empty();
    }

    /** Whether an Excel number format has its quotes and brackets in pairs. */
    static boolean isNumberFormat(String format) {
        boolean quoted = false;
        int open = 0;
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == '[') {
                open++;
            } else if (!quoted && c == ']') {
                open--;
            }
            if (open < 0 || open > 1) {
                return false;
            }
        }
        return !quoted && open == 0;
    }
}
