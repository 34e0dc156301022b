package dev.bidbook.template;

import dev.bidbook.sheet.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Makes a draft of the YAML text of a template; what is wrong goes to the problems. */
final class TemplateParser {

    static final int MOST_COLUMNS = 500;
    static final int MOST_PARAMETERS = 100;
    static final int MOST_SUMMARIES = 30;
    static final int MOST_SUMS = 10;
    static final int MOST_CHARACTERS = 1_000_000;

    private final String name;
    private final ProblemList problems;
    private final TemplateDraft draft = new TemplateDraft();

    TemplateParser(String name, ProblemList problems) {
        this.name = name;
        this.problems = problems;
    }

    TemplateDraft parse(String text) {
        if (compose(text, problems) instanceof MappingNode root) {
            YamlMapping yaml = new YamlMapping(root, "a template", TemplateKeys.TEMPLATE, problems);
            readHead(yaml);
            readParameters(yaml, draft, problems);
            readColumns(yaml);
            new DerivationParser(draft, problems).read(yaml);
            new FactParser(draft, problems).read();
            new RuleParser(draft, problems).read(yaml);
            readSummaries(yaml);
            new CommunicationParser(draft, problems).read(yaml);
            new TemplateCheck(yaml, draft, problems).check();
        } else if (problems.isEmpty()) {
            problems.addAt(1, 1, "The file holds no template.", "Begin it with \"template: " + name + "\".");
        }
        return draft;
    }

    /** The root of a YAML text, or null with a problem where it is none. */
    static @org.jspecify.annotations.Nullable Node compose(String text, ProblemList problems) {
        LoaderOptions bounds = new LoaderOptions();
        bounds.setCodePointLimit(MOST_CHARACTERS);
        bounds.setNestingDepthLimit(20);
        bounds.setMaxAliasesForCollections(50);
        bounds.setAllowRecursiveKeys(false);
        try {
            return new Yaml(bounds).compose(new java.io.StringReader(text));
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            problems.addAt(
                    mark == null ? 0 : mark.getLine() + 1,
                    mark == null ? 0 : mark.getColumn() + 1,
                    "This is not well-formed YAML: " + firstLine(e.getProblem()) + ".",
                    "Check the indentation (spaces, no tabs), the colons and the quotes of this line and the one above.");
        } catch (YAMLException e) {
            problems.addAt(
                    0,
                    0,
                    "The file is past a limit of YAML reading: " + firstLine(e.getMessage()) + ".",
                    "Write a smaller, flatter file.");
        }
        return null;
    }

    private static String firstLine(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "it cannot be read" : text.lines().findFirst().orElse("it cannot be read");
    }

    private void readHead(YamlMapping yaml) {
        draft.name = yaml.neededText("template", "template: " + name, 64);
        if (!draft.name.isEmpty() && !draft.name.equals(name)) {
            problems.add(
                    yaml.at("template"),
                    "The template calls itself \"" + YamlMapping.shortened(draft.name) + "\", but its folder is \""
                            + YamlMapping.shortened(name) + "\".",
                    "Give both the same name.");
        } else if (!draft.name.isEmpty() && !draft.name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            problems.add(
                    yaml.at("template"),
                    "\"" + YamlMapping.shortened(draft.name) + "\" is not a name for a template.",
                    "Use lower-case letters and digits, with hyphens between words, as in weekly-review.");
        }
        if (!yaml.has("version")) {
            yaml.missing("version", "version: 1");
        }
        draft.version = yaml.wholeNumber("version", 1, 1, 1_000_000);
        draft.title = yaml.text("title", titleOf(name), 100);
        draft.description = yaml.text("description", "", 2000);
        draft.sheetName = yaml.text("sheet", "Review", 255);
        draft.period = yaml.word("period", Period.Kind.values(), Period.Kind::word, Period.Kind.WEEK);
        draft.rows = yaml.word("rows", RowsFrom.values(), RowsFrom::word, RowsFrom.REPORT);
    }

    private static String titleOf(String name) {
        String words = name.replace('-', ' ');
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** Reads the numbers that formulas call by name. */
    static void readParameters(YamlMapping yaml, TemplateDraft draft, ProblemList problems) {
        YamlMapping parameters = yaml.mapping("parameters", "the list of parameters", null);
        if (parameters == null) {
            return;
        }
        for (String parameter : parameters.keys()) {
            double value = 0;
            String help = "";
            if (parameters.at(parameter) instanceof MappingNode) {
                YamlMapping own = parameters.mapping(parameter, "a parameter", TemplateKeys.PARAMETER);
                if (own != null) {
                    if (!own.has("value")) {
                        own.missing("value", "value: 4");
                    }
                    value = own.number("value", 0, -1e15, 1e15);
                    help = own.text("help", "", ColumnParser.LONGEST_HELP);
                }
            } else {
                Double number = parameters.numberAt(parameter);
                value = number == null ? 0 : number;
            }
            ExcelNames.parameterFault(parameter)
                    .ifPresent(fault -> problems.add(
                            parameters.keyAt(parameter),
                            "The parameter name \"" + YamlMapping.shortened(parameter) + "\" " + fault + ".",
                            "Use letters, digits and underscores, as in cover_weeks."));
            draft.parameters.add(new Parameter(parameter, value, help));
        }
    }

    private void readColumns(YamlMapping yaml) {
        if (!yaml.has("columns")) {
            yaml.missing("columns", "columns:");
            return;
        }
        ColumnParser parser = new ColumnParser(draft.rows, namedChoices(yaml), problems);
        for (YamlMapping column : yaml.mappings("columns", MOST_COLUMNS, "a column", TemplateKeys.COLUMN)) {
            draft.columns.add(parser.parse(column));
            draft.sources.add(column);
        }
    }

    private Map<String, List<String>> namedChoices(YamlMapping yaml) {
        Map<String, List<String>> named = new LinkedHashMap<>();
        YamlMapping lists = yaml.mapping("choices", "the lists of choices by their names", null);
        if (lists != null) {
            for (String list : lists.keys()) {
                List<YamlText> written = lists.texts(list, ColumnParser.MOST_CHOICES, ColumnParser.LONGEST_NAME);
                if (written.isEmpty()) {
                    problems.add(
                            lists.keyAt(list),
                            "The list of choices \"" + YamlMapping.shortened(list) + "\" is empty.",
                            "Write its choices, or remove it.");
                }
                named.put(list, ColumnParser.distinct(written, problems));
            }
        }
        return named;
    }

    private void readSummaries(YamlMapping yaml) {
        for (YamlMapping block : yaml.mappings("summary", MOST_SUMMARIES, "a summary block", TemplateKeys.SUMMARY)) {
            String countBy = named(
                    block,
                    "count-by",
                    block.neededText("count-by", "count-by: Stock Status", ColumnParser.LONGEST_NAME));
            String splitBy = named(block, "split-by", block.text("split-by", "", ColumnParser.LONGEST_NAME));
            String title = block.text("title", "By " + countBy.toLowerCase(Locale.ROOT), 100);
            draft.summaries.add(new Summary(
                    title,
                    countBy,
                    splitBy.isEmpty() ? null : splitBy,
                    sums(block),
                    block.yesNo("chart"),
                    block.yesNo("trend")));
        }
    }

    private List<String> sums(YamlMapping block) {
        List<String> sums = new ArrayList<>();
        for (YamlText written : block.texts("sum", MOST_SUMS, ColumnParser.LONGEST_NAME)) {
            Column column = TemplateCheck.existing(written, "sum", draft, problems);
            if (column != null && !column.kind().isNumeric()) {
                problems.add(
                        written.place(),
                        "\"sum\" names \"" + column.name() + "\", which is a "
                                + column.kind().word() + ".",
                        "Only numbers can be added up; choose another column.");
            } else if (column != null && !sums.contains(column.name())) {
                sums.add(column.name());
            }
        }
        if (!sums.isEmpty() && block.has("split-by")) {
            problems.add(block.keyAt("sum"), "A block has either \"split-by\" or \"sum\".", "Make two blocks of it.");
        }
        return List.copyOf(sums);
    }

    private String named(YamlMapping block, String key, String column) {
        return TemplateCheck.existing(block, key, column, draft, problems);
    }
}
