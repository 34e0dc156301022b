package dev.bidbook.derivation;

import dev.bidbook.database.Database;
import dev.bidbook.formula.RowFormulas;
import dev.bidbook.ledger.ImportResult;
import dev.bidbook.ledger.Ledger;
import dev.bidbook.sheet.Period;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetContent;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Derivation;
import dev.bidbook.template.Derivation.Beside;
import dev.bidbook.template.Template;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The sheets whose rows follow from another sheet's. They are made when somebody looks at them, and made anew when what
 * they follow from has changed. What is made is stored by the ledger like a report, so that everything else that there is
 * for sheets is there for them. Thread-safe.
 */
public final class Derivations {

    /** In whose name rows are made. */
    public static final String PERSON = "Bidbook";

    private final Map<String, DerivedFormulas> formulas;
    private final Map<String, RowFormulas> ownFormulas;
    private final Database database;
    private final Ledger ledger;
    private final Surroundings surroundings;
    private final Clock clock;
    private final Map<SheetId, ReentrantLock> locks = new ConcurrentHashMap<>();

    /**
     * Derivations over one database.
     *
     * @param formulas how templates are derived, by their names
     * @param ownFormulas the compiled formulas of every template, by its name
     */
    public Derivations(
            Map<String, DerivedFormulas> formulas,
            Map<String, RowFormulas> ownFormulas,
            Database database,
            Ledger ledger,
            Surroundings surroundings,
            Clock clock) {
        this.formulas = Map.copyOf(formulas);
        this.ownFormulas = Map.copyOf(ownFormulas);
        this.database = database;
        this.ledger = ledger;
        this.surroundings = surroundings;
        this.clock = clock;
        ledger.follow(new Fills(this.formulas, surroundings));
    }

    /** The sheets that follow from this one, as far as a sheet of their own can; directly or by others. */
    public List<SheetId> following(SheetId sheet) {
        List<SheetId> following = new ArrayList<>();
        for (DerivedFormulas one : formulas.values()) {
            if (one.source.name().equals(sheet.template())) {
                SheetId own = new SheetId(one.derived.name(), sheet.scope(), sheet.period());
                following.add(own);
                following.addAll(following(own));
            }
        }
        return following;
    }

    /**
     * Makes the sheet, or makes it anew, if it is a derived one and not up to date; and first those that it follows from.
     * Nothing happens where there is nothing to derive it from.
     */
    public void bringUpToDate(SheetId sheet) {
        DerivedFormulas how = formulas.get(sheet.template());
        if (how == null) {
            return;
        }
        SheetId source = new SheetId(how.source.name(), sheet.scope(), sheet.period());
        bringUpToDate(source);
        ReentrantLock lock = locks.computeIfAbsent(sheet, none -> new ReentrantLock());
        lock.lock();
        try {
            Map<SheetId, Integer> revisions = ledger.reader().revisions(sheet.scope());
            List<SheetId> beside = beside(how, sheet, revisions);
            if (how.beside != null && how.beside.derivation().isPresent()) {
                beside.forEach(this::bringUpToDate);
                revisions = ledger.reader().revisions(sheet.scope());
            }
            if (hasGround(how, source, beside, revisions) && !isUpToDate(how, sheet, source, beside, revisions)) {
                make(how, sheet, source, beside, revisions);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether there is what the sheet follows from; a comparison needs both sides before it says that all differs. */
    private static boolean hasGround(
            DerivedFormulas how, SheetId source, List<SheetId> beside, Map<SheetId, Integer> revisions) {
        Beside second = how.how.beside();
        boolean compares = second != null && second.all();
        return revisions.containsKey(source) && !(compares && beside.isEmpty());
    }

    private boolean isUpToDate(
            DerivedFormulas how, SheetId sheet, SheetId source, List<SheetId> beside, Map<SheetId, Integer> revisions) {
        Optional<String> known = database.read(handle -> new DerivedSheetStore(handle).madeOf(sheet));
        int own = revisions.getOrDefault(sheet, 0);
        return own > 0 && known.isPresent() && known.get().equals(madeOf(how, own, source, beside, revisions));
    }

    /** A text that is another as soon as anything is that decides what the rows are. */
    private String madeOf(
            DerivedFormulas how, int own, SheetId source, List<SheetId> beside, Map<SheetId, Integer> revisions) {
        StringBuilder text = new StringBuilder();
        // The sheet's own revision, for rows stay as they are once they are issued.
        text.append(own).append('|').append(source).append('@').append(revisions.get(source));
        beside.forEach(other -> text.append('|').append(other).append('@').append(revisions.getOrDefault(other, 0)));
        text.append('|').append(surroundings.asOf(source));
        text.append('|').append(new TreeMap<>(surroundings.parameters(how.source, source.scope())));
        text.append('|').append(new TreeMap<>(surroundings.parameters(how.derived, source.scope())));
        text.append('|').append(how.derived.digest()).append('|').append(how.source.digest());
        return text.append('|')
                .append(how.beside == null ? "" : how.beside.digest())
                .toString();
    }

    private void make(
            DerivedFormulas how, SheetId sheet, SheetId source, List<SheetId> beside, Map<SheetId, Integer> revisions) {
        List<Row> rows = ledger.reader()
                .content(how.source, source)
                .map(SheetContent::rows)
                .orElse(List.of());
        Map<String, Double> parameters = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        parameters.putAll(surroundings.parameters(how.derived, source.scope()));
        parameters.putAll(surroundings.parameters(how.source, source.scope()));
        RowFormulas.Evaluator evaluator = how.sourceFormulas.evaluator(parameters, surroundings.asOf(source));
        Making making = new Making(
                how,
                evaluator,
                joined(how, beside),
                how.how.forEach() instanceof Derivation.Finding ? surroundings.findings(how.source, source) : Map.of());
        List<Row> stored = how.issued() < 0
                ? List.of()
                : ledger.reader()
                        .content(how.derived, sheet)
                        .map(SheetContent::rows)
                        .orElse(List.of());
        Issuing issuing = new Issuing(how, surroundings, sheet);
        List<Row> issued =
                stored.stream().filter(row -> issuing.isIssued(row.values())).toList();
        issued.forEach(making::keep);
        rows.forEach(making::make);
        making.makeRest();
        besideIssued(how, stored, issued).forEach(making::keep);
        ImportResult result = ledger.importReport(how.derived, sheet, PERSON, making.lines(), null);
        if (result instanceof ImportResult.Imported imported) {
            String of = madeOf(how, imported.revision(), source, beside, revisions);
            database.writing(handle -> new DerivedSheetStore(handle).made(sheet, of, clock.instant()));
        }
    }

    /** The sheets of the template beside: of the same period, or all documents. */
    private static List<SheetId> beside(DerivedFormulas how, SheetId sheet, Map<SheetId, Integer> revisions) {
        Template beside = how.beside;
        if (beside == null) {
            return List.of();
        }
        return revisions.keySet().stream()
                .filter(other -> other.template().equals(beside.name()))
                .filter(other -> other.period() instanceof Period.Document
                        || other.period().equals(sheet.period()))
                .toList();
    }

    private @Nullable Joined joined(DerivedFormulas how, List<SheetId> sheets) {
        Template beside = how.beside;
        Beside second = how.how.beside();
        if (beside == null || second == null) {
            return null;
        }
        RowFormulas own = ownFormulas.get(beside.name());
        List<SheetContent> contents = new ArrayList<>();
        for (SheetId sheet : sheets) {
            SheetContent stored = ledger.reader().content(beside, sheet).orElse(new SheetContent(sheet, 0, List.of()));
            contents.add(own == null ? stored : computed(beside, own, stored));
        }
        return new Joined(how.source, beside, second, contents);
    }

    private SheetContent computed(Template template, RowFormulas own, SheetContent stored) {
        RowFormulas.Evaluator evaluator =
                own.evaluator(surroundings.parameters(template, stored.id().scope()), surroundings.asOf(stored.id()));
        List<Row> rows = stored.rows().stream()
                .map(row -> new Row(row.id(), row.key(), evaluator.fill(row.values())))
                .toList();
        return new SheetContent(stored.id(), stored.revision(), rows);
    }

    /** The rows that follow from the same row of the source as an issued one: they are under way as well. */
    private static List<Row> besideIssued(DerivedFormulas how, List<Row> stored, List<Row> issued) {
        if (how.how.fills().isEmpty()) {
            return List.of();
        }
        Set<RowKey> lines = issued.stream().map(how::sourceKey).collect(Collectors.toSet());
        return stored.stream().filter(row -> lines.contains(how.sourceKey(row))).toList();
    }
}
