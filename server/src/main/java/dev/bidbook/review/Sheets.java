package dev.bidbook.review;

import dev.bidbook.formula.RowFormulas;
import dev.bidbook.ledger.LedgerReader;
import dev.bidbook.ledger.SheetChanges;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.RowProgress;
import dev.bidbook.sheet.SheetContent;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Origin;
import dev.bidbook.template.Parameter;
import dev.bidbook.template.RowsFrom;
import dev.bidbook.template.Template;
import dev.bidbook.template.Templates;
import dev.bidbook.workbook.RowSource;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The stored sheets with their formula columns computed. Thread-safe. */
final class Sheets {

    private final Templates templates;
    private final Map<String, RowFormulas> formulas;
    private final LedgerReader ledger;
    private final Function<String, Optional<Scope>> scopes;
    private final Clock clock;
    /** What the last workbooks of each template were made by. */
    private final Map<String, RowHands> hands = new ConcurrentHashMap<>();

    Sheets(
            Templates templates,
            Map<String, RowFormulas> formulas,
            LedgerReader ledger,
            Function<String, Optional<Scope>> scopes,
            Clock clock) {
        this.templates = templates;
        this.formulas = new HashMap<>(formulas);
        this.ledger = ledger;
        this.scopes = scopes;
        this.clock = clock;
    }

    Optional<Template> template(SheetId id) {
        return templates.find(id.template());
    }

    Optional<Scope> scope(SheetId id) {
        return scopes.apply(id.scope());
    }

    Optional<Scope> scope(String id) {
        return scopes.apply(id);
    }

    /** The sheet as it is, or an empty one where people's rows may still come; empty if there can be none. */
    Optional<SheetContent> content(SheetId id) {
        return template(id).flatMap(template -> stored(template, id).map(content -> computed(template, content)));
    }

    /** The revision of the sheet, 0 where people's rows may still come; empty if there can be no such sheet. */
    Optional<Integer> revision(SheetId id) {
        return template(id).flatMap(template -> {
            Optional<Integer> revision = ledger.revision(id);
            boolean mayBegin = template.rows() == RowsFrom.PEOPLE && scope(id).isPresent();
            return revision.isEmpty() && mayBegin ? Optional.of(0) : revision;
        });
    }

    /** The rows of the sheet at a revision, which are read when they are needed and not before. */
    RowSource rows(Template template, SheetId id, int revision, Map<String, Double> parameters, RowProgress progress) {
        RowHands.Purpose purpose = new RowHands.Purpose(compiled(template), parameters, asOf(id));
        RowHands rowHands = hands.compute(
                template.name(),
                (name, known) -> known != null && known.purpose().equals(purpose) ? known : new RowHands(purpose));
        return new StreamedRows(
                ledger,
                template,
                id,
                revision,
                rowHands,
                older -> RowSource.of(
                        ledger.content(template, id, older)
                                .map(SheetContent::rows)
                                .orElse(List.of()),
                        () -> purpose.formulas().evaluator(purpose.parameters(), purpose.asOf())),
                progress);
    }

    /** The sheet as it was at a revision. */
    Optional<SheetContent> content(SheetId id, int revision) {
        return template(id).flatMap(template -> ledger.content(template, id, revision)
                .map(content -> computed(template, content)));
    }

    /** What changed since a revision. */
    Optional<SheetChanges> changedSince(SheetId id, int revision) {
        return template(id).flatMap(template -> changes(template, id, revision)
                .map(changes -> new SheetChanges(
                        id,
                        changes.since(),
                        changes.revision(),
                        computed(template, id, changes.rows()),
                        changes.removed())));
    }

    private Optional<SheetChanges> changes(Template template, SheetId id, int revision) {
        Optional<SheetChanges> changes = ledger.changedSince(template, id, revision);
        boolean mayBegin = template.rows() == RowsFrom.PEOPLE && scope(id).isPresent() && revision == 0;
        return changes.isEmpty() && mayBegin ? Optional.of(new SheetChanges(id, 0, 0, List.of(), List.of())) : changes;
    }

    private Optional<SheetContent> stored(Template template, SheetId id) {
        Optional<SheetContent> content = ledger.content(template, id);
        if (content.isEmpty() && template.rows() == RowsFrom.PEOPLE && scope(id).isPresent()) {
            return Optional.of(new SheetContent(id, 0, List.of()));
        }
        return content;
    }

    /** The day that formulas take for today: today, but never after the period's last day. */
    LocalDate asOf(SheetId id) {
        LocalDate today = LocalDate.now(clock);
        return id.period().lastDay().filter(last -> last.isBefore(today)).orElse(today);
    }

    /** The template's parameters as the scope has them. */
    Map<String, Double> parameters(Template template, Optional<Scope> scope) {
        Map<String, Double> parameters = new TreeMap<>();
        for (Parameter parameter : template.parameters()) {
            double own =
                    scope.map(Scope::parameters).orElse(Map.of()).getOrDefault(parameter.name(), parameter.value());
            parameters.put(parameter.name(), own);
        }
        return parameters;
    }

    private SheetContent computed(Template template, SheetContent content) {
        return new SheetContent(content.id(), content.revision(), computed(template, content.id(), content.rows()));
    }

    private List<Row> computed(Template template, SheetId id, List<Row> stored) {
        if (stored.isEmpty() || template.columns().stream().noneMatch(column -> column.origin() == Origin.FORMULA)) {
            return stored;
        }
        RowFormulas.Evaluator evaluator = compiled(template).evaluator(parameters(template, scope(id)), asOf(id));
        List<Row> rows = new ArrayList<>(stored.size());
        for (Row row : stored) {
            rows.add(new Row(row.id(), row.key(), evaluator.fill(row.values())));
        }
        return rows;
    }

    private RowFormulas compiled(Template template) {
        RowFormulas compiled = formulas.get(template.name());
        if (compiled == null) {
            throw new IllegalStateException("the formulas of " + template + " are not compiled");
        }
        return compiled;
    }
}
