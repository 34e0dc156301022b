package dev.bidbook.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bidbook.handoff.GateFormulas;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading {@code gates.yaml}, right and wrong. */
class GatesReaderTest {

    private static final String HEAD =
            """
            gates: hand-off
            version: 1
            review: lines
            smooth: '=[@Unanswered]=0'
            counts:
              - {name: Unanswered, count: findings}
            """;
    private static final String RULES =
            """
            rules:
              - {id: unanswered, title: Nothing is unanswered, formula: '=[@Unanswered]>0', points-at: [Unanswered], ask: Answer.}
            """;

    @TempDir
    Path folder;

    @Test
    void ourOwnGatesAreReadWithTheirTemplates() throws Exception {
        Path templates = Files.isDirectory(Path.of("templates")) ? Path.of("templates") : Path.of("../templates");

        Templates read = TemplateReader.readAll(templates);

        Gates gates = read.gates().orElseThrow();
        assertThat(gates.rules()).extracting(Rule::id).startsWith("safety-stock", "forecast", "discrepancies", "bids");
        assertThat(gates.row().parameters())
                .extracting(Parameter::name)
                .containsExactly("smooth_weeks", "smooth_share");
        assertThat(read.find("hand-off")).isEmpty();
        assertThat(GateFormulas.compile(gates).gates()).isSameAs(gates);
    }

    @Test
    void everythingWrongIsToldWithItsPlace() throws Exception {
        assertThat(refusal(HEAD.replace("findings}", "finding, state: late}")
                        + "  - {name: Unanswered, count: lines, roles: [Buyer]}\n"
                        + "  - {name: Nobody, count: roles without a member, roles: [buyer or boss]}\n"
                        + "  - {name: Bids, count: demand bids, states: [lost]}\n"
                        + RULES.replace("[Unanswered], ask", "[Answered], ask")))
                .isEqualTo(
                        """
                        hand-off/gates.yaml:6:31: "finding" is not a word for "count". Did you mean "findings"? There are: lines, findings, smooth weeks, roles without a member, demand bids.
                        hand-off/gates.yaml:6:47: "late" is not a word for "state". Write one of: unanswered, open.
                        hand-off/gates.yaml:7:12: Two counts are named "Unanswered". Name one of them otherwise.
                        hand-off/gates.yaml:7:38: "roles" does not belong to a count of lines. Remove it.
                        hand-off/gates.yaml:8:59: "boss" is not a role. Write one of: supply chain specialist, sales support manager, implementation manager, RAM, NAM, category manager, buyer, demand planner, customer reader, administrator.
                        hand-off/gates.yaml:9:47: "lost" is not a state of a demand bid. Write one of: drafted, loaded, monitored, closed.
                        hand-off/gates.yaml:11:93: "points-at" names the column "Answered", which the template does not have. Did you mean "Unanswered"?
                        """);
    }

    @Test
    void aGateThatNamesNoCountIsRefusedByItsFormula() throws Exception {
        Gates gates = TemplateReader.readGates(written(HEAD + RULES.replace("=[@Unanswered]>0", "=[@Answered]>0")));

        var refused = catchThrowableOfType(
                dev.bidbook.formula.FormulaRefusedException.class, () -> GateFormulas.compile(gates));

        assertThat(refused.problems().get(0).toString())
                .startsWith("hand-off/gates.yaml:8:")
                .contains("Answered");
    }

    @Test
    void rulesThatTheTemplateDoesNotHaveAreToldWhereTheyStand() throws Exception {
        Path templates = written(HEAD.replace("findings}", "findings, rules: [short]}") + RULES)
                .resolveSibling("templates");
        Files.createDirectories(templates.resolve("lines"));
        Files.move(folder.resolve("hand-off"), templates.resolve("hand-off"));
        Files.writeString(
                templates.resolve("lines/template.yaml"),
                "template: lines\nversion: 1\nkey: [Part]\ncolumns:\n  - {name: Part, kind: text}\n");

        var refused = catchThrowableOfType(TemplateRefusedException.class, () -> TemplateReader.readAll(templates));

        assertThat(refused.problems())
                .extracting(TemplateProblem::toString)
                .containsExactly("hand-off/gates.yaml:6:49: The template lines has no rule \"short\". Remove it.");
    }

    private String refusal(String yaml) throws Exception {
        Path written = written(yaml);
        var refused = catchThrowableOfType(TemplateRefusedException.class, () -> TemplateReader.readGates(written));
        StringBuilder text = new StringBuilder();
        refused.problems().forEach(problem -> text.append(problem).append('\n'));
        return text.toString();
    }

    private Path written(String yaml) throws Exception {
        Path gates = Files.createDirectories(folder.resolve("hand-off"));
        Files.writeString(gates.resolve("gates.yaml"), yaml);
        return gates;
    }
}
