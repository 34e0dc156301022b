package dev.bidbook.ledger;

import dev.bidbook.formula.RowVerdict;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Template;

/** Which lines of the week before come along into a week whose first report does not have them. */
final class TakeOver {

    private final Template template;
    private final Inheritance inheritance;
    private final Carrying before;
    private final long asking;

    /** What the sheet of that week leaves behind. */
    TakeOver(Template template, Inheritance inheritance, SheetId before) {
        this.template = template;
        this.inheritance = inheritance;
        this.before = inheritance.carrying(before);
        long bits = 0;
        for (int rule = 0; rule < template.rules().size(); rule++) {
            bits |= template.rules().get(rule).asks() ? 1L << rule : 0;
        }
        this.asking = bits;
    }

    /**
     * Whether the line comes along: something was asked about it while its report had it or, if it was gone already, is
     * still unanswered. A rule that only points something out asks nothing. Where there are no rules at all, it is whether
     * somebody answered something.
     */
    boolean takes(StoredRow row) {
        if (template.rules().isEmpty()) {
            return inheritance.hasAnswers(row);
        }
        RowVerdict verdict = before.verdict(row);
        long asked = verdict.holding() & asking;
        return row.goneSince == null ? asked != 0 : (asked & ~verdict.answered()) != 0;
    }
}
