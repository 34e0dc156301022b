package dev.bidbook.finding;

import dev.bidbook.finding.Finding.State;
import dev.bidbook.formula.RowFormulas;
import dev.bidbook.formula.RowVerdict;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.template.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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

    /** What the rules say of a row by itself; its values are as stored, those of formula columns do not matter. */
    Said said(List<CellValue> stored) {
        List<CellValue> values = evaluator.fill(stored);
        RowVerdict verdict = evaluator.verdict();
        if (verdict.holding() == 0) {
            return Said.NOTHING;
        }
        List<@Nullable String> owners = new ArrayList<>(Long.bitCount(verdict.holding()));
        for (long rest = verdict.holding(); rest != 0; rest &= rest - 1) {
            owners.add(basis.owner(basis.rules().get(Long.numberOfTrailingZeros(rest)), values));
        }
        return new Said(verdict, owners);
    }

    /**
     * What the rules say of a row.
     *
     * @param stored its values; those of formula columns do not matter
     * @param before what was open on the row in the sheet before
     */
    Judged judge(RowKey key, List<CellValue> stored, List<StoredFinding> before) {
        return judge(key, said(stored), before, () -> stored);
    }

    /**
     * The same where it is known what is said of the row by itself.
     *
     * @param stored gives the row's values if they are needed
     */
    Judged judge(RowKey key, Said said, List<StoredFinding> before, Supplier<List<CellValue>> stored) {
        if (said.verdict().holding() == 0 && before.isEmpty()) {
            return new Judged(key, List.of(), List.of(), List.of());
        }
        List<StoredFinding> open = new ArrayList<>(said.owners().size());
        List<StoredFinding> ended = new ArrayList<>(before);
        for (long rest = said.verdict().holding(); rest != 0; rest &= rest - 1) {
            int position = Long.numberOfTrailingZeros(rest);
            Rule rule = basis.rules().get(position);
            open.add(new StoredFinding(
                    rule.id(),
                    said.verdict().isAnswered(position) ? State.ANSWERED : State.UNANSWERED,
                    opened(rule, ended),
                    said.owners().get(open.size()),
                    null));
        }
        return new Judged(key, open, ended, ended.isEmpty() ? List.of() : evaluator.fill(stored.get()));
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
