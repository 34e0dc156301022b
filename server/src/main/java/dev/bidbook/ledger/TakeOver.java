package dev.bidbook.ledger;

import dev.bidbook.formula.RowVerdict;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Template;

/** Which lines of the week before come along into a week whose first report does not have them. */
final class TakeOver {

    private final Template template;
    private final Inheritance inheritance;
    private final Carrying before;

    /** What the sheet of that week leaves behind. */
    TakeOver(Template template, Inheritance inheritance, SheetId before) {
        this.template = template;
        this.inheritance = inheritance;
        this.before = inheritance.carrying(before);
    }

    /**
     * Whether the line comes along: something was asked about it while its report had it or, if it was gone already, is
     * still unanswered. Where no rule can ask, it is whether somebody answered something.
     */
    boolean takes(StoredRow row) {
        if (template.rules().isEmpty()) {
            return inheritance.hasAnswers(row);
        }
        RowVerdict verdict = before.verdict(row);
        return row.goneSince == null ? verdict.holding() != 0 : (verdict.holding() & ~verdict.answered()) != 0;
    }
}
