package dev.bidbook.finding;

import dev.bidbook.database.Database;
import dev.bidbook.finding.Finding.State;
import dev.bidbook.finding.WeekCounts.RuleCounts;
import dev.bidbook.formula.RowFormulas;
import dev.bidbook.ledger.Forerunner;
import dev.bidbook.ledger.LedgerReader;
import dev.bidbook.ledger.SheetRevision;
import dev.bidbook.sheet.Period;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Rule;
import dev.bidbook.template.Template;
import dev.bidbook.template.Templates;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The findings of all sheets. They follow from what the ledger holds, from the rules, the parameters and the day: every
 * call first brings up to date what it answers, which takes long only where the rules, a parameter or the day is another,
 * or where much was changed without {@link #follow} being called. Thread-safe.
 */
public final class Findings {

    /** Stands for the rows of findings that are counted together. */
    private static final RowKey ANY_ROW = new RowKey("");

    private final Database database;
    private final LedgerReader ledger;
    private final Templates templates;
    private final UpToDate upToDate;
    private final Completions completions;

    /**
     * The findings of the sheets in a ledger.
     *
     * @param formulas the compiled formulas of every template, by its name
     * @param parameters what a scope says otherwise than the templates' parameters, by the scope's id
     * @param workers judge the rows of large sheets
     */
    public Findings(
            Database database,
            LedgerReader ledger,
            Templates templates,
            Map<String, RowFormulas> formulas,
            Function<String, Map<String, Double>> parameters,
            Executor workers,
            Clock clock) {
        this.database = database;
        this.ledger = ledger;
        this.templates = templates;
        this.upToDate = new UpToDate(database, ledger, templates, formulas, parameters, workers, clock);
        this.completions = new Completions(database, ledger, clock, upToDate::bring);
    }

    /** Judges the rows of imports while they are being stored. */
    public Forerunner forerunner() {
        return upToDate.forerunner();
    }

    /** Brings the findings up to a new revision, in its sheet and in the later ones. */
    public void follow(SheetRevision revision) {
        upToDate.bring(revision.sheet());
    }

    /** All findings of a sheet, closed ones included, by row key and rule; empty if there is no such sheet. */
    public List<Finding> of(SheetId id) {
        return read(id, (sheet, store) -> all(sheet, store, id)).orElse(List.of());
    }

    /**
     * Some findings of a sheet, with what stands in their rows.
     *
     * @param after where to begin, as the page before said; null for the first page
     * @param most how many at most, from 1
     * @throws IllegalArgumentException if {@code after} is nothing that a page said
     */
    public FindingPage page(SheetId id, FindingFilter filter, @Nullable String after, int most) {
        FindingStore.Place place = after == null ? null : Cursor.read(after);
        Found found = read(id, (sheet, store) -> {
                    List<Finding> findings = new ArrayList<>();
                    each(sheet, store, id, place, finding -> {
                        if (filter.accepts(finding)) {
                            findings.add(finding);
                        }
                        return findings.size() <= most;
                    });
                    return new Found(sheet.revision(), findings);
                })
                .orElseGet(() -> new Found(0, List.of()));
        boolean more = found.findings().size() > most;
        List<Finding> page = more ? found.findings().subList(0, most) : found.findings();
        String next = more ? Cursor.after(page.get(most - 1)) : null;
        return new FindingPage(id, found.revision(), new Details(ledger, template(id), id).of(page, true), next);
    }

    /** Findings of a sheet at a revision. */
    private record Found(int revision, List<Finding> findings) {}

    /** What the rules find on each line, without what stands there: it costs a small part of all pages. */
    public LineFindings lines(SheetId id) {
        LineFindings.Gathering gathering = new LineFindings.Gathering(template(id));
        return read(id, (sheet, store) -> {
                    store.eachRow(sheet.number(), gathering::add);
                    return gathering.at(id, sheet.revision());
                })
                .orElseGet(() -> gathering.at(id, 0));
    }

    /** The findings of a sheet in numbers; empty if there is no such sheet. */
    public Optional<FindingSummary> summary(SheetId id) {
        Template template = template(id);
        return read(id, (sheet, store) -> {
            SummaryCount count = new SummaryCount(template);
            each(sheet, store, id, null, finding -> {
                count.accept(finding);
                return true;
            });
            Tally tally = store.tally(sheet.number());
            return count.summary(sheet.revision(), counts(template, id.period(), tally), trend(template, id, store));
        });
    }

    /** How many findings each of the sheets before this one has, the earliest first. */
    public List<WeekCounts> trend(Template template, SheetId id) {
        upToDate.bring(id);
        return database.read(handle -> trend(template, id, new FindingStore(handle)));
    }

    /** How many findings each of a scope's sheets has whose template has rules. */
    public Map<SheetId, WeekCounts> counts(String scope) {
        Map<SheetId, WeekCounts> counts = new LinkedHashMap<>();
        for (Template template : templates.all()) {
            if (!template.rules().isEmpty()) {
                upToDate.bring(template, scope);
                Map<String, Tally> tallies =
                        database.read(handle -> new FindingStore(handle).allTallies(template.name(), scope));
                tallies.forEach((text, tally) -> template.period()
                        .parse(text)
                        .ifPresent(period -> counts.put(
                                new SheetId(template.name(), scope, period), counts(template, period, tally))));
            }
        }
        return counts;
    }

    /** The latest sheet of each template that has rules, by the templates' names; documents have none. */
    public List<SheetId> latest(String scope) {
        Map<String, SheetId> latest = new TreeMap<>();
        for (SheetId id : ledger.revisions(scope).keySet()) {
            boolean hasRules = templates
                    .find(id.template())
                    .filter(template -> !template.rules().isEmpty())
                    .isPresent();
            if (hasRules && !(id.period() instanceof Period.Document)) {
                // They come in the order of their periods.
                latest.put(id.template(), id);
            }
        }
        return List.copyOf(latest.values());
    }

    /**
     * What waits in a sheet.
     *
     * @param rules whose open findings are wanted beside the counts, by their ids; perhaps none
     */
    public Waits waits(SheetId id, Collection<String> rules) {
        return read(id, (sheet, store) -> {
                    List<OpenCount> counts = new ArrayList<>();
                    List<Finding> open = new ArrayList<>();
                    SheetFindings findings = new SheetFindings(template(id), sheet);
                    store.unanswered(sheet.number()).forEach((stored, count) -> {
                        Finding finding = findings.of(ANY_ROW, stored);
                        if (finding != null && finding.waits()) {
                            counts.add(new OpenCount(
                                    finding.rule(), finding.owner(), finding.age(), finding.escalated(), count));
                        }
                    });
                    store.open(sheet.number(), rules).forEach(each -> {
                        Finding finding = findings.of(each.getKey(), each.getValue());
                        if (finding != null) {
                            open.add(finding);
                        }
                    });
                    return new Waits(counts, open);
                })
                .orElseGet(() -> new Waits(List.of(), List.of()));
    }

    /** Who closes a sheet, and who has closed it. */
    public Completions completions() {
        return completions;
    }

    private static List<WeekCounts> trend(Template template, SheetId id, FindingStore store) {
        if (id.period() instanceof Period.Document) {
            return List.of();
        }
        List<WeekCounts> trend = new ArrayList<>();
        store.allTallies(template.name(), id.scope()).forEach((text, tally) -> {
            if (text.compareTo(id.period().text()) < 0) {
                template.period().parse(text).ifPresent(period -> trend.add(counts(template, period, tally)));
            }
        });
        return trend.subList(Math.max(0, trend.size() - FindingSummary.MOST_WEEKS), trend.size());
    }

    private static WeekCounts counts(Template template, Period period, Tally tally) {
        Map<String, RuleCounts> rules = new LinkedHashMap<>();
        for (Rule rule : template.rules()) {
            rules.put(
                    rule.id(),
                    new RuleCounts(
                            tally.findings(rule.id(), State.UNANSWERED),
                            tally.findings(rule.id(), State.ANSWERED),
                            tally.opened(rule.id()),
                            tally.findings(rule.id(), State.CLOSED)));
        }
        return new WeekCounts(period, rules);
    }

    private List<Finding> all(EvaluatedSheet sheet, FindingStore store, SheetId id) {
        List<Finding> all = new ArrayList<>();
        each(sheet, store, id, null, all::add);
        return all;
    }

    /** Goes through the findings of a sheet from a place on, or from the first, until the taker says no. */
    private void each(
            EvaluatedSheet sheet,
            FindingStore store,
            SheetId id,
            FindingStore.@Nullable Place after,
            Predicate<Finding> taker) {
        SheetFindings findings = new SheetFindings(template(id), sheet);
        store.each(sheet.number(), after, (key, stored) -> {
            Finding finding = findings.of(key, stored);
            return finding == null || taker.test(finding);
        });
    }

    /** What is read of an evaluated sheet at one moment. */
    private interface Reading<T> {
        T of(EvaluatedSheet sheet, FindingStore store);
    }

    /** Reads of the sheet as it is now; empty if there is none. */
    private <T> Optional<T> read(SheetId id, Reading<T> reading) {
        upToDate.bring(id);
        return database.read(handle -> {
            FindingStore store = new FindingStore(handle);
            return store.find(id).map(sheet -> reading.of(sheet, store));
        });
    }

    private Template template(SheetId id) {
        return templates
                .find(id.template())
                .orElseThrow(() -> new IllegalArgumentException("there is no template " + id.template()));
    }
}
