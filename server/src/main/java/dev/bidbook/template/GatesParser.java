package dev.bidbook.template;

import dev.bidbook.template.ProgramCount.What;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the declaration of gates; what is wrong goes to the problems. */
final class GatesParser {

    static final Set<String> KEYS = new LinkedHashSet<>(
            List.of("gates", "version", "title", "review", "parameters", "smooth", "counts", "rules"));
    static final Set<String> COUNT_KEYS =
            new LinkedHashSet<>(List.of("name", "count", "rules", "state", "roles", "states", "help"));
    private static final Set<String> NONE = Set.of();
    private static final int MOST_COUNTS = 60;

    /** Which further keys each kind of count has. */
    private static final Map<What, Set<String>> OWN_KEYS = Map.of(
            What.LINES, NONE,
            What.FINDINGS, Set.of("rules", "state"),
            What.SMOOTH_WEEKS, NONE,
            What.ROLES, Set.of("roles"),
            What.BIDS, Set.of("states"));

    private final String name;
    private final ProblemList problems;
    private final TemplateDraft draft = new TemplateDraft();
    private final List<ProgramCount> counts = new ArrayList<>();
    private final List<Placed> countedRules = new ArrayList<>();

    GatesParser(String name, ProblemList problems) {
        this.name = name;
        this.problems = problems;
        draft.name = name;
        draft.rows = RowsFrom.REPORT;
        draft.subject = "The counts";
    }

    /** Null where there are problems. */
    @Nullable
    Gates parse(String text, String file, String digest) {
        if (!(TemplateParser.compose(text, problems) instanceof MappingNode root)) {
            if (problems.isEmpty()) {
                problems.addAt(1, 1, "The file holds no gates.", "Begin it with \"gates: " + name + "\".");
            }
            return null;
        }
        YamlMapping yaml = new YamlMapping(root, "the gates", KEYS, problems);
        draft.file = file;
        draft.digest = digest;
        head(yaml);
        TemplateParser.readParameters(yaml, draft, problems);
        Placed smooth = placed(yaml, "smooth", "smooth: '=[@Unanswered]=0'", ColumnParser.LONGEST_FORMULA);
        if (!smooth.text().isEmpty() && !smooth.isFormula()) {
            problems.add(
                    yaml.at("smooth"),
                    "The formula does not begin with \"=\".",
                    "Write it as in Excel, such as =[@Unanswered]=0.");
        }
        counts(yaml);
        new RuleParser(draft, problems).read(yaml);
        return problems.isEmpty()
                ? new Gates(placed(yaml, "review", "", 64), counts, countedRules, draft, smooth)
                : null;
    }

    private void head(YamlMapping yaml) {
        String written = yaml.neededText("gates", "gates: " + name, 64);
        if (!written.isEmpty() && !written.equals(name)) {
            problems.add(
                    yaml.at("gates"),
                    "The gates call themselves \"" + YamlMapping.shortened(written) + "\", but their folder is \""
                            + YamlMapping.shortened(name) + "\".",
                    "Give both the same name.");
        }
        if (!yaml.has("version")) {
            yaml.missing("version", "version: 1");
        }
        draft.version = yaml.wholeNumber("version", 1, 1, 1_000_000);
        draft.title = yaml.text("title", "Hand-off", 100);
        yaml.neededText("review", "review: weekly-review", 64);
    }

    private Placed placed(YamlMapping yaml, String key, String example, int longest) {
        String text = example.isEmpty() ? yaml.text(key, "", longest) : yaml.neededText(key, example, longest);
        return placed(text, yaml.at(key));
    }

    private static Placed placed(String text, Node node) {
        return new Placed(
                text, node.getStartMark().getLine() + 1, node.getStartMark().getColumn() + 1);
    }

    private void counts(YamlMapping yaml) {
        if (!yaml.has("counts")) {
            yaml.missing("counts", "counts:");
        }
        Set<String> names = new HashSet<>();
        for (YamlMapping own : yaml.mappings("counts", MOST_COUNTS, "a count", COUNT_KEYS)) {
            ProgramCount count = count(own);
            if (!count.name().isEmpty() && !names.add(count.name().toLowerCase(Locale.ROOT))) {
                problems.add(
                        own.at("name"),
                        "Two counts are named \"" + count.name() + "\".",
                        "Name one of them otherwise.");
            }
            counts.add(count);
            draft.columns.add(Gates.column(count.name(), ColumnKind.WHOLE_NUMBER, null));
            draft.sources.add(own);
        }
    }

    private ProgramCount count(YamlMapping own) {
        String countName = own.neededText("name", "name: Lines", ColumnParser.LONGEST_NAME);
        if (countName.chars().anyMatch(c -> "[]#'@".indexOf(c) >= 0)) {
            problems.add(
                    own.at("name"),
                    "The name holds one of [ ] # ' @, which formulas cannot name.",
                    "Write it without them.");
        }
        if (!own.has("count")) {
            own.missing("count", "count: findings");
        }
        What what = own.word("count", What.values(), What::word, What.LINES);
        boolean known =
                Arrays.stream(What.values()).map(What::word).anyMatch(own.text("count", "", 200)::equalsIgnoreCase);
        for (String key : known ? own.keys() : NONE) {
            boolean belongs = Set.of("name", "count", "help").contains(key)
                    || OWN_KEYS.getOrDefault(what, NONE).contains(key);
            if (!belongs) {
                problems.add(
                        own.keyAt(key),
                        "\"" + key + "\" does not belong to a count of " + what.word() + ".",
                        "Remove it.");
            }
        }
        own.text("help", "", ColumnParser.LONGEST_HELP);
        String state = own.word("state", new String[] {"unanswered", "open"}, word -> word, "unanswered");
        return new ProgramCount(countName, what, rules(own), state.equals("open"), roles(own), states(own));
    }

    private List<String> rules(YamlMapping own) {
        List<String> ids = new ArrayList<>();
        for (YamlText written : own.texts("rules", RuleParser.MOST_RULES, 64)) {
            ids.add(written.text());
            countedRules.add(placed(written.text(), written.place()));
        }
        return List.copyOf(ids);
    }

    private List<Set<Role>> roles(YamlMapping own) {
        List<Set<Role>> needed = new ArrayList<>();
        for (YamlText written : own.texts("roles", Role.values().length, 200)) {
            Set<Role> either = EnumSet.noneOf(Role.class);
            for (String word : written.text().split(" or ", -1)) {
                Role.named(word.strip())
                        .ifPresentOrElse(
                                either::add,
                                () -> problems.add(
                                        written.place(),
                                        "\"" + YamlMapping.shortened(word) + "\" is not a role.",
                                        Suggestion.forWord(
                                                word,
                                                Arrays.stream(Role.values())
                                                        .map(Role::word)
                                                        .toList())));
            }
            needed.add(either);
        }
        return List.copyOf(needed);
    }

    private List<String> states(YamlMapping own) {
        List<String> states = new ArrayList<>();
        for (YamlText written : own.texts("states", Gates.BID_STATES.size(), 50)) {
            if (!Gates.BID_STATES.contains(written.text())) {
                problems.add(
                        written.place(),
                        "\"" + YamlMapping.shortened(written.text()) + "\" is not a state of a demand bid.",
                        Suggestion.forWord(written.text(), Gates.BID_STATES));
            }
            states.add(written.text());
        }
        return List.copyOf(states);
    }
}
