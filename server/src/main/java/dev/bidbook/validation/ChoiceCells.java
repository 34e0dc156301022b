package dev.bidbook.validation;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Spelling;
import dev.bidbook.sheet.WhiteSpace;
import dev.bidbook.spreadsheet.RawCell;
import dev.bidbook.template.Column;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Cells of choice columns. */
final class ChoiceCells {

    private static final int LONGEST_LIST = 120;

    private ChoiceCells() {}

    static Reading read(RawCell cell, Column column) {
        String text = WhiteSpace.collapse(TextCells.display(cell));
        String choice = find(text, column.choices());
        if (choice == null && cell instanceof RawCell.Truth truth) {
            choice = find(truth.value() ? "Yes" : "No", column.choices());
        }
        return choice != null ? CellReader.value(new CellValue.Text(choice)) : notAChoice(text, column);
    }

    /** The choices as a message shows them, shortened to the first ones if they are many. */
    static String listed(List<String> choices) {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < choices.size(); i++) {
            String choice = Wording.shown(choices.get(i));
            if (i > 0 && list.length() + choice.length() > LONGEST_LIST) {
                return list.append(" and ")
                        .append(choices.size() - i)
                        .append(" more")
                        .toString();
            }
            list.append(i > 0 ? ", " : "").append(choice);
        }
        return list.toString();
    }

    private static Reading notAChoice(String text, Column column) {
        String shown = Wording.shown(text);
        String nearest = nearest(text, column.choices());
        String repair = "Choose one of " + listed(column.choices()) + ".";
        return new Reading.Fault(
                ProblemType.NOT_A_CHOICE,
                shown,
                Faults.rule(column),
                shown + " is not one of the choices of " + column.name() + ".",
                nearest == null ? repair : "Perhaps " + Wording.shown(nearest) + " is meant. " + repair);
    }

    private static @Nullable String find(String text, List<String> choices) {
        for (String choice : choices) {
            if (choice.equals(text)) {
                return choice;
            }
        }
        return alike(choices, Spelling::compared, text)
                .or(() -> alike(choices, Spelling::withoutAccents, text))
                .orElse(null);
    }

    /** The only choice that is the text in this spelling. */
    private static Optional<String> alike(List<String> choices, UnaryOperator<String> spelling, String text) {
        String wanted = spelling.apply(text);
        List<String> alike = choices.stream()
                .filter(choice -> spelling.apply(choice).equals(wanted))
                .limit(2)
                .toList();
        return alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
    }

    /** The choice that a slip of the hand may have meant: at most every third letter differs, or one begins so. */
    private static @Nullable String nearest(String text, List<String> choices) {
        String wanted = text.toLowerCase(Locale.ROOT);
        if (wanted.length() > 2 * Wording.LONGEST_SHOWN) {
            return null;
        }
        String nearest = null;
        int least = Integer.MAX_VALUE;
        for (String choice : choices) {
            String candidate = WhiteSpace.collapse(choice).toLowerCase(Locale.ROOT);
            int steps = wanted.length() >= 3 && candidate.startsWith(wanted) ? 1 : distance(wanted, candidate);
            if (steps < least && steps <= Math.max(1, Math.min(wanted.length(), candidate.length()) / 3)) {
                least = steps;
                nearest = choice;
            }
        }
        return nearest;
    }

    /** How many letters must be put in, taken out or replaced to turn one text into the other (Levenshtein). */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
