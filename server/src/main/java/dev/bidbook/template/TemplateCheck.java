package dev.bidbook.template;

import dev.bidbook.sheet.Spelling;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Checks what can only be told from a template as a whole. */
final class TemplateCheck {

    private final YamlMapping yaml;
    private final TemplateDraft draft;
    private final ProblemList problems;

    TemplateCheck(YamlMapping yaml, TemplateDraft draft, ProblemList problems) {
        this.yaml = yaml;
        this.draft = draft;
        this.problems = problems;
    }

    void check() {
        if (yaml.has("columns") && draft.columns.isEmpty()) {
            problems.add(yaml.at("columns"), "The template has no column.", "Declare at least one.");
        }
        checkSheetName();
        checkParameters();
        checkHeaders();
        checkKey();
        checkProgramColumns();
    }

    private void checkSheetName() {
        ExcelNames.sheetFault(draft.sheetName)
                .ifPresent(fault -> problems.add(
                        yaml.at("sheet"),
                        "The sheet name \"" + YamlMapping.shortened(draft.sheetName) + "\" " + fault + ".",
                        "Write a short name such as Review."));
    }

    private void checkParameters() {
        Set<String> seen = new HashSet<>();
        String table = ExcelNames.tableName(draft.sheetName);
        YamlMapping places = yaml.mapping("parameters", "the list of parameters", null);
        if (places == null) {
            return;
        }
        if (draft.parameters.size() > TemplateParser.MOST_PARAMETERS) {
            problems.add(
                    yaml.at("parameters"),
                    "The template has " + draft.parameters.size() + " parameters.",
                    "At most " + TemplateParser.MOST_PARAMETERS + " are possible; remove some.");
        }
        for (Parameter parameter : draft.parameters) {
            Node place = places.keyAt(parameter.name());
            if (!seen.add(parameter.name().toLowerCase(Locale.ROOT))) {
                problems.add(
                        place,
                        "The parameter \"" + parameter.name() + "\" stands twice; capitals make no difference.",
                        "Remove one of them.");
            }
            if (parameter.name().equalsIgnoreCase(table)) {
                problems.add(
                        place,
                        "The parameter \"" + parameter.name() + "\" has the name of the sheet's table.",
                        "Name one of them otherwise.");
            }
        }
    }

    private void checkHeaders() {
        Map<String, Integer> names = new HashMap<>();
        for (int i = 0; i < draft.columns.size(); i++) {
            Column column = draft.columns.get(i);
            Node place = draft.sources.get(i).at("name");
            Integer earlier = column.name().isEmpty() ? null : names.putIfAbsent(folded(column.name()), i);
            if (earlier != null) {
                problems.add(
                        place,
                        "Two columns are named \"" + column.name() + "\"; capitals make no difference.",
                        "Name one of them otherwise.");
            }
            if (isReserved(column.name())) {
                problems.add(
                        place,
                        "\"" + column.name() + "\" is the name of a column that the workbook has of its own.",
                        "Name the column otherwise, and write the report's header under \"aliases\".");
            }
        }
        checkAliases(names);
    }

    private boolean isReserved(String name) {
        String folded = folded(name);
        return folded.equals("row id")
                || folded.equals("findings")
                || folded.startsWith("finding codes")
                || (folded.equals("remove") && draft.rows == RowsFrom.PEOPLE);
    }

    private void checkAliases(Map<String, Integer> names) {
        Map<String, Integer> owners = new HashMap<>(names);
        for (int i = 0; i < draft.columns.size(); i++) {
            for (String alias : draft.columns.get(i).aliases()) {
                Integer owner = owners.putIfAbsent(folded(alias), i);
                if (owner != null && owner != i) {
                    problems.add(
                            draft.sources.get(i).at("aliases"),
                            "The alias \"" + YamlMapping.shortened(alias) + "\" of \""
                                    + draft.columns.get(i).name() + "\" already stands for the column \""
                                    + draft.columns.get(owner).name() + "\".",
                            "Remove it from one of the two.");
                }
            }
        }
    }

    private void checkKey() {
        if (!yaml.has("key")) {
            yaml.missing("key", "key: [Part Number, Branch]");
            return;
        }
        for (YamlText name : yaml.texts("key", TemplateParser.MOST_COLUMNS, ColumnParser.LONGEST_NAME)) {
            Column column = existing(name, "key", draft, problems);
            if (column == null) {
                continue;
            }
            addOnce(draft.key, column, name, "key");
            Origin due = draft.rows == RowsFrom.PEOPLE ? Origin.ENTRY : Origin.REPORT;
            if (column.origin() != due) {
                problems.add(
                        name.place(),
                        "The key column \"" + column.name() + "\" is of origin "
                                + column.origin().word() + ".",
                        "With \"rows: " + draft.rows.word() + "\" a row is identified by columns of origin "
                                + due.word() + "; choose another.");
            }
            if (column.kind() == ColumnKind.YES_NO) {
                problems.add(
                        name.place(),
                        "The key column \"" + column.name() + "\" holds only yes or no.",
                        "Choose columns whose values tell the rows apart.");
            }
        }
    }

    private void checkProgramColumns() {
        for (YamlText name : yaml.texts("program-columns", TemplateParser.MOST_COLUMNS, ColumnParser.LONGEST_NAME)) {
            Column column = existing(name, "program-columns", draft, problems);
            if (column == null) {
                continue;
            }
            addOnce(draft.programColumns, column, name, "program-columns");
            if (column.origin() != Origin.REPORT) {
                problems.add(
                        name.place(),
                        "The program column \"" + column.name() + "\" is of origin "
                                + column.origin().word() + ".",
                        "Only a column of origin report can say whose award a line is; choose another.");
            }
        }
    }

    private void addOnce(List<String> names, Column column, YamlText written, String key) {
        if (names.contains(column.name())) {
            problems.add(
                    written.place(),
                    "\"" + column.name() + "\" stands twice in \"" + key + "\".",
                    "Remove one of them.");
        } else {
            names.add(column.name());
        }
    }

    /** The name of the column that a key names, as its declaration has it; a problem if there is no such column. */
    static String existing(YamlMapping yaml, String key, String name, TemplateDraft draft, ProblemList problems) {
        if (name.isEmpty()) {
            return name;
        }
        Column column = existing(new YamlText(name, yaml.at(key)), key, draft, problems);
        return column == null ? name : column.name();
    }

    static @Nullable Column existing(YamlText name, String key, TemplateDraft draft, ProblemList problems) {
        String wanted = folded(name.text());
        for (Column column : draft.columns) {
            if (folded(column.name()).equals(wanted)) {
                return column;
            }
        }
        problems.add(
                name.place(),
                "\"" + key + "\" names the column \"" + YamlMapping.shortened(name.text())
                        + "\", which the template does not have.",
                Suggestion.forWord(
                        name.text(), draft.columns.stream().map(Column::name).toList()));
        return null;
    }

    private static String folded(String header) {
        return Spelling.compared(header);
    }
}
