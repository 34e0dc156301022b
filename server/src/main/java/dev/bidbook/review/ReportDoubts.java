package dev.bidbook.review;

import dev.bidbook.intake.Report;
import dev.bidbook.intake.ReportFilters;
import dev.bidbook.review.ImportOutcome.Note;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.sheet.WhiteSpace;
import dev.bidbook.template.Template;
import dev.bidbook.validation.Place;
import dev.bidbook.validation.Problem;
import dev.bidbook.validation.ProblemType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What is doubtful about a report in the light of the program and of the reports before it. */
final class ReportDoubts {

    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int MOST_NAMES = 5;

    /** Words that many programs and customers share, and that therefore tell nothing. */
    private static final Set<String> COMMON_WORDS = Set.of(
            "and",
            "the",
            "for",
            "award",
            "bid",
            "program",
            "contract",
            "fleet",
            "fleets",
            "service",
            "services",
            "company",
            "corporation",
            "corp",
            "group",
            "inc",
            "llc",
            "ltd",
            "gmbh",
            "parts",
            "customer");

    private final Template template;
    private final Scope scope;
    private final SheetId id;
    private final Report report;
    private final ReportHistory history;

    ReportDoubts(Template template, Scope scope, SheetId id, Report report, ReportHistory history) {
        this.template = template;
        this.scope = scope;
        this.id = id;
        this.report = report;
        this.history = history;
    }

    /**
     * The problem that the report is another program's. The program is known by the reports it had so far; before the
     * first by its id, name and customer, of which at least one word has to stand in the report.
     */
    Optional<Problem> otherProgram() {
        Set<String> said = programValues(report);
        if (template.programColumns().isEmpty() || said.isEmpty()) {
            return Optional.empty();
        }
        Set<String> known = new HashSet<>();
        history.imports().forEach(entry -> known.addAll(entry.programValues()));
        boolean ours = known.isEmpty() ? namesProgram(said) : said.stream().anyMatch(known::contains);
        if (ours) {
            return Optional.empty();
        }
        return Optional.of(new Problem(
                ProblemType.OTHER_PROGRAM,
                Place.NOWHERE,
                shown(said),
                null,
                known.isEmpty()
                        ? "The report is of %s, and the program is %s of %s."
                                .formatted(shown(said), scope.name(), scope.customer())
                        : "The report is of %s, and the reports of %s so far were of %s."
                                .formatted(shown(said), scope.name(), shown(known)),
                "Export the report of this program, or import it with ?accept=other-program if it is the right one."));
    }

    /** What a person should look at. */
    List<Note> notes() {
        List<Note> notes = new ArrayList<>();
        history.before(id.period().text()).ifPresent(last -> {
            if (last.digest().equals(report.digest())) {
                notes.add(doubt("The report is identical to that of %s. Was the report of %s exported?"
                        .formatted(last.period(), id.period().text())));
            }
        });
        history.sameOrBefore(id.period().text()).ifPresent(last -> {
            ReportFilters.difference(last.filters().orElse(""), report.filters().orElse(""))
                    .ifPresent(sentence ->
                            notes.add(doubt(sentence.replace("the earlier one", "that of " + last.period()))));
        });
        return notes;
    }

    /** The values of the columns that say whose award a line is, each with its column's name. */
    static Set<String> programValues(Template template, Report report) {
        Set<String> values = new TreeSet<>();
        report.programValues()
                .forEach((position, texts) -> texts.forEach(
                        text -> values.add(template.columns().get(position).name() + "=" + normal(text))));
        return values;
    }

    private Set<String> programValues(Report of) {
        return programValues(template, of);
    }

    private boolean namesProgram(Set<String> said) {
        List<String> texts = new ArrayList<>();
        said.forEach(value -> texts.add(value.substring(value.indexOf('=') + 1)));
        report.filters().ifPresent(filters -> texts.add(normal(filters)));
        String name = normal(scope.name());
        if (!name.isEmpty() && texts.stream().anyMatch(text -> text.contains(name))) {
            return true;
        }
        Set<String> words = new HashSet<>();
        texts.forEach(text -> words.addAll(tellingWords(text)));
        Set<String> own = tellingWords(normal(scope.id()));
        own.addAll(tellingWords(normal(scope.customer())));
        return own.stream().anyMatch(words::contains);
    }

    private static Set<String> tellingWords(String normal) {
        Set<String> words = new HashSet<>();
        for (String word : NOT_A_WORD.split(normal, -1)) {
            if (word.length() > 2
                    && !COMMON_WORDS.contains(word)
                    && !word.chars().allMatch(Character::isDigit)) {
                words.add(word);
            }
        }
        return words;
    }

    private static String normal(String text) {
        return WhiteSpace.collapse(text).toLowerCase(Locale.ROOT);
    }

    private static String shown(Collection<String> values) {
        List<String> shown = values.stream()
                .sorted()
                .limit(MOST_NAMES)
                .map(value -> value.replaceFirst("=", " \"") + "\"")
                .toList();
        return String.join(", ", shown)
                + (values.size() > MOST_NAMES ? " and %d more".formatted(values.size() - MOST_NAMES) : "");
    }

    private static Note doubt(String message) {
        return new Note(Note.Kind.DOUBTFUL, message, List.of());
    }
}
