package dev.bidbook.derivation;

import dev.bidbook.derivation.Surroundings.FoundRule;
import dev.bidbook.formula.RowFormulas;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Blank;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.template.Column;
import dev.bidbook.template.Derivation;
import dev.bidbook.template.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the rows of one derived sheet. Used once, by one thread. */
final class Making {

    private final DerivedFormulas formulas;
    private final RowFormulas.Evaluator evaluator;
    private final @Nullable Joined joined;
    private final Map<RowKey, List<FoundRule>> findings;
    private final Map<RowKey, List<CellValue>> lines = new LinkedHashMap<>();
    private final int[] places;

    /**
     * Making rows.
     *
     * @param evaluator of the source view
     * @param joined the rows beside, or null where none are
     * @param findings what holds on the source's rows, as far as rows are made for findings
     */
    Making(
            DerivedFormulas formulas,
            RowFormulas.Evaluator evaluator,
            @Nullable Joined joined,
            Map<RowKey, List<FoundRule>> findings) {
        this.formulas = formulas;
        this.evaluator = evaluator;
        this.joined = joined;
        this.findings = findings;
        this.places = new int[formulas.how.columns().size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = formulas.place(i);
        }
    }

    /** A row stays as it is, unless it was made already. */
    void keep(Row row) {
        lines.putIfAbsent(formulas.derived.keyOf(row.values()), row.values());
    }

    /** Makes rows of a row of the source. */
    void make(Row row) {
        List<List<CellValue>> partners = joined == null ? List.of() : joined.partners(row.values());
        if (partners.isEmpty()) {
            make(row.key(), row.values(), null);
        }
        partners.forEach(partner -> make(row.key(), row.values(), partner));
    }

    /** Makes rows of those beside that no row of the source was joined with. */
    void makeRest() {
        if (joined != null) {
            List<CellValue> nothing =
                    Collections.nCopies(formulas.source.columns().size(), Blank.BLANK);
            joined.rest().forEach(partner -> make(null, nothing, partner));
        }
    }

    /** The rows made, by their keys; not to be changed. */
    Map<RowKey, List<CellValue>> lines() {
        return lines;
    }

    private void make(@Nullable RowKey key, List<CellValue> source, @Nullable List<CellValue> partner) {
        Derivation.ForEach forEach = formulas.how.forEach();
        if (forEach instanceof Derivation.Finding) {
            List<FoundRule> found = key == null ? List.of() : findings.getOrDefault(key, List.of());
            found.forEach(finding -> add(source, partner, of(finding)));
        } else if (forEach instanceof Derivation.Part) {
            List<CellValue> none = List.of(Blank.BLANK, new CellValue.Number(0));
            List<String> parts = Values.parts(evaluate(source, partner, none).get(formulas.parts()));
            if (parts.isEmpty()) {
                add(source, partner, none);
            }
            for (String part : parts) {
                add(source, partner, List.of(new CellValue.Text(part), new CellValue.Number(parts.size())));
            }
        } else {
            add(source, partner, List.of());
        }
    }

    private void add(List<CellValue> source, @Nullable List<CellValue> partner, List<CellValue> extras) {
        List<CellValue> values = evaluate(source, partner, extras);
        // What cannot be computed is shown rather than left out: nothing drops out of sight by a mistake in a formula.
        if (formulas.where() >= 0 && !Values.isTrue(values.get(formulas.where()), true)) {
            return;
        }
        List<CellValue> line =
                new ArrayList<>(Collections.nCopies(formulas.derived.columns().size(), Blank.BLANK));
        for (int i = 0; i < places.length; i++) {
            int position = formulas.derived.positionOf(
                    formulas.how.columns().get(i).column().text());
            Column column = formulas.derived.columns().get(position);
            line.set(position, Values.in(column, values.get(places[i])));
        }
        lines.putIfAbsent(formulas.derived.keyOf(line), line);
    }

    private List<CellValue> evaluate(
            List<CellValue> source, @Nullable List<CellValue> partner, List<CellValue> extras) {
        int size = formulas.sourceView.columns().size();
        List<CellValue> values = new ArrayList<>(size);
        values.addAll(source);
        if (joined != null) {
            values.addAll(partner == null ? joined.none() : partner);
        }
        values.addAll(extras);
        while (values.size() < size) {
            values.add(Blank.BLANK);
        }
        return evaluator.fill(values);
    }

    private List<CellValue> of(FoundRule found) {
        Rule rule = formulas.source.rules().stream()
                .filter(one -> one.id().equals(found.rule()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a finding has no rule"));
        Rule.Escalation escalation = rule.escalation();
        return List.of(
                new CellValue.Text(rule.id()),
                CellValue.ofText(rule.title()),
                CellValue.ofText(rule.severity().word()),
                CellValue.ofText(found.opened()),
                new CellValue.Number(found.weeks()),
                new CellValue.YesNo(found.answered()),
                CellValue.ofText(rule.asksFor().stream().collect(Collectors.joining(", "))),
                CellValue.ofText(rule.owner() == null ? "" : rule.owner().word()),
                CellValue.ofText(escalation == null ? "" : escalation.to().word()),
                escalation == null ? Blank.BLANK : new CellValue.Number(escalation.afterWeeks()));
    }
}
