package dev.bidbook.template;

import dev.bidbook.sheet.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what the server is to write into columns, once all columns are known. */
final class FactParser {

    private final TemplateDraft draft;
    private final ProblemList problems;

    FactParser(TemplateDraft draft, ProblemList problems) {
        this.draft = draft;
        this.problems = problems;
    }

    void read() {
        for (int i = 0; i < draft.columns.size(); i++) {
            Column column = draft.columns.get(i);
            YamlMapping yaml = draft.sources.get(i);
            ServerFact fact = column.fact();
            if (fact != null) {
                draft.columns.set(i, column.withFact(completed(fact, yaml)));
            }
            onlyFor(yaml, "where", fact, Set.of("weeks in a row"));
            onlyFor(yaml, "of", fact, Set.of("weeks unchanged", "end of chain"));
            onlyFor(yaml, "next", fact, Set.of("end of chain"));
        }
    }

    /** The fact of that word; what it needs further is not yet known. */
    static ServerFact named(YamlMapping yaml) {
        String word = yaml.word("fact", ServerFact.WORDS.toArray(new String[0]), each -> each, "first seen");
        return switch (word) {
            case "weeks in a row" -> new ServerFact.WeeksInARow("");
            case "weeks unchanged" -> new ServerFact.WeeksUnchanged(List.of());
            case "end of chain" -> new ServerFact.EndOfChain("", "");
            default -> {
                for (ServerFact.Plain plain : ServerFact.Plain.values()) {
                    if (plain.word().equals(word)) {
                        yield plain;
                    }
                }
                throw new IllegalStateException("a fact has no meaning: " + word);
            }
        };
    }

    private ServerFact completed(ServerFact fact, YamlMapping yaml) {
        if (fact instanceof ServerFact.WeeksInARow) {
            needsOrder(fact, yaml);
            return new ServerFact.WeeksInARow(where(yaml));
        } else if (fact instanceof ServerFact.WeeksUnchanged) {
            needsOrder(fact, yaml);
            return new ServerFact.WeeksUnchanged(answers(yaml));
        } else if (fact instanceof ServerFact.EndOfChain) {
            return new ServerFact.EndOfChain(
                    text(yaml, "of", "of: Part Number"), text(yaml, "next", "next: Superseded By"));
        }
        return fact;
    }

    private void needsOrder(ServerFact fact, YamlMapping yaml) {
        if (draft.period == Period.Kind.DOCUMENT) {
            problems.add(
                    yaml.at("fact"),
                    "\"" + fact.word() + "\" counts sheets in the order of time, and documents have none.",
                    "Remove the column, or write \"period: week\" or \"period: month\".");
        }
    }

    private String where(YamlMapping yaml) {
        String where =
                yaml.neededText("where", "where: '=[@[Stock Status]]=\"Out of Stock\"'", ColumnParser.LONGEST_FORMULA);
        if (!where.isEmpty() && !where.startsWith("=")) {
            problems.add(
                    yaml.at("where"),
                    "The formula does not begin with \"=\".",
                    "Write it as in Excel, such as =[@[On Hand]]=0.");
        }
        return where;
    }

    private List<String> answers(YamlMapping yaml) {
        if (!yaml.has("of")) {
            yaml.missing("of", "of: [Root cause, ETA]");
        }
        List<String> names = new ArrayList<>();
        for (YamlText written : yaml.texts("of", TemplateParser.MOST_COLUMNS, ColumnParser.LONGEST_NAME)) {
            Column column = TemplateCheck.existing(written, "of", draft, problems);
            if (column != null && column.origin() != Origin.ENTRY) {
                problems.add(
                        written.place(),
                        "\"of\" names \"" + column.name() + "\", which people do not fill in: it is of origin "
                                + column.origin().word() + ".",
                        "Name columns of origin entry.");
            } else if (column != null && !names.contains(column.name())) {
                names.add(column.name());
            }
        }
        return List.copyOf(names);
    }

    /** The name of a text column of the row's own. */
    private String text(YamlMapping yaml, String key, String example) {
        if (!yaml.has(key)) {
            yaml.missing(key, example);
            return "";
        }
        String written = yaml.text(key, "", ColumnParser.LONGEST_NAME);
        Column column = written.isEmpty()
                ? null
                : TemplateCheck.existing(new YamlText(written, yaml.at(key)), key, draft, problems);
        if (column == null) {
            return "";
        }
        boolean stored = column.origin() == Origin.REPORT || column.origin() == Origin.ENTRY;
        if (column.carryForward() != CarryForward.NO) {
            problems.add(
                    yaml.at(key),
                    "\"" + key + "\" names \"" + column.name() + "\", whose cells are carried forward.",
                    "Name a column without \"carry-forward\".");
        }
        if (!stored || column.kind() != ColumnKind.TEXT) {
            problems.add(
                    yaml.at(key),
                    "\"" + key + "\" names \"" + column.name() + "\", which is of kind "
                            + column.kind().word() + " and origin "
                            + column.origin().word() + ".",
                    "Name a column of kind text and of origin report or entry.");
        }
        return column.name();
    }

    private void onlyFor(YamlMapping yaml, String key, @Nullable ServerFact fact, Set<String> due) {
        if (yaml.has(key) && (fact == null || !due.contains(fact.word()))) {
            problems.add(
                    yaml.keyAt(key),
                    "\"" + key + "\" is for columns with \"fact: "
                            + String.join(
                                    "\" or \"fact: ", due.stream().sorted().toList()) + "\".",
                    "Remove it.");
        }
    }
}
