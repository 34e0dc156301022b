package dev.bidbook.properties;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.Spelling;
import dev.bidbook.template.Column;
import dev.bidbook.template.Origin;
import dev.bidbook.template.RowsFrom;
import dev.bidbook.template.Template;
import dev.bidbook.template.TemplateReader;
import dev.bidbook.template.TemplateRefusedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Templates of every shape that the rules allow, and rows for them. */
final class RandomTemplate {

    private static final String NAME = "any-sheet";
    private static final List<String> HEADERS = List.of(
            "Part",
            "Qty (pcs)",
            "ETA",
            "Ünïcode ß",
            "a, b; c",
            "say \"so\"",
            "<&>",
            "=x",
            "-minus",
            "100%",
            "Total",
            "TRUE",
            "A1",
            "R1C1",
            "2026",
            "漢字",
            "\ud83d\ude9a",
            "Remove it",
            "Row ids",
            "Where.From?",
            "Very long " + "header ".repeat(20),
            "x!y",
            "a|b\\");
    private static final List<String> KEY_KINDS =
            List.of("text", "whole number", "decimal", "money", "date", "date and time", "choice");
    private static final List<String> KINDS =
            List.of("text", "whole number", "decimal", "money", "date", "date and time", "choice", "yes/no");

    private final Draw draw;
    private final StringBuilder yaml = new StringBuilder();
    private final List<String> headers;
    private final List<String> named = new ArrayList<>();
    private final List<String> facts = new ArrayList<>(List.of("first seen", "gone since", "differing duplicates"));
    private final boolean people;

    private RandomTemplate(Draw draw) {
        this.draw = draw;
        this.headers = new ArrayList<>(draw.shuffled(HEADERS));
        this.people = draw.oneIn(2);
    }

    static Template draw(Draw draw) {
        String yaml = new RandomTemplate(draw).write();
        draw.tell(yaml.strip());
        try {
            return TemplateReader.read(yaml, draw.of("", "# Guide\n\nSome *text*."), NAME);
        } catch (TemplateRefusedException e) {
            throw new IllegalStateException("a template of the test's own making: " + e.problems() + "\n" + yaml, e);
        }
    }

    /** Rows with keys that differ, and values in all columns but those of formulas. */
    static List<Row> rows(Draw draw, Template template, int most) {
        List<Row> rows = new ArrayList<>();
        Set<RowKey> keys = new HashSet<>();
        for (int i = draw.below(most + 1); i > 0; i--) {
            List<CellValue> values = values(draw, template);
            if (keys.add(template.keyOf(values))) {
                rows.add(new Row(rows.size() + 1 + draw.below(2) * 100, template.keyOf(values), values));
            }
        }
        Set<Integer> ids = new HashSet<>();
        rows.removeIf(row -> !ids.add(row.id()));
        return rows;
    }

    static List<CellValue> values(Draw draw, Template template) {
        List<CellValue> values = new ArrayList<>();
        for (int i = 0; i < template.columns().size(); i++) {
            Column column = template.columns().get(i);
            boolean formula = column.origin() == Origin.FORMULA;
            values.add(
                    formula
                            ? CellValue.Blank.BLANK
                            : template.key().contains(i)
                                    ? RandomValues.filled(draw, column)
                                    : RandomValues.any(draw, column));
        }
        return List.copyOf(values);
    }

    private String write() {
        yaml.append("template: ").append(NAME).append("\nversion: ").append(draw.between(1, 9));
        yaml.append("\nsheet: ").append(quoted(draw.of("Review", "Bid lines", "Prüfung", "A1", "漢字", "x & <y>")));
        yaml.append("\nperiod: week\nrows: ").append(people ? "people" : "report");
        int keys = draw.between(1, 3);
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < keys; i++) {
            columns.add(column(people ? "entry" : "report", KEY_KINDS));
        }
        List<String> key = draw.shuffled(named);
        for (int i = draw.below(8); i > 0; i--) {
            columns.add(other());
        }
        yaml.append("\nkey: [")
                .append(String.join(
                        ", ", key.stream().map(RandomTemplate::quoted).toList()));
        yaml.append("]\n");
        if (draw.oneIn(2)) {
            yaml.append("parameters: {cover_weeks: 4, x_1: {value: -0.5, help: \"Half.\"}}\n");
        }
        boolean rate = yaml.indexOf("cover_weeks") > 0;
        yaml.append("columns:\n");
        // Formulas only look back, so their order is free of circles.
        draw.shuffled(columns).forEach(yaml::append);
        for (int i = draw.below(3); i > 0; i--) {
            yaml.append(formula(rate));
        }
        summaries();
        return yaml.toString();
    }

    private String other() {
        if (draw.oneIn(8) && !facts.isEmpty()) {
            return "- {name: " + header() + ", fact: " + facts.remove(draw.below(facts.size())) + "}\n";
        }
        return column(people || draw.below(3) < 2 ? "entry" : "report", KINDS);
    }

    private String column(String origin, List<String> kinds) {
        String kind = draw.of(kinds);
        StringBuilder column = new StringBuilder("- {name: " + header() + ", kind: " + kind + ", origin: " + origin);
        if (kind.equals("choice") || (kind.equals("text") && draw.oneIn(4))) {
            column.append(", choices: [").append(choices()).append(']');
        }
        if (draw.oneIn(4)) {
            column.append(", format: ").append(quoted(format(kind)));
        }
        if (draw.oneIn(5)) {
            column.append(", aliases: [").append(header(false)).append(']');
        }
        if (origin.equals("entry") && draw.oneIn(4)) {
            column.append(", editors: [").append(draw.of("RAM", "buyer")).append(']');
        }
        if (draw.oneIn(4)) {
            column.append(", width: ").append(draw.of("3", "40", "120"));
            column.append(", help: ").append(quoted("Help with \"quotes\" & <signs>. ".repeat(draw.between(1, 12))));
        }
        return column.append("}\n").toString();
    }

    private String choices() {
        Set<String> folded = new HashSet<>();
        List<String> choices = new ArrayList<>();
        for (int i = draw.between(1, 6); i > 0; i--) {
            String choice = RandomValues.text(draw).replaceAll("[\\n\\t\u0085\u2028]", " ");
            if (choice.length() <= 255 && !choice.contains("_x") && folded.add(Spelling.compared(choice))) {
                choices.add(quoted(choice));
            }
        }
        return choices.isEmpty() ? "only" : String.join(", ", choices);
    }

    private String format(String kind) {
        return switch (kind) {
            case "whole number", "decimal", "money" ->
                draw.of("0", "0.000", "0%", "[Red]#,##0.0;-0", "0.0\" pcs\"", "0.0E+00");
            case "date" -> draw.of("dd.mm.yyyy", "m/d/yy", "mmm yyyy", "[$-407]dddd");
            case "date and time" -> draw.of("dd.mm.yyyy hh:mm:ss", "m/d/yy h:mm AM/PM", "yyyy");
            default -> draw.of("General", "@");
        };
    }

    private String formula(boolean rate) {
        String column = draw.of(named);
        String formula =
                switch (draw.below(4)) {
                    case 0 -> "=[@[" + column + "]]";
                    case 1 -> "=IF([@[" + column + "]]=\"\",\"none\",LEN([@[" + column + "]]))";
                    case 2 -> "=IFERROR([@[" + column + "]]*2" + (rate ? "*cover_weeks" : "") + ",\"<&\")";
                    default -> "=as_of-" + (rate ? "x_1" : "1");
                };
        return "- {name: " + header() + ", kind: " + draw.of("text", "decimal", "date") + ", formula: "
                + quoted(formula) + "}\n";
    }

    private void summaries() {
        if (draw.oneIn(3)) {
            String split = draw.oneIn(2) ? ", split-by: " + quoted(draw.of(named)) : "";
            yaml.append("summary:\n- {count-by: ")
                    .append(quoted(draw.of(named)))
                    .append(split);
            yaml.append(", chart: ").append(draw.of("no", "yes"));
            yaml.append(", trend: ").append(draw.of("no", "yes")).append("}\n");
        }
    }

    private String header() {
        return header(true);
    }

    private String header(boolean asName) {
        String header = headers.remove(0).strip();
        if (asName) {
            named.add(header);
        }
        return quoted(header);
    }

    static boolean isPeoples(Template template) {
        return template.rows() == RowsFrom.PEOPLE;
    }

    private static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                + '"';
    }
}
