package dev.bidbook.template;

import dev.bidbook.template.Communication.Decision;
import dev.bidbook.template.Communication.Told;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what is told of a template's sheets, once its columns and rules are known. */
final class CommunicationParser {

    static final int MOST_SHOWN = 20;
    static final int MOST_TOLD = 20;

    private final TemplateDraft draft;
    private final ProblemList problems;

    CommunicationParser(TemplateDraft draft, ProblemList problems) {
        this.draft = draft;
        this.problems = problems;
    }

    void read(YamlMapping template) {
        YamlMapping yaml = template.mapping("communication", "a communication", TemplateKeys.COMMUNICATION);
        if (yaml == null) {
            return;
        }
        List<Told> told = new ArrayList<>();
        for (YamlMapping each : yaml.mappings("told", MOST_TOLD, "a column that is filled", TemplateKeys.TOLD)) {
            Column column = column(each);
            Set<Role> to = roles(each);
            if (column != null) {
                checkTold(each, column);
                told.add(new Told(column.name(), to, columns(each, "needs")));
            }
        }
        List<Decision> decisions = new ArrayList<>();
        for (YamlMapping each : yaml.mappings("decisions", MOST_TOLD, "a decision", TemplateKeys.DECISION)) {
            Column column = column(each);
            List<String> rules = rules(each);
            if (column != null) {
                checkEntry(each, column);
                decisions.add(new Decision(column.name(), rules));
            }
        }
        draft.communication =
                new Communication(columns(yaml, "show"), rank(yaml), List.copyOf(told), List.copyOf(decisions));
    }

    private @Nullable String rank(YamlMapping yaml) {
        if (!yaml.has("rank-by")) {
            return null;
        }
        YamlText name = new YamlText(yaml.text("rank-by", "", ColumnParser.LONGEST_NAME), yaml.at("rank-by"));
        Column column = TemplateCheck.existing(name, "rank-by", draft, problems);
        if (column != null && !column.kind().isNumeric()) {
            problems.add(
                    name.place(),
                    "\"rank-by\" names \"" + column.name() + "\", which is a "
                            + column.kind().word() + ".",
                    "Name a column of numbers.");
        }
        return column == null ? null : column.name();
    }

    private @Nullable Column column(YamlMapping yaml) {
        String name = yaml.neededText("column", "column: RAM/NAM told on", ColumnParser.LONGEST_NAME);
        return name.isEmpty()
                ? null
                : TemplateCheck.existing(new YamlText(name, yaml.at("column")), "column", draft, problems);
    }

    private List<String> columns(YamlMapping yaml, String key) {
        List<String> names = new ArrayList<>();
        for (YamlText written : yaml.texts(key, MOST_SHOWN, ColumnParser.LONGEST_NAME)) {
            Column column = TemplateCheck.existing(written, key, draft, problems);
            if (column != null && !names.contains(column.name())) {
                names.add(column.name());
            }
        }
        return List.copyOf(names);
    }

    private void checkEntry(YamlMapping yaml, Column column) {
        if (column.origin() != Origin.ENTRY) {
            problems.add(
                    yaml.at("column"),
                    "\"column\" names \"" + column.name() + "\", which people do not fill in: it is of origin "
                            + column.origin().word() + ".",
                    "Name a column of origin entry.");
        }
    }

    private void checkTold(YamlMapping yaml, Column column) {
        checkEntry(yaml, column);
        if (column.kind() != ColumnKind.DATE) {
            problems.add(
                    yaml.at("column"),
                    "\"column\" names \"" + column.name() + "\", which is a "
                            + column.kind().word() + ".",
                    "Name a column of kind date.");
        } else if (draft.rules.stream().noneMatch(rule -> rule.asksFor().contains(column.name()))) {
            problems.add(
                    yaml.at("column"),
                    "No rule asks for \"" + column.name() + "\", so nothing would ever fill it.",
                    "Name it under \"asks-for\" of a rule.");
        }
    }

    private Set<Role> roles(YamlMapping yaml) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        List<String> words = List.of(Role.values()).stream().map(Role::word).toList();
        if (!yaml.has("to")) {
            yaml.missing("to", "to: [RAM, NAM]");
        }
        for (YamlText written : yaml.texts("to", words.size(), ColumnParser.LONGEST_NAME)) {
            Role role = Role.named(written.text()).orElse(null);
            if (role == null) {
                problems.add(
                        written.place(),
                        "\"" + YamlMapping.shortened(written.text()) + "\" is not a role.",
                        Suggestion.forWord(written.text(), words));
            } else {
                roles.add(role);
            }
        }
        return java.util.Collections.unmodifiableSet(roles);
    }

    private List<String> rules(YamlMapping yaml) {
        if (!yaml.has("rules")) {
            yaml.missing("rules", "rules: [out-of-stock]");
        }
        List<String> known = draft.rules.stream().map(Rule::id).toList();
        List<String> ids = new ArrayList<>();
        for (YamlText written : yaml.texts("rules", RuleParser.MOST_RULES, ColumnParser.LONGEST_NAME)) {
            // A rule that is switched off is none that can be open.
            boolean off = draft.rulesOff.contains(written.text());
            if (known.contains(written.text())) {
                ids.add(written.text());
            } else if (!off) {
                problems.add(
                        written.place(),
                        "There is no rule \"" + YamlMapping.shortened(written.text()) + "\".",
                        Suggestion.forWord(written.text(), known));
            }
        }
        return List.copyOf(ids);
    }
}
