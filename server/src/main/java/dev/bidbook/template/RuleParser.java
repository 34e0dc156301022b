package dev.bidbook.template;

import dev.bidbook.template.Rule.Escalation;
import dev.bidbook.template.Rule.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the rules of a template, once its columns are known. */
final class RuleParser {

    /** As many as there are bits in a number that says which rules hold, less its sign. */
    static final int MOST_RULES = 60;

    static final int MOST_WEEKS = 520;
    private static final String NOT_IN_TITLES = "*?~\";";

    private final TemplateDraft draft;
    private final ProblemList problems;
    private final Set<String> ids = new HashSet<>();
    private final Set<String> titles = new HashSet<>();

    RuleParser(TemplateDraft draft, ProblemList problems) {
        this.draft = draft;
        this.problems = problems;
    }

    void read(YamlMapping template) {
        for (YamlMapping yaml : template.mappings("rules", MOST_RULES, "a rule", TemplateKeys.RULE)) {
            Rule rule = parse(yaml);
            if (yaml.yesNo("off")) {
                draft.rulesOff.add(rule.id());
            } else {
                draft.rules.add(rule);
                draft.ruleSources.add(yaml);
            }
        }
    }

    private Rule parse(YamlMapping yaml) {
        Rule rule = new Rule(
                id(yaml),
                title(yaml),
                formula(
                        yaml,
                        "formula",
                        yaml.neededText("formula", "formula: =[@[On Hand]]=0", ColumnParser.LONGEST_FORMULA)),
                yaml.has("answered")
                        ? formula(yaml, "answered", yaml.text("answered", "", ColumnParser.LONGEST_FORMULA))
                        : null,
                columns(yaml, "points-at", false),
                columns(yaml, "asks-for", true),
                columns(yaml, "keeps", true),
                yaml.neededText(
                        "ask", "ask: Write the day on which the branch is whole again.", ColumnParser.LONGEST_HELP),
                yaml.word("severity", Severity.values(), Severity::word, Severity.MEDIUM),
                role(yaml, "owner"),
                escalation(yaml));
        if (rule.pointsAt().isEmpty() && !yaml.has("points-at")) {
            yaml.missing("points-at", "points-at: [On Hand]");
        }
        return rule;
    }

    private String id(YamlMapping yaml) {
        String id = yaml.neededText("id", "id: out-of-stock", 64);
        if (!id.isEmpty() && !id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            problems.add(
                    yaml.at("id"),
                    "\"" + YamlMapping.shortened(id) + "\" is not an id for a rule.",
                    "Use lower-case letters and digits, with hyphens between words, as in out-of-stock.");
        } else if (!id.isEmpty() && !ids.add(id)) {
            problems.add(yaml.at("id"), "Two rules have the id \"" + id + "\".", "Give one of them another.");
        }
        return id;
    }

    private String title(YamlMapping yaml) {
        String title = yaml.neededText("title", "title: Out of stock without an IBT", 100);
        if (title.chars().anyMatch(c -> NOT_IN_TITLES.indexOf(c) >= 0 || c == '\n')) {
            problems.add(
                    yaml.at("title"),
                    "The title holds a line break or one of * ? ~ \" ;, by which the workbook tells titles apart.",
                    "Write it without them.");
        } else if (ExcelNames.escapeIn(title).isPresent()) {
            problems.add(
                    yaml.at("title"),
                    "The title holds what a workbook takes for another character.",
                    "Write it otherwise.");
        } else if (!title.isEmpty() && !titles.add(title.toLowerCase(Locale.ROOT))) {
            problems.add(yaml.at("title"), "Two rules have the title \"" + title + "\".", "Give one of them another.");
        }
        return title;
    }

    private String formula(YamlMapping yaml, String key, String formula) {
        if (!formula.isEmpty() && !formula.startsWith("=")) {
            problems.add(
                    yaml.at(key),
                    "The formula does not begin with \"=\".",
                    "Write it as in Excel, such as =[@[On Hand]]=0.");
        }
        return formula;
    }

    private List<String> columns(YamlMapping yaml, String key, boolean entry) {
        List<String> names = new ArrayList<>();
        for (YamlText written : yaml.texts(key, TemplateParser.MOST_COLUMNS, ColumnParser.LONGEST_NAME)) {
            Column column = TemplateCheck.existing(written, key, draft, problems);
            if (column == null) {
                continue;
            }
            if (names.contains(column.name())) {
                problems.add(
                        written.place(),
                        "\"" + column.name() + "\" stands twice in \"" + key + "\".",
                        "Remove one of them.");
            } else if (entry && column.origin() != Origin.ENTRY && !(key.equals("keeps") && isFilled(column))) {
                problems.add(
                        written.place(),
                        "\"" + key + "\" names \"" + column.name() + "\", which people do not fill in: it is of origin "
                                + column.origin().word() + ".",
                        "Name columns of origin entry.");
            } else {
                names.add(column.name());
            }
        }
        return List.copyOf(names);
    }

    private static boolean isFilled(Column column) {
        return column.fact() == ServerFact.FILLED;
    }

    private @Nullable Role role(YamlMapping yaml, String key) {
        return yaml.has(key) ? yaml.word(key, Role.values(), Role::word, Role.SUPPLY_CHAIN_SPECIALIST) : null;
    }

    private @Nullable Escalation escalation(YamlMapping yaml) {
        YamlMapping own = yaml.mapping("escalation", "an escalation", TemplateKeys.ESCALATION);
        if (own == null) {
            return null;
        }
        if (!own.has("to")) {
            own.missing("to", "to: implementation manager");
        }
        if (!own.has("after-weeks")) {
            own.missing("after-weeks", "after-weeks: 3");
        }
        Role to = role(own, "to");
        int weeks = own.wholeNumber("after-weeks", 1, 1, MOST_WEEKS);
        return to == null ? null : new Escalation(to, weeks);
    }
}
