package dev.bidbook.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What has to be in order before a program is handed over, as read from {@code templates/hand-off/gates.yaml}: numbers that
 * a program is counted by, and rules over one row of them. Immutable and thread-safe.
 */
public final class Gates {

    /** The name of the file that declares gates; a folder that has it is no template's. */
    public static final String FILE = "gates.yaml";

    /** The words of the numbers that a week has, for the formula that tells a smooth one. */
    public enum WeekColumn {
        LINES("Lines"),
        OPEN("Open"),
        UNANSWERED("Unanswered"),
        NEW("New"),
        OPEN_HIGH("Open high"),
        UNANSWERED_HIGH("Unanswered high"),
        NEW_HIGH("New high"),
        COMPLETED("Completed");

        private final String word;

        WeekColumn(String word) {
            this.word = word;
        }

        /** What the formula calls it. */
        public String word() {
            return word;
        }
    }

    /** The states of a new demand bid, in their order. */
    public static final List<String> BID_STATES = List.of("drafted", "loaded", "monitored", "closed");

    private final String review;
    private final Placed reviewPlace;
    private final List<ProgramCount> counts;
    private final List<Placed> countedRules;
    private final Template counted;
    private final Template weeks;

    Gates(Placed review, List<ProgramCount> counts, List<Placed> countedRules, TemplateDraft draft, Placed smooth) {
        this.review = review.text();
        this.reviewPlace = review;
        this.counts = List.copyOf(counts);
        this.countedRules = List.copyOf(countedRules);
        this.counted = new Template(draft);
        this.weeks = weeks(draft, smooth);
    }

    /** The name of the template whose latest week is looked at. */
    public String review() {
        return review;
    }

    /** What is counted, in the order of the columns of {@link #row()}. */
    public List<ProgramCount> counts() {
        return counts;
    }

    /** One row of counts as a template: its columns are the counts, its rules the gates, true where something is missing. */
    public Template row() {
        return counted;
    }

    /** One week as a template: the numbers of {@link WeekColumn}, and behind them the formula that tells a smooth one. */
    public Template week() {
        return weeks;
    }

    /** The gates, in the order of the declaration. */
    public List<Rule> rules() {
        return counted.rules();
    }

    /** What is wrong with them beside these templates. */
    public List<TemplateProblem> problemsBeside(Templates templates) {
        Template template = templates.find(review).orElse(null);
        if (template == null) {
            List<String> names = templates.all().stream().map(Template::name).toList();
            return List.of(counted.problem(
                    reviewPlace,
                    "There is no template \"" + YamlMapping.shortened(review) + "\".",
                    Suggestion.forWord(review, names)));
        }
        List<String> ids = template.rules().stream().map(Rule::id).toList();
        List<TemplateProblem> problems = new ArrayList<>();
        for (Placed rule : countedRules) {
            if (!ids.contains(rule.text())) {
                problems.add(counted.problem(
                        rule,
                        "The template " + review + " has no rule \"" + YamlMapping.shortened(rule.text()) + "\".",
                        Suggestion.forWord(rule.text(), ids)));
            }
        }
        return problems;
    }

    private static Template weeks(TemplateDraft of, Placed smooth) {
        TemplateDraft draft = new TemplateDraft();
        draft.name = of.name;
        draft.version = of.version;
        draft.file = of.file;
        draft.digest = of.digest;
        draft.subject = "A week";
        draft.parameters.addAll(of.parameters);
        List<Placed> places = new ArrayList<>();
        for (WeekColumn column : WeekColumn.values()) {
            ColumnKind kind = column == WeekColumn.COMPLETED ? ColumnKind.YES_NO : ColumnKind.WHOLE_NUMBER;
            draft.columns.add(column(column.word(), kind, null));
            places.add(smooth);
        }
        draft.named = draft.columns.size();
        draft.columns.add(column("smooth", ColumnKind.YES_NO, smooth.text()));
        places.add(smooth);
        draft.formulaPlaces = places;
        return new Template(draft);
    }

    /** A column of a row that nobody sees; a formula column where there is a formula. */
    static Column column(String name, ColumnKind kind, @org.jspecify.annotations.Nullable String formula) {
        return new Column(
                name,
                kind,
                formula == null ? Origin.REPORT : Origin.FORMULA,
                List.of(),
                List.of(),
                Set.of(),
                ColumnParser.LEAST_WIDTH,
                null,
                "",
                CarryForward.NO,
                formula,
                null,
                false);
    }
}
