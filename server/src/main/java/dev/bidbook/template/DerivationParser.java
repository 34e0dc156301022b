package dev.bidbook.template;

import dev.bidbook.template.Derivation.Beside;
import dev.bidbook.template.Derivation.ForEach;
import dev.bidbook.template.Derivation.Taken;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/** Reads how a template is derived from another; what the other has is checked by {@link DerivationCheck}. */
final class DerivationParser {

    /** What {@code for-each} says for a row a finding. */
    static final String FINDING = "finding";
    /** What {@code match} calls the period of the second template's sheet. */
    static final String PERIOD = "period";

    static final int MOST_FILLS = 50;
    static final int MOST_MATCHES = 10;

    private final TemplateDraft draft;
    private final ProblemList problems;

    DerivationParser(TemplateDraft draft, ProblemList problems) {
        this.draft = draft;
        this.problems = problems;
    }

    void read(YamlMapping template) {
        if (draft.rows != RowsFrom.DERIVED) {
            if (template.has("derived")) {
                problems.add(
                        template.keyAt("derived"),
                        "\"derived\" is for templates with \"rows: derived\"; this one's rows are " + draft.rows.word()
                                + ".",
                        "Write \"rows: derived\", or remove it.");
            }
            return;
        }
        if (!template.has("derived")) {
            template.missing("derived", "derived: {from: weekly-review}");
            return;
        }
        YamlMapping yaml = template.mapping("derived", "a derivation", TemplateKeys.DERIVED);
        if (yaml != null) {
            draft.derivation = parse(yaml);
        }
    }

    private Derivation parse(YamlMapping yaml) {
        Placed from = placed(yaml, "from", yaml.neededText("from", "from: weekly-review", 64));
        Placed issued = formula(yaml, "issued");
        List<Taken> fills = pairs(yaml, "fills", MOST_FILLS);
        if (!fills.isEmpty() && issued == null) {
            problems.add(
                    yaml.keyAt("fills"),
                    "\"fills\" says what an issued row fills, but nothing says when a row is issued.",
                    "Write for example \"issued: =[@[IBT number]]<>\\\"\\\"\".");
        }
        return new Derivation(from, formula(yaml, "where"), forEach(yaml), beside(yaml), columns(), issued, fills);
    }

    private ForEach forEach(YamlMapping yaml) {
        if (!yaml.has("for-each")) {
            return new Derivation.Row();
        }
        Placed text = placed(yaml, "for-each", yaml.text("for-each", "", ColumnParser.LONGEST_FORMULA));
        return text.text().equals(FINDING) ? new Derivation.Finding() : new Derivation.Part(text);
    }

    private @Nullable Beside beside(YamlMapping derived) {
        YamlMapping yaml = derived.mapping("beside", "what stands beside", TemplateKeys.BESIDE);
        if (yaml == null) {
            return null;
        }
        Placed template = placed(yaml, "template", yaml.neededText("template", "template: bid-award", 64));
        List<Taken> match = pairs(yaml, "match", MOST_MATCHES);
        if (match.isEmpty()) {
            yaml.missing("match", "match: {Part Number: Part Number}");
        }
        String as = yaml.neededText("as", "as: Award", 60);
        ExcelNames.columnFault(as)
                .ifPresent(fault ->
                        problems.add(yaml.at("as"), "\"as\" " + fault + ".", "Write a short word such as Award."));
        return new Beside(template, as, match, yaml.yesNo("all"));
    }

    private List<Taken> columns() {
        List<Taken> columns = new ArrayList<>();
        for (int i = 0; i < draft.columns.size(); i++) {
            YamlMapping source = draft.sources.get(i);
            if (draft.columns.get(i).origin() == Origin.REPORT && source.has("from")) {
                columns.add(new Taken(
                        placed(source, "name", draft.columns.get(i).name()),
                        placed(source, "from", source.text("from", "", ColumnParser.LONGEST_FORMULA))));
            }
        }
        return List.copyOf(columns);
    }

    private List<Taken> pairs(YamlMapping yaml, String key, int most) {
        List<Taken> pairs = new ArrayList<>();
        YamlMapping own = yaml.mapping(key, "\"" + key + "\"", null);
        if (own == null) {
            return pairs;
        }
        if (own.keys().size() > most) {
            problems.add(
                    yaml.at(key),
                    "\"" + key + "\" has " + own.keys().size() + " entries.",
                    "At most " + most + " are possible; remove some.");
            return pairs;
        }
        for (String column : own.keys()) {
            Mark mark = own.keyAt(column).getStartMark();
            pairs.add(new Taken(
                    new Placed(column, mark.getLine() + 1, mark.getColumn() + 1),
                    placed(own, column, own.neededText(column, column + ": " + column, ColumnParser.LONGEST_FORMULA))));
        }
        return List.copyOf(pairs);
    }

    private @Nullable Placed formula(YamlMapping yaml, String key) {
        if (!yaml.has(key)) {
            return null;
        }
        Placed formula = placed(yaml, key, yaml.text(key, "", ColumnParser.LONGEST_FORMULA));
        if (!formula.isFormula()) {
            problems.add(
                    yaml.at(key),
                    "\"" + key + "\" does not begin with \"=\".",
                    "Write a formula as in Excel, such as =[@Qty]>0.");
        }
        return formula;
    }

    private static Placed placed(YamlMapping yaml, String key, String text) {
        Node node = yaml.at(key);
        Mark mark = node.getStartMark();
        return new Placed(text, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
