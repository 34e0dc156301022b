package dev.bidbook.template;

import dev.bidbook.sheet.Period;
import dev.bidbook.template.Derivation.Beside;
import dev.bidbook.template.Derivation.Part;
import dev.bidbook.template.Derivation.Taken;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks how a template is derived against the templates it is derived from. */
final class DerivationCheck {

    private final Map<String, Template> templates;
    private final Template derived;
    private final Derivation derivation;
    private final List<TemplateProblem> problems;

    private DerivationCheck(
            Map<String, Template> templates, Template derived, Derivation derivation, List<TemplateProblem> problems) {
        this.templates = templates;
        this.derived = derived;
        this.derivation = derivation;
        this.problems = problems;
    }

    /** Every problem of every derived template. */
    static List<TemplateProblem> check(Map<String, Template> templates) {
        List<TemplateProblem> problems = new ArrayList<>();
        for (Template template : templates.values()) {
            template.derivation()
                    .ifPresent(derivation -> new DerivationCheck(templates, template, derivation, problems).check());
        }
        return problems;
    }

    private void check() {
        Template source = existing(derivation.from(), "from");
        Beside beside = derivation.beside();
        Template second = beside == null ? null : existing(beside.template(), "template");
        if (source == null || (beside != null && second == null)) {
            return;
        }
        checkPeriods(source, second);
        if (followsItself(derived.name(), derived, new HashSet<>())) {
            problem(
                    derivation.from(),
                    "The rows of " + derived.name() + " would follow from themselves.",
                    "Derive it from a template that does not follow from it.");
            return;
        }
        if (beside != null && second != null) {
            checkMatch(beside, source, second);
        }
        List<String> names = checkNames(source, beside, second);
        Template row = DerivedViews.source(derived, source, second);
        derivation.columns().forEach(taken -> checkCopy(taken.value(), names, row, own(taken), source.name()));
        if (derivation.forEach() instanceof Part part) {
            checkCopy(part.text(), names, row, null, source.name());
        }
        checkFills(source);
    }

    private @Nullable Template existing(Placed name, String key) {
        Template found = templates.get(name.text());
        if (found == null) {
            List<String> others = templates.keySet().stream()
                    .filter(other -> !other.equals(derived.name()))
                    .toList();
            problem(
                    name,
                    "\"" + key + "\" names the template \"" + YamlMapping.shortened(name.text())
                            + "\", which is not there.",
                    Suggestion.forWord(name.text(), others));
        }
        return found;
    }

    private void checkPeriods(Template source, @Nullable Template second) {
        if (source.period() != derived.period()) {
            problem(
                    derivation.from(),
                    "The sheets of " + source.name() + " are for another kind of period: "
                            + source.period().word() + ", and not "
                            + derived.period().word() + ".",
                    "Write \"period: " + source.period().word() + "\".");
        }
        Beside beside = derivation.beside();
        if (beside != null
                && second != null
                && second.period() != source.period()
                && second.period() != Period.Kind.DOCUMENT) {
            problem(
                    beside.template(),
                    "The sheets of " + second.name() + " are for another kind of period than those of " + source.name()
                            + ": " + second.period().word() + ", and not "
                            + source.period().word() + ".",
                    "Only sheets of the same period, or of documents, can stand beside.");
        }
    }

    private boolean followsItself(String name, Template at, Set<String> seen) {
        Derivation how = at.derivation().orElse(null);
        if (how == null || !seen.add(at.name())) {
            return false;
        }
        List<String> sources = new ArrayList<>(List.of(how.from().text()));
        Beside beside = how.beside();
        if (beside != null) {
            sources.add(beside.template().text());
        }
        for (String source : sources) {
            Template next = templates.get(source);
            if (source.equals(name) || (next != null && followsItself(name, next, seen))) {
                return true;
            }
        }
        return false;
    }

    private void checkMatch(Beside beside, Template source, Template second) {
        for (Taken match : beside.match()) {
            column(match.column(), source, "match");
            if (!match.value().text().equals(DerivationParser.PERIOD)) {
                column(match.value(), second, "match");
            }
        }
    }

    /** The names of what formulas over the source's row can call. */
    private List<String> checkNames(Template source, @Nullable Beside beside, @Nullable Template second) {
        List<String> names =
                new ArrayList<>(source.columns().stream().map(Column::name).toList());
        if (beside != null && second != null) {
            second.columns().forEach(column -> names.add(beside.as() + " " + column.name()));
            names.add(beside.as() + " " + DerivationParser.PERIOD);
        }
        DerivedViews.extras(derivation).forEach(column -> names.add(column.name()));
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name.toLowerCase(Locale.ROOT))) {
                problem(
                        beside == null ? derivation.from() : beside.template(),
                        "Formulas would know two columns by the name \"" + name + "\".",
                        beside == null
                                ? "Rename the column of " + source.name() + "."
                                : "Write another word under \"as\", or rename the column of " + source.name() + ".");
            }
        }
        return names;
    }

    private Column own(Taken taken) {
        return derived.columns().get(derived.positionOf(taken.column().text()));
    }

    /** A copied column is there, and fits into the kind of the one that takes it. */
    private void checkCopy(Placed value, List<String> names, Template row, @Nullable Column taking, String where) {
        if (value.isFormula()) {
            return;
        }
        Integer position = names.contains(value.text()) ? row.find(value.text()) : null;
        if (position == null) {
            problem(
                    value,
                    where + " has no column \"" + YamlMapping.shortened(value.text()) + "\".",
                    Suggestion.forWord(value.text(), names) + " A formula begins with \"=\".");
        } else if (taking != null && !fits(row.columns().get(position).kind(), taking.kind())) {
            problem(
                    value,
                    "\"" + value.text() + "\" is a "
                            + row.columns().get(position).kind().word() + " and \"" + taking.name() + "\" a "
                            + taking.kind().word() + ".",
                    "Give both the same kind, or write a formula.");
        }
    }

    private static boolean fits(ColumnKind from, ColumnKind to) {
        boolean texts = isText(from) && isText(to);
        return from == to || texts || (from.isNumeric() && to.isNumeric() && to != ColumnKind.WHOLE_NUMBER);
    }

    private static boolean isText(ColumnKind kind) {
        return kind == ColumnKind.TEXT || kind == ColumnKind.CHOICE;
    }

    private void checkFills(Template source) {
        if (derivation.fills().isEmpty()) {
            return;
        }
        List<String> own = derived.columns().stream().map(Column::name).toList();
        for (Taken fill : derivation.fills()) {
            Column column = column(fill.column(), source, "fills");
            if (column == null) {
                continue;
            }
            checkCopy(fill.value(), own, derived, column, derived.name());
            if (column.origin() != Origin.ENTRY && column.fact() != ServerFact.FILLED) {
                problem(
                        fill.column(),
                        "\"fills\" names \"" + column.name() + "\" of " + source.name()
                                + ", which nothing but its own source fills: it is of origin "
                                + column.origin().word() + ".",
                        "Name a column of origin entry, or one with \"fact: filled\".");
            }
        }
        for (int position : source.key()) {
            String name = source.columns().get(position).name();
            if (derivation.columns().stream()
                    .noneMatch(taken -> taken.value().text().equals(name))) {
                problem(
                        derivation.fills().get(0).column(),
                        "Nothing tells which row of " + source.name() + " is to be filled: no column is \"from: " + name
                                + "\".",
                        "Add columns that copy the key of " + source.name() + ".");
            }
        }
    }

    private @Nullable Column column(Placed name, Template template, String key) {
        Integer position = template.find(name.text());
        List<String> names = template.columns().stream().map(Column::name).toList();
        if (position == null || !names.get(position).equals(name.text())) {
            problem(
                    name,
                    "\"" + key + "\" names the column \"" + YamlMapping.shortened(name.text()) + "\", which "
                            + template.name() + " does not have.",
                    Suggestion.forWord(name.text(), names));
            return null;
        }
        return template.columns().get(position);
    }

    private void problem(Placed place, String message, String repair) {
        problems.add(derived.problem(place, message, repair));
    }
}
