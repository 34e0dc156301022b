package dev.bidbook.template;

import dev.bidbook.sheet.WhiteSpace;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads one column of a template, and checks what can be told from the column alone. */
final class ColumnParser {

    static final double LEAST_WIDTH = 3;
    static final double MOST_WIDTH = 120;
    static final int MOST_ALIASES = 50;
    static final int MOST_CHOICES = 1000;
    static final int LONGEST_NAME = 255;
    static final int LONGEST_HELP = 1000;
    static final int LONGEST_FORMULA = 8192;

    private final RowsFrom rows;
    private final Map<String, List<String>> namedChoices;
    private final ProblemList problems;

    ColumnParser(RowsFrom rows, Map<String, List<String>> namedChoices, ProblemList problems) {
        this.rows = rows;
        this.namedChoices = namedChoices;
        this.problems = problems;
    }

    Column parse(YamlMapping yaml) {
        Origin origin = origin(yaml);
        ServerFact fact = yaml.has("fact") ? FactParser.named(yaml) : null;
        ColumnKind kind = kind(yaml, fact);
        checkOrigin(yaml, origin, kind, fact);
        return new Column(
                name(yaml),
                kind,
                origin,
                yaml.texts("aliases", MOST_ALIASES, LONGEST_NAME).stream()
                        .map(alias -> WhiteSpace.collapse(alias.text()))
                        .distinct()
                        .toList(),
                choices(yaml, kind),
                editors(yaml),
                yaml.number("width", standardWidth(kind), LEAST_WIDTH, MOST_WIDTH),
                format(yaml),
                yaml.text("help", "", LONGEST_HELP),
                carryForward(yaml),
                formula(yaml),
                fact,
                yaml.yesNo("required"));
    }

    private String name(YamlMapping yaml) {
        String name = yaml.neededText("name", "name: Part Number", LONGEST_NAME);
        ExcelNames.columnFault(name)
                .ifPresent(fault -> problems.add(
                        yaml.at("name"),
                        "The column name \"" + YamlMapping.shortened(name) + "\" " + fault + ".",
                        "Name the column without it, and write the report's header under \"aliases\"."));
        return WhiteSpace.collapse(name);
    }

    private Origin origin(YamlMapping yaml) {
        Origin standIn = yaml.has("formula")
                ? Origin.FORMULA
                : yaml.has("fact") ? Origin.SERVER : isFromOutside(yaml) ? Origin.REPORT : Origin.ENTRY;
        return yaml.word("origin", Origin.values(), Origin::word, standIn);
    }

    private boolean isFromOutside(YamlMapping yaml) {
        return rows == RowsFrom.REPORT || (rows == RowsFrom.DERIVED && yaml.has("from"));
    }

    private ColumnKind kind(YamlMapping yaml, @Nullable ServerFact fact) {
        if (fact != null) {
            ColumnKind own = fact.kind();
            if (yaml.word("kind", ColumnKind.values(), ColumnKind::word, own) != own) {
                problems.add(
                        yaml.at("kind"),
                        "\"" + fact.word() + "\" is a " + own.word() + ".",
                        "Write \"kind: " + own.word() + "\", or leave it out.");
            }
            return own;
        }
        if (!yaml.has("kind")) {
            yaml.missing("kind", "kind: text");
        }
        return yaml.word("kind", ColumnKind.values(), ColumnKind::word, ColumnKind.TEXT);
    }

    private void checkOrigin(YamlMapping yaml, Origin origin, ColumnKind kind, @Nullable ServerFact fact) {
        onlyFor(yaml, "formula", origin, Origin.FORMULA);
        onlyFor(yaml, "fact", origin, Origin.SERVER);
        onlyFor(yaml, "editors", origin, Origin.ENTRY);
        if (fact != ServerFact.FILLED) {
            onlyFor(yaml, "carry-forward", origin, Origin.ENTRY);
        }
        onlyFor(yaml, "required", origin, rows == RowsFrom.PEOPLE ? Origin.ENTRY : Origin.REPORT);
        if (origin == Origin.FORMULA && !yaml.has("formula")) {
            yaml.missing("formula", "formula: =[@[On Order]]-[@[On Hand]]");
        }
        if (origin == Origin.FORMULA && kind == ColumnKind.CHOICE) {
            problems.add(
                    yaml.at("kind"),
                    "A formula's result is not chosen from a list.",
                    "Write \"kind: text\" and leave the choices out.");
        }
        checkFrom(yaml, origin, kind);
        if (origin == Origin.SERVER && !yaml.has("fact")) {
            yaml.missing("fact", "fact: first seen");
        }
        if (origin == Origin.REPORT && rows == RowsFrom.PEOPLE) {
            problems.add(
                    yaml.at("origin"),
                    "The rows are people's (\"rows: people\"), so no report can fill this column.",
                    "Write \"origin: entry\".");
        }
    }

    private void checkFrom(YamlMapping yaml, Origin origin, ColumnKind kind) {
        if (rows != RowsFrom.DERIVED) {
            if (yaml.has("from")) {
                problems.add(
                        yaml.keyAt("from"),
                        "\"from\" is for columns of templates with \"rows: derived\".",
                        "Remove it, or write \"rows: derived\".");
            }
            return;
        }
        onlyFor(yaml, "from", origin, Origin.REPORT);
        if (origin == Origin.REPORT && !yaml.has("from")) {
            yaml.missing("from", "from: Part Number");
        }
        if (origin == Origin.REPORT && kind == ColumnKind.CHOICE) {
            problems.add(
                    yaml.at("kind"),
                    "What follows from another sheet is not chosen from a list.",
                    "Write \"kind: text\" and leave the choices out.");
        }
    }

    private void onlyFor(YamlMapping yaml, String key, Origin origin, Origin due) {
        if (origin != due && yaml.has(key)) {
            problems.add(
                    yaml.keyAt(key),
                    "\"" + key + "\" is for columns of origin " + due.word() + "; this one's is " + origin.word() + ".",
                    "Remove it, or write \"origin: " + due.word() + "\".");
        }
    }

    private List<String> choices(YamlMapping yaml, ColumnKind kind) {
        boolean suggested = kind == ColumnKind.TEXT && yaml.has("choices");
        if (kind != ColumnKind.CHOICE && !suggested) {
            if (yaml.has("choices")) {
                problems.add(
                        yaml.keyAt("choices"),
                        "\"choices\" is for columns of kind choice or text; this one's is " + kind.word() + ".",
                        "Remove it, or write \"kind: choice\"; \"kind: text\" only suggests them.");
            }
            return List.of();
        }
        if (!yaml.has("choices")) {
            yaml.missing("choices", "choices: [Open, Closed]");
            return List.of();
        }
        List<YamlText> written = yaml.texts("choices", MOST_CHOICES, LONGEST_NAME);
        if (yaml.at("choices") instanceof org.yaml.snakeyaml.nodes.ScalarNode && written.size() == 1) {
            return named(written.get(0));
        }
        return distinct(written, problems);
    }

    private List<String> named(YamlText reference) {
        List<String> choices = namedChoices.get(reference.text());
        if (choices == null) {
            problems.add(
                    reference.place(),
                    "There is no list of choices named \"" + YamlMapping.shortened(reference.text()) + "\".",
                    namedChoices.isEmpty()
                            ? "Write the choices as a list: [Open, Closed]."
                            : Suggestion.forWord(reference.text(), namedChoices.keySet()));
            return List.of();
        }
        return choices;
    }

    /** The texts of a list of choices, with a problem for each that stands twice, in whatever case. */
    static List<String> distinct(List<YamlText> written, ProblemList problems) {
        List<String> choices = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlText choice : written) {
            if (!seen.add(folded(choice.text()))) {
                problems.add(
                        choice.place(),
                        "The choice \"" + YamlMapping.shortened(choice.text()) + "\" stands twice.",
                        "Remove one of them; capitals and white space make no difference.");
            } else if (choice.text().indexOf('\n') >= 0) {
                problems.add(choice.place(), "A choice holds a line break.", "Write it in one line.");
            } else if (ExcelNames.escapeIn(choice.text()).isPresent()) {
                problems.add(
                        choice.place(),
                        "The choice \"" + YamlMapping.shortened(choice.text())
                                + "\" holds what a workbook takes for another character.",
                        "Write it otherwise.");
            } else {
                choices.add(choice.text());
            }
        }
        return choices;
    }

    /** The same for two choices that nobody can tell apart by writing them: cells are read without regard to this. */
    private static String folded(String choice) {
        String collapsed = WhiteSpace.collapse(choice);
        StringBuilder folded = new StringBuilder(collapsed.length());
        for (int i = 0; i < collapsed.length(); i++) {
            // As String.equalsIgnoreCase() compares.
            folded.append(Character.toLowerCase(Character.toUpperCase(collapsed.charAt(i))));
        }
        return folded.toString();
    }

    private Set<Role> editors(YamlMapping yaml) {
        Set<Role> editors = EnumSet.noneOf(Role.class);
        List<String> roles = List.of(Role.values()).stream().map(Role::word).toList();
        for (YamlText editor : yaml.texts("editors", 50, LONGEST_NAME)) {
            Consumer<Role> add = editors::add;
            Role.named(editor.text())
                    .ifPresentOrElse(
                            add,
                            () -> problems.add(
                                    editor.place(),
                                    "\"" + YamlMapping.shortened(editor.text()) + "\" is not a role.",
                                    Suggestion.forWord(editor.text(), roles)));
        }
        return editors.isEmpty() ? Set.of() : java.util.Collections.unmodifiableSet(editors);
    }

    private static CarryForward carryForward(YamlMapping yaml) {
        return switch (yaml.text("carry-forward", "no", LONGEST_NAME).toLowerCase(Locale.ROOT)) {
            case "true" -> CarryForward.YES;
            case "false" -> CarryForward.NO;
            default -> yaml.word("carry-forward", CarryForward.values(), CarryForward::word, CarryForward.NO);
        };
    }

    private @Nullable String format(YamlMapping yaml) {
        if (!yaml.has("format")) {
            return null;
        }
        String format = yaml.text("format", "", LONGEST_NAME);
        if (!ExcelNames.isNumberFormat(format)) {
            problems.add(
                    yaml.at("format"),
                    "\"" + YamlMapping.shortened(format) + "\" is not a number format of Excel.",
                    "Write a format such as \"#,##0.00\" or \"yyyy-mm-dd\"; quotes and brackets come in pairs.");
        }
        return format;
    }

    private @Nullable String formula(YamlMapping yaml) {
        if (!yaml.has("formula")) {
            return null;
        }
        String formula = yaml.text("formula", "", LONGEST_FORMULA);
        if (!formula.startsWith("=")) {
            problems.add(
                    yaml.at("formula"),
                    "The formula does not begin with \"=\".",
                    "Write it as in Excel, such as =[@[On Order]]-[@[On Hand]].");
        }
        return formula;
    }

    private static double standardWidth(ColumnKind kind) {
        return switch (kind) {
            case TEXT, CHOICE -> 18;
            case DATE_TIME -> 17;
            case WHOLE_NUMBER, DECIMAL, MONEY, DATE -> 12;
            case YES_NO -> 9;
        };
    }
}
