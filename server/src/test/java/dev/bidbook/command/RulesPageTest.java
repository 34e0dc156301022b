package dev.bidbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.template.Rule;
import dev.bidbook.template.Template;
import dev.bidbook.template.TemplateReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/rules.md} says of the weekly review's rules, and what its commands do. */
class RulesPageTest {

    private static final Path ROOT = Files.isDirectory(Path.of("docs")) ? Path.of("") : Path.of("..");
    private static final Pattern COMMAND = Pattern.compile("^    \\./bidbook (check .*)$", Pattern.MULTILINE);
    private static final Pattern QUOTED = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    private static final String NEW_RULE =
            """

              - id: long-lead-time
                title: Long lead time
                formula: '=AND([@[Gone since]]="",[@[Lead Time (Days)]]>20)'
                points-at: [Lead Time (Days)]
                asks-for: [Comment]
                ask: Write how the branch is supplied until then.
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void theTableHasEveryRuleOfTheWeeklyReview() throws Exception {
        String page = Files.readString(ROOT.resolve("docs/rules.md"));
        Template review = TemplateReader.read(ROOT.resolve("templates/weekly-review"));

        assertThat(page.lines().filter(line -> line.startsWith("| `")).toList())
                .containsExactlyElementsOf(
                        review.rules().stream().map(RulesPageTest::line).toList());
    }

    @Test
    void theQuotedRulesAreThoseOfTheTemplate() throws Exception {
        String template = Files.readString(ROOT.resolve("templates/weekly-review/template.yaml"));
        Matcher quoted = QUOTED.matcher(Files.readString(ROOT.resolve("docs/rules.md")));

        assertThat(quoted.find()).isTrue();
        assertThat(template).contains(quoted.group(1));
        assertThat(quoted.find()).isTrue();
        assertThat(quoted.group(1).lines())
                .allSatisfy(line -> assertThat(template).contains(line));
    }

    @Test
    void theCommandsTryANewRuleOnAStoredWeekWithoutInstallingIt() throws Exception {
        Path copy = Files.createDirectories(folder.resolve("weekly-review"));
        String yaml = Files.readString(ROOT.resolve("templates/weekly-review/template.yaml"));
        Files.writeString(copy.resolve("template.yaml"), yaml.replace("\nsummary:", NEW_RULE + "\nsummary:"));
        Path data = folder.resolve("data");
        assertThat(run(
                        "program",
                        "northline",
                        "--name",
                        "Northline",
                        "--customer",
                        "Northline Fleet",
                        "--data",
                        data.toString()))
                .as(err.toString())
                .isZero();
        assertThat(run(
                        "import",
                        "northline",
                        "2026-W47",
                        ROOT.resolve("docs/samples/report.csv").toString(),
                        "--accept",
                        "other-program",
                        "--data",
                        data.toString()))
                .as(err.toString())
                .isZero();
        Matcher commands = COMMAND.matcher(Files.readString(ROOT.resolve("docs/rules.md")));
        StringBuilder said = new StringBuilder();
        while (commands.find()) {
            out.getBuffer().setLength(0);
            String[] arguments = (commands.group(1)
                                    .replace("my-review", copy.toString())
                                    .replace("harbor-transit", "northline")
                            + " --data " + data)
                    .split(" ", -1);
            assertThat(run(arguments)).as(err.toString()).isZero();
            said.append(out);
        }

        List<String> lines = said.toString().lines().toList();
        assertThat(lines.get(0))
                .matches("The template weekly-review is in order: \\d+ columns, \\d+ rules\\. Name a sheet"
                        + " with --sheet to see which rows they hit\\.");
        assertThat(lines.get(1)).startsWith("weekly-review/northline/2026-W47, 4 lines, as of ");
        assertThat(lines.get(2)).matches("long-lead-time \\(Long lead time\\): holds on \\d, answered on 0\\.");
        assertThat(lines.subList(3, lines.size())).isNotEmpty().allSatisfy(line -> assertThat(line)
                .matches("    \\S+\\|\\S+\\|\\S+: Lead Time \\(Days\\) \\d+, Gone since blank"));
    }

    @Test
    void whatIsWrongWithATemplateIsToldWithItsPlace() throws Exception {
        Path copy = Files.createDirectories(folder.resolve("lines"));
        Files.writeString(
                copy.resolve("template.yaml"),
                """
                template: lines
                version: 1
                key: [Part]
                columns:
                  - {name: Part, kind: text}
                rules:
                  - {id: a, title: A, formula: '=[@Prat]=""', points-at: Part, ask: Look.}
                """);

        assertThat(run("check", "--template", copy.toString())).isEqualTo(1);
        assertThat(err.toString().strip())
                .isEqualTo(
                        "lines/template.yaml:7:32: The formula of the rule \"a\", character 2: The template has no column"
                                + " \"Prat\". Did you mean \"Part\"?");
    }

    @Test
    void aRuleThatIsNotThereAndASheetThatIsNotThereAreNotFound() {
        String template = ROOT.resolve("templates/bid-award").toString();

        assertThat(run("check", "--template", template, "--rule", "nope")).isEqualTo(3);
        assertThat(err.toString().strip())
                .isEqualTo("The template bid-award has no rule nope. There are: quantity-missing, match-missing,"
                        + " replaced-part-missing.");
        assertThat(run("check", "--template", folder.resolve("none").toString()))
                .isEqualTo(3);
    }

    private int run(String... arguments) {
        err.getBuffer().setLength(0);
        Terminal terminal = new Terminal(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                Map.of("BIDBOOK_TEMPLATES", ROOT.resolve("templates").toString()),
                false);
        return Commands.run(terminal, arguments);
    }

    private static String line(Rule rule) {
        Rule.Escalation escalation = rule.escalation();
        return "| `%s` | %s | %s | %s | %s | %s |"
                .formatted(
                        rule.id(),
                        rule.title(),
                        String.join(", ", rule.asksFor()),
                        rule.severity().word(),
                        rule.owner() == null ? "" : rule.owner().word(),
                        escalation == null
                                ? ""
                                : "%s, after %d %s"
                                        .formatted(
                                                escalation.to().word(),
                                                escalation.afterWeeks(),
                                                escalation.afterWeeks() == 1 ? "week" : "weeks"));
    }
}
