package dev.bidbook.derivation;

import dev.bidbook.formula.FormulaRefusedException;
import dev.bidbook.formula.RowFormulas;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.template.Column;
import dev.bidbook.template.Derivation;
import dev.bidbook.template.Derivation.Beside;
import dev.bidbook.template.Derivation.Taken;
import dev.bidbook.template.DerivedViews;
import dev.bidbook.template.Placed;
import dev.bidbook.template.Template;
import dev.bidbook.template.TemplateProblem;
import dev.bidbook.template.Templates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How one template is derived, with its formulas compiled. Immutable and thread-safe. */
public final class DerivedFormulas {

    final Template derived;
    final Derivation how;
    final Template source;
    final @Nullable Template beside;
    /** The source's row as formulas see it, with the values that the derived row takes behind it. */
    final Template sourceView;

    final RowFormulas sourceFormulas;
    /** The derived row with what it fills behind it. */
    final Template issuingView;

    final RowFormulas issuingFormulas;

    private DerivedFormulas(Template derived, Template source, @Nullable Template beside)
            throws FormulaRefusedException {
        this.derived = derived;
        this.how = derived.derivation().orElseThrow();
        this.source = source;
        this.beside = beside;
        this.sourceView = DerivedViews.source(derived, source, beside);
        this.issuingView = DerivedViews.issuing(derived, source);
        List<TemplateProblem> problems = new ArrayList<>();
        RowFormulas ofSource = compiled(sourceView, problems);
        RowFormulas ofIssuing = compiled(issuingView, problems);
        if (ofSource == null || ofIssuing == null) {
            throw new FormulaRefusedException(problems);
        }
        this.sourceFormulas = ofSource;
        this.issuingFormulas = ofIssuing;
    }

    private static @Nullable RowFormulas compiled(Template view, List<TemplateProblem> problems) {
        try {
            return RowFormulas.compile(view);
        } catch (FormulaRefusedException e) {
            problems.addAll(e.problems());
            return null;
        }
    }

    /**
     * The derived ones of these templates, by name.
     *
     * @throws FormulaRefusedException with every problem of every formula by which rows are derived, issued or filled
     */
    public static Map<String, DerivedFormulas> compileAll(Templates templates) throws FormulaRefusedException {
        Map<String, DerivedFormulas> compiled = new HashMap<>();
        List<TemplateProblem> problems = new ArrayList<>();
        for (Template template : templates.all()) {
            Derivation how = template.derivation().orElse(null);
            if (how == null) {
                continue;
            }
            Beside second = how.beside();
            Template source = templates.find(how.from().text()).orElseThrow();
            Template beside = second == null
                    ? null
                    : templates.find(second.template().text()).orElseThrow();
            try {
                compiled.put(template.name(), new DerivedFormulas(template, source, beside));
            } catch (FormulaRefusedException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new FormulaRefusedException(problems);
        }
        return compiled;
    }

    /** How many columns of the source view formulas can name; what they give stands behind. */
    int named() {
        return sourceView.named().size();
    }

    /** The position in the source view of what the column taken at this index gives: its formula, or the copied cell. */
    int place(int taken) {
        return place(sourceView, named() + taken, how.columns().get(taken).value());
    }

    /** The position in the source view of {@code where}, or -1. */
    int where() {
        return how.where() == null ? -1 : named() + how.columns().size();
    }

    /** The position in the source view of the text whose parts rows are made for, or -1. */
    int parts() {
        if (how.forEach() instanceof Derivation.Part part) {
            int own = named() + how.columns().size() + (how.where() == null ? 0 : 1);
            return place(sourceView, own, part.text());
        }
        return -1;
    }

    /** The position in the issuing view of {@code issued}, or -1. */
    int issued() {
        return how.issued() == null ? -1 : derived.columns().size();
    }

    /** The position in the issuing view of what the fill at this index takes. */
    int fill(int index) {
        return place(
                issuingView,
                derived.columns().size() + 1 + index,
                how.fills().get(index).value());
    }

    /** The source's column that the fill at this index fills. */
    Column filled(int index) {
        Placed name = how.fills().get(index).column();
        return source.columns().get(source.positionOf(name.text()));
    }

    /** The positions in the derived template of the columns that copy the source's key, in the key's order. */
    List<Integer> sourceKey() {
        List<Integer> positions = new ArrayList<>();
        for (int key : source.key()) {
            String name = source.columns().get(key).name();
            for (Taken taken : how.columns()) {
                if (taken.value().text().equals(name)) {
                    positions.add(derived.positionOf(taken.column().text()));
                    break;
                }
            }
        }
        return positions;
    }

    /** The key of the source's row that a derived row follows from. */
    RowKey sourceKey(Row row) {
        return RowKey.of(sourceKey().stream().map(row.values()::get).toList());
    }

    private static int place(Template view, int own, Placed value) {
        return value.isFormula() ? own : view.positionOf(value.text());
    }
}
