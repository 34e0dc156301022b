package dev.bidbook.finding;

import dev.bidbook.finding.Finding.State;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.template.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Says why findings of the sheet before do not hold any more, from what changed between the two sheets. */
final class Endings {

    private static final int LONGEST_VALUE = 60;
    private static final int MOST_COLUMNS = 10;

    private final Basis basis;
    private final String period;
    private final LocalDate asOfBefore;
    private final LocalDate asOf;

    /**
     * Endings in one sheet.
     *
     * @param period the text of its period
     * @param asOfBefore what formulas took for today in the sheet before
     * @param asOf what they take for today in this one
     */
    Endings(Basis basis, String period, LocalDate asOfBefore, LocalDate asOf) {
        this.basis = basis;
        this.period = period;
        this.asOfBefore = asOfBefore;
        this.asOf = asOf;
    }

    /**
     * The finding as it is closed here.
     *
     * @param before the row's values in the sheet before, formulas computed; empty if it is not there any more
     * @param now its values in this one, formulas computed; empty if it is not in it
     */
    StoredFinding close(StoredFinding ended, List<CellValue> before, List<CellValue> now) {
        return new StoredFinding(ended.rule(), State.CLOSED, ended.opened(), ended.owner(), why(ended, before, now));
    }

    private String why(StoredFinding ended, List<CellValue> before, List<CellValue> now) {
        if (now.isEmpty() || before.isEmpty()) {
            return "The sheet of " + period + " does not have the line.";
        }
        CellValue gone = basis.goneSince(now);
        if (!gone.isBlank() && basis.goneSince(before).isBlank()) {
            return "The report does not have the line since " + gone.display() + ".";
        }
        List<String> changes = changes(ended.rule(), before, now);
        if (changes.isEmpty()) {
            return "The day is another: it was " + asOfBefore + " and is " + asOf + ".";
        }
        return String.join("; ", changes) + ".";
    }

    private List<String> changes(String ruleId, List<CellValue> before, List<CellValue> now) {
        List<String> changes = new ArrayList<>();
        List<Rule> rules = basis.rules();
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).id().equals(ruleId)) {
                for (int column : new TreeSet<>(basis.formulas().reads(i))) {
                    if (!before.get(column).equals(now.get(column)) && changes.size() < MOST_COLUMNS) {
                        changes.add(basis.template().columns().get(column).name() + " was " + shown(before.get(column))
                                + " and is " + shown(now.get(column)));
                    }
                }
            }
        }
        return changes;
    }

    private static String shown(CellValue value) {
        String text = value.isBlank() ? "blank" : value.display();
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
    }
}
