package dev.bidbook.finding;

import dev.bidbook.finding.Finding.State;
import dev.bidbook.formula.RowFormulas;
import dev.bidbook.formula.RowVerdict;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.template.Rule;
import java.util.ArrayList;
import java.util.List;

/** Judges the rows of one sheet by what they hold and by what was open in the sheet before. Not thread-safe. */
final class RowJudge {

    private final Basis basis;
    private final String period;
    private final RowFormulas.Evaluator evaluator;

    RowJudge(Basis basis, String period, RowFormulas.Evaluator evaluator) {
        this.basis = basis;
        this.period = period;
        this.evaluator = evaluator;
    }

    /**
     * What the rules say of a row.
     *
     * @param stored its values; those of formula columns do not matter
     * @param before what was open on the row in the sheet before
     */
    Judged judge(RowKey key, List<CellValue> stored, List<StoredFinding> before) {
        List<CellValue> values = evaluator.fill(stored);
        RowVerdict verdict = evaluator.verdict();
        if (verdict.holding() == 0 && before.isEmpty()) {
            return new Judged(key, List.of(), List.of(), List.of());
        }
        List<StoredFinding> open = new ArrayList<>(Long.bitCount(verdict.holding()));
        List<StoredFinding> ended = new ArrayList<>(before);
        for (long rest = verdict.holding(); rest != 0; rest &= rest - 1) {
            int position = Long.numberOfTrailingZeros(rest);
            Rule rule = basis.rules().get(position);
            open.add(new StoredFinding(
                    rule.id(),
                    verdict.isAnswered(position) ? State.ANSWERED : State.UNANSWERED,
                    opened(rule, ended),
                    basis.owner(rule, values),
                    null));
        }
        return new Judged(key, open, ended, ended.isEmpty() ? List.of() : values);
    }

    /** In which period the rule's run began; what goes on is taken out of what was open before. */
    private String opened(Rule rule, List<StoredFinding> before) {
        for (int i = 0; i < before.size(); i++) {
            if (before.get(i).rule().equals(rule.id())) {
                return before.remove(i).opened();
            }
        }
        return period;
    }
}
