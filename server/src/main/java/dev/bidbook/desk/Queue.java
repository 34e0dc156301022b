package dev.bidbook.desk;

import dev.bidbook.desk.Waiting.Answers;
import dev.bidbook.desk.Waiting.Changed;
import dev.bidbook.desk.Waiting.Decisions;
import dev.bidbook.desk.Waiting.OfRule;
import dev.bidbook.discussion.Discussions;
import dev.bidbook.finding.Finding;
import dev.bidbook.finding.Findings;
import dev.bidbook.finding.OpenCount;
import dev.bidbook.finding.Waits;
import dev.bidbook.ledger.LedgerReader;
import dev.bidbook.ledger.RevisionEntry;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Column;
import dev.bidbook.template.Communication.Decision;
import dev.bidbook.template.Role;
import dev.bidbook.template.Rule;
import dev.bidbook.template.Template;
import dev.bidbook.template.Templates;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gathers what waits for somebody, program by program, out of counts and never out of whole sheets. Thread-safe. */
public final class Queue {

    /** How many entries of each kind are told at most. */
    public static final int MOST = 200;

    private static final int MOST_REVISIONS = 200;
    private static final int MOST_NAMES = 5;

    private final LedgerReader ledger;
    private final Findings findings;
    private final Templates templates;
    private final Discussions discussions;
    private final List<SignatureSource> signatures;

    /**
     * A queue over the other rooms.
     *
     * @param signatures who knows of something to be signed; perhaps empty
     */
    public Queue(
            LedgerReader ledger,
            Findings findings,
            Templates templates,
            Discussions discussions,
            List<SignatureSource> signatures) {
        this.ledger = ledger;
        this.findings = findings;
        this.templates = templates;
        this.discussions = discussions;
        this.signatures = List.copyOf(signatures);
    }

    Waiting waiting(Reader reader, Map<String, Look> looks) {
        List<Answers> answers = new ArrayList<>();
        List<Decisions> decisions = new ArrayList<>();
        reader.parts().forEach((program, part) -> {
            for (SheetId sheet : findings.latest(program)) {
                Template template = templates.find(sheet.template()).orElseThrow();
                OfSheet waits = ofSheet(template, sheet, reader.person(), part);
                waits.answers().ifPresent(answers::add);
                decisions.addAll(waits.decisions());
            }
        });
        answers.sort(Comparator.comparingInt(Answers::oldest)
                .thenComparingInt(Answers::count)
                .reversed());
        decisions.sort(Comparator.comparingInt(Decisions::oldest)
                .thenComparingInt(Decisions::count)
                .reversed());
        return new Waiting(
                first(answers),
                first(decisions),
                first(signatures.stream()
                        .flatMap(source -> source.waitingFor(reader, MOST).stream())
                        .toList()),
                discussions.mentioning(reader.person(), reader.roles().keySet(), MOST),
                changed(reader, looks));
    }

    private static <T> List<T> first(List<T> all) {
        return all.size() <= MOST ? all : all.subList(0, MOST);
    }

    /**
     * What waits of one sheet.
     *
     * @param answers the findings to be answered; empty if there are none
     * @param decisions the lines to be decided, for each column in which some are
     */
    public record OfSheet(Optional<Answers> answers, List<Decisions> decisions) {}

    /** What waits of one sheet for somebody who plays this part. */
    public OfSheet ofSheet(Template template, SheetId sheet, String person, Part part) {
        List<Decision> mine = template.communication().decisions().stream()
                .filter(decision ->
                        column(template, decision).editors().stream().anyMatch(part.roles()::contains))
                .toList();
        Waits waits = findings.waits(
                sheet,
                mine.stream().flatMap(decision -> decision.rules().stream()).collect(Collectors.toSet()));
        return new OfSheet(
                answers(template, sheet, waits.counts(), person, part.roles()),
                mine.stream()
                        .flatMap(decision -> decisions(template, sheet, waits.open(), decision, part).stream())
                        .toList());
    }

    private static Column column(Template template, Decision decision) {
        return template.columns().get(template.positionOf(decision.column()));
    }

    private static Optional<Answers> answers(
            Template template, SheetId sheet, List<OpenCount> counts, String person, Set<Role> roles) {
        Map<Rule, List<OpenCount>> mine = counts.stream()
                .filter(count -> concerns(count, person, roles))
                .collect(Collectors.groupingBy(OpenCount::rule));
        List<OfRule> rules = template.rules().stream()
                .filter(mine::containsKey)
                .map(rule -> ofRule(rule, mine.getOrDefault(rule, List.of()), person, roles))
                .toList();
        return rules.isEmpty()
                ? Optional.empty()
                : Optional.of(new Answers(
                        sheet,
                        rules.stream().mapToInt(OfRule::count).sum(),
                        rules.stream().mapToInt(OfRule::oldest).max().orElse(1),
                        rules));
    }

    private static OfRule ofRule(Rule rule, List<OpenCount> counts, String person, Set<Role> roles) {
        return new OfRule(
                rule.id(),
                rule.title(),
                rule.severity().word(),
                counts.stream().mapToInt(OpenCount::count).sum(),
                counts.stream().mapToInt(OpenCount::age).max().orElse(1),
                counts.stream()
                        .filter(count -> !owns(count.owner(), person, roles))
                        .mapToInt(OpenCount::count)
                        .sum());
    }

    private static boolean concerns(OpenCount count, String person, Set<Role> roles) {
        Rule.Escalation escalation = count.rule().escalation();
        return owns(count.owner(), person, roles)
                || (count.escalated() && escalation != null && roles.contains(escalation.to()));
    }

    /** Whether a finding of this owner is the person's: owners are named or called by their role. */
    private static boolean owns(@Nullable String owner, String person, Set<Role> roles) {
        return owner != null
                && (owner.equalsIgnoreCase(person)
                        || Role.named(owner).filter(roles::contains).isPresent());
    }

    /** The lines among those with open findings that wait for a decision; empty if none does. */
    private Optional<Decisions> decisions(
            Template template, SheetId sheet, List<Finding> open, Decision decision, Part part) {
        int position = template.positionOf(decision.column());
        Column column = template.columns().get(position);
        Map<RowKey, Integer> ages = new HashMap<>();
        for (Finding finding : open) {
            if (decision.rules().contains(finding.rule().id())
                    && part.plays().test(column.editors(), branch(template, finding.key()))) {
                ages.merge(finding.key(), finding.age(), Math::max);
            }
        }
        Map<RowKey, Row> rows = ages.isEmpty() ? Map.of() : ledger.rows(template, sheet, null, ages.keySet());
        rows.forEach((key, row) -> {
            if (!row.values().get(position).isBlank()) {
                ages.remove(key);
            }
        });
        return ages.isEmpty()
                ? Optional.empty()
                : Optional.of(new Decisions(
                        sheet,
                        column.name(),
                        ages.size(),
                        ages.values().stream().max(Comparator.naturalOrder()).orElse(1)));
    }

    private static String branch(Template template, RowKey key) {
        int position = template.branchPart();
        return position < 0 || position >= key.parts().size() ? "" : key.parts().get(position);
    }

    private List<Changed> changed(Reader reader, Map<String, Look> looks) {
        List<Changed> changed = new ArrayList<>();
        for (String program : reader.roles().keySet()) {
            ledger.revisions(program).forEach((sheet, revision) -> {
                Look look = looks.get(sheet.toString());
                if (look != null && look.revision() < revision) {
                    changed(sheet, look, revision, reader.person()).ifPresent(changed::add);
                }
            });
        }
        changed.sort(Comparator.comparing(Changed::at).reversed());
        return first(changed);
    }

    /** What others did since; empty if it was the person alone. */
    private Optional<Changed> changed(SheetId sheet, Look look, int revision, String person) {
        List<RevisionEntry> others = ledger.revisionsAfter(sheet, look.revision(), MOST_REVISIONS).stream()
                .filter(entry -> !entry.person().equals(person))
                .toList();
        if (others.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Boolean> names = new LinkedHashMap<>();
        others.forEach(entry -> names.put(entry.person(), true));
        return Optional.of(new Changed(
                sheet,
                look,
                revision,
                others.stream().mapToInt(RevisionEntry::changed).sum(),
                names.keySet().stream().limit(MOST_NAMES).toList(),
                others.get(0).at()));
    }
}
