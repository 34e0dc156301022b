package dev.bidbook.intake;

import dev.bidbook.sheet.Spelling;
import dev.bidbook.sheet.WhiteSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms in which Power BI may write the name of a column. */
final class HeaderName {

    /** {@code Table[Column]}, {@code 'Table name'[Column]}, {@code [Measure]}. */
    private static final Pattern FIELD = Pattern.compile("(?:'[^']*'|[^\\[\\]']*)\\[([^\\[\\]]+)]");

    /**
     * What Power BI puts before the name of a column that it sums up, in the languages met so far. Counts are not among
     * them: a count of part numbers is not a part number.
     */
    private static final List<Pattern> SUMMARIES = List.of(
            Pattern.compile("(?:sum|average|min(?:imum)?|max(?:imum)?|median) of "),
            Pattern.compile("(?:first|last|earliest|latest) "),
            Pattern.compile(
                    "(?:soma|suma|somme|m[ée]dia|promedio|moyenne|m[íi]nimo?|m[áa]ximo?|mediana|m[ée]diane) (?:de la |del |de |du |des |d')"),
            Pattern.compile("(?:somma|media|minimo|massimo) (?:di |del |della )"),
            Pattern.compile("(?:summe|mittelwert|durchschnitt|minimum|maximum|median) (?:von |der |des )"),
            Pattern.compile("(?:som|gemiddelde|minimum|maximum) van "),
            Pattern.compile(
                    "(?:primeir[oa]|[úu]ltim[oa]|primer[oa]?|premier|premi[èe]re|dernier|derni[èe]re|erste[rs]?|letzte[rs]?) "));

    /** In how many steps a name is taken apart. */
    static final int STEPS = 4;

    private HeaderName() {}

    /** The header as it is compared: without regard to case and to how much white space of which kind there is. */
    static String compared(String header) {
        return Spelling.compared(header);
    }

    /**
     * Whether the text cannot be the compared one, told by its first two letters alone; where those are no plain letters,
     * nothing is told. It spares comparing every line of a report with its headers.
     */
    static boolean surelyOther(String text, String compared) {
        if (text.length() < 2 || !isPlainLetter(text.charAt(0)) || !isPlainLetter(text.charAt(1))) {
            return false;
        }
        return compared.length() < 2
                || (text.charAt(0) | ' ') != compared.charAt(0)
                || (text.charAt(1) | ' ') != compared.charAt(1);
    }

    private static boolean isPlainLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /**
     * The compared name taken apart step by step, the least taken apart first: {@code awarded_demand[part number]} and
     * {@code sum of part number} become {@code part number}, {@code latest last sale} becomes {@code last sale} and then
     * {@code sale}. The same text at each step that has nothing to take away.
     */
    static List<String> bare(String compared) {
        List<String> names = new ArrayList<>();
        String name = compared;
        // Either may stand inside the other: "Sum of sales[Qty]", "sales[Sum of Qty]".
        for (int i = 0; i < 2; i++) {
            name = withoutTable(name);
            names.add(name);
            name = withoutSummary(name);
            names.add(name);
        }
        return names;
    }

    private static String withoutTable(String name) {
        Matcher matcher = FIELD.matcher(name);
        return matcher.matches() ? WhiteSpace.collapse(matcher.group(1)) : name;
    }

    private static String withoutSummary(String name) {
        for (Pattern summary : SUMMARIES) {
            Matcher matcher = summary.matcher(name);
            if (matcher.lookingAt() && matcher.end() < name.length()) {
                return name.substring(matcher.end());
            }
        }
        return name;
    }
}
