package dev.bidbook.finding;

import dev.bidbook.finding.Finding.State;
import dev.bidbook.sheet.Period;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.template.Rule;
import dev.bidbook.template.Template;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes of what is stored of a sheet's findings what others are told. Not thread-safe. */
final class SheetFindings {

    private final Template template;
    private final Period period;
    private final Period previous;
    private final Map<String, Rule> rules = new HashMap<>();
    private final Map<String, Period> periods = new HashMap<>();

    SheetFindings(Template template, EvaluatedSheet sheet) {
        this.template = template;
        template.rules().forEach(rule -> rules.put(rule.id(), rule));
        this.period = period(sheet.period());
        this.previous = sheet.previous() == null ? period : period(sheet.previous());
    }

    /** The finding; null if its rule is not the template's any more. */
    @Nullable
    Finding of(RowKey key, StoredFinding stored) {
        Rule rule = rules.get(stored.rule());
        if (rule == null) {
            return null;
        }
        boolean closed = stored.state() == State.CLOSED;
        Period opened = period(stored.opened());
        Period lastSeen = closed ? previous : period;
        int age = Age.weeks(opened, lastSeen);
        Rule.Escalation escalation = rule.escalation();
        boolean escalated = stored.state() == State.UNANSWERED && escalation != null && age >= escalation.afterWeeks();
        return new Finding(
                key,
                rule,
                stored.state(),
                opened,
                lastSeen,
                age,
                stored.owner(),
                escalated,
                closed ? period : null,
                stored.why());
    }

    private Period period(String text) {
        return periods.computeIfAbsent(text, any -> template.period()
                .parse(text)
                .orElseThrow(() -> new IllegalStateException("a stored period is not one of " + template)));
    }
}
