package dev.bidbook.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a formula apart, so that references to columns can be written as POI or as a workbook wants them. */
final class FormulaScanner {

    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"]|\"\")*+\"");
    private static final Pattern NUMBER = Pattern.compile("(?:\\d++(?:\\.\\d*+)?|\\.\\d++)(?:[eE][+-]?\\d++)?");
    private static final Pattern WORD = Pattern.compile("[\\p{L}_\\\\][\\p{L}\\p{N}_.\\\\]*+");
    private static final Pattern ERROR =
            Pattern.compile("#(?:N/A|NULL!|DIV/0!|VALUE!|REF!|NUM!)", Pattern.CASE_INSENSITIVE);
    private static final Pattern CELL = Pattern.compile("(?i)[a-z]{1,3}[0-9]{1,7}");

    /** {@code [@X]}, {@code [@[X y]]}, {@code [@[X]:[Y]]}, {@code [[#This Row],[X]]}, {@code [[#This Row],[X]:[Y]]}. */
    private static final Pattern THIS_ROW = Pattern.compile(
            "(?i)\\[\\s*+(?:@\\s*+(?<short>[^\\[\\]]++)|(?:@|\\[#This Row\\]\\s*+,)\\s*+\\[(?<from>[^\\[\\]]++)\\]"
                    + "(?:\\s*+:\\s*+\\[(?<to>[^\\[\\]]++)\\])?+\\s*+)\\]");

    private final String formula;
    private final List<FormulaPart> parts = new ArrayList<>();
    private final List<FormulaFault> faults = new ArrayList<>();
    private int at;

    private FormulaScanner(String formula) {
        this.formula = formula;
    }

    /**
     * What a formula is made of.
     *
     * @param parts its parts in their order, without the leading {@code =}
     * @param faults what cannot be understood
     */
    record Scan(List<FormulaPart> parts, List<FormulaFault> faults) {}

    /** The parts of a formula, with or without its leading {@code =}. */
    static Scan scan(String formula) {
        FormulaScanner scanner = new FormulaScanner(formula);
        scanner.at = formula.startsWith("=") ? 1 : 0;
        while (scanner.at < formula.length()) {
            scanner.next();
        }
        return new Scan(scanner.parts, scanner.faults);
    }

    private void next() {
        char c = formula.charAt(at);
        if (c == '"') {
            plain(TEXT, "The text that begins here has no end.", "Close it with \".");
        } else if (c == '[') {
            thisRow(at);
        } else if (Character.isLetter(c) || c == '_' || c == '\\') {
            word();
        } else if (Character.isDigit(c) || c == '.') {
            plain(NUMBER, "This is not a number.", "Write numbers such as 0.5.");
        } else if (c == '#') {
            plain(ERROR, "\"#\" does not belong here.", "Remove it.");
        } else if ("$:!'@".indexOf(c) >= 0) {
            fault(
                    at++,
                    "\"" + c + "\" does not belong in a formula over one row.",
                    "Name cells by their columns, as in [@[On Hand]].");
        } else {
            parts.add(new FormulaPart.Plain(at, String.valueOf(c)));
            at++;
        }
    }

    private void plain(Pattern pattern, String message, String repair) {
        Matcher matcher = matcher(pattern);
        if (matcher.lookingAt()) {
            parts.add(new FormulaPart.Plain(at, matcher.group()));
            at = matcher.end();
        } else {
            fault(at, message, repair);
            // Nothing after text without an end can be told apart.
            at = formula.charAt(at) == '"' ? formula.length() : at + 1;
        }
    }

    private void word() {
        int start = at;
        Matcher matcher = matcher(WORD);
        if (!matcher.lookingAt()) {
            fault(at++, "This character does not belong in a formula.", "Remove it.");
            return;
        }
        String word = matcher.group();
        at = matcher.end();
        if (at < formula.length() && formula.charAt(at) == '[') {
            thisRow(start);
        } else if (at < formula.length() && formula.charAt(at) == '(') {
            parts.add(new FormulaPart.Function(start, word.toUpperCase(Locale.ROOT)));
        } else if (word.equalsIgnoreCase("true") || word.equalsIgnoreCase("false")) {
            parts.add(new FormulaPart.Plain(start, word.toUpperCase(Locale.ROOT)));
        } else if (CELL.matcher(word).matches()) {
            fault(start, "\"" + word + "\" is a cell's address.", "Name the cell by its column, as in [@[On Hand]].");
        } else {
            parts.add(new FormulaPart.Name(start, word));
        }
    }

    private void thisRow(int start) {
        Matcher matcher = matcher(THIS_ROW);
        if (matcher.lookingAt()) {
            String from = matcher.group("short") != null ? matcher.group("short") : matcher.group("from");
            parts.add(new FormulaPart.ThisRow(start, from.strip(), stripped(matcher.group("to"))));
            at = matcher.end();
            return;
        }
        fault(
                start,
                "This reference does not name a column's cell in this row.",
                "Write [@Name], or [@[Name with spaces]].");
        int end = formula.indexOf(']', at);
        at = end < 0 ? formula.length() : end + 1;
        while (at < formula.length() && formula.charAt(at) == ']') {
            at++;
        }
    }

    private static @org.jspecify.annotations.Nullable String stripped(@org.jspecify.annotations.Nullable String name) {
        return name == null ? null : name.strip();
    }

    private Matcher matcher(Pattern pattern) {
        return pattern.matcher(formula).region(at, formula.length());
    }

    private void fault(int position, String message, String repair) {
        faults.add(new FormulaFault(position + 1, message, repair));
    }
}
