package dev.bidbook.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Blank;
import dev.bidbook.template.Template;
import dev.bidbook.template.TemplateReader;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which rules hold on a row, and which of them are answered. */
final class RowVerdictTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private static final String LINES =
            """
            template: lines
            version: 1
            key: [Part]
            parameters: {limit: 5}
            columns:
              - {name: Part, kind: text}
              - {name: On Hand, kind: whole number}
              - {name: Missing, kind: whole number, formula: '=limit-[@[On Hand]]'}
              - {name: Reason, kind: text, origin: entry}
              - {name: ETA, kind: date, origin: entry}
            rules:
            """;

    @Test
    void aRuleHoldsWhereItsFormulaIsTrueAndIsAnsweredWhenAllItAsksForIsFilled() throws Exception {
        RowFormulas rules = rules(
                """
              - {id: short, title: Short, formula: '=[@Missing]>0', points-at: On Hand, asks-for: [Reason, ETA], ask: Say why.}
            """);

        assertThat(verdict(rules, 7, "", null)).isEqualTo(RowVerdict.QUIET);
        assertThat(verdict(rules, 3, "", null)).isEqualTo(new RowVerdict(1, 0));
        assertThat(verdict(rules, 3, "Late", null)).isEqualTo(new RowVerdict(1, 0));
        assertThat(verdict(rules, 3, "Late", DAY)).isEqualTo(new RowVerdict(1, 1));
    }

    @Test
    void aConditionOfWeeksCountsWhereItIsPlainlyTrue() throws Exception {
        RowFormulas formulas = RowFormulas.compile(TemplateReader.read(
                LINES.replace("rules:", "  - {name: Weeks, fact: weeks in a row, where: '=1/[@Missing]>0'}"),
                "",
                "lines"));
        RowFormulas.Evaluator evaluator = formulas.evaluator(Map.of(), DAY);

        assertThat(counts(evaluator, 3)).isTrue();
        assertThat(counts(evaluator, 7)).isFalse();
        // What cannot be computed is not counted.
        assertThat(counts(evaluator, 5)).isFalse();
    }

    private static boolean counts(RowFormulas.Evaluator evaluator, double onHand) {
        return evaluator.counts(
                5,
                List.of(
                        new CellValue.Text("A"),
                        new CellValue.Number(onHand),
                        Blank.BLANK,
                        Blank.BLANK,
                        Blank.BLANK,
                        Blank.BLANK));
    }

    @Test
    void aConditionOfWeeksReadsNoCountOfWeeksAndHasAPlace() {
        String columns =
                """
              - {name: Weeks, fact: weeks in a row, where: '=[@Twice]>2'}
              - {name: Twice, kind: whole number, formula: '=2*[@Weeks]'}
              - {name: More, fact: weeks in a row, where: '=[@Mising]>2'}
            """;

        assertThatThrownBy(
                        () -> RowFormulas.compile(TemplateReader.read(LINES.replace("rules:\n", columns), "", "lines")))
                .isInstanceOfSatisfying(FormulaRefusedException.class, e -> assertThat(e.problems())
                        .extracting(Object::toString)
                        .containsExactly(
                                "lines/template.yaml:11:48: The condition of \"Weeks\", character 1: It reads"
                                        + " \"Weeks\", which counts weeks itself. Write the condition over other"
                                        + " columns.",
                                "lines/template.yaml:13:47: The condition of \"More\", character 2: The template has"
                                        + " no column \"Mising\". Did you mean \"Missing\"?"));
    }

    @Test
    void aRuleMaySayItselfWhenItIsAnswered() throws Exception {
        RowFormulas rules = rules(
                """
              - {id: late, title: Late, formula: '=AND([@ETA]<>"",[@ETA]<as_of)', answered: '=[@ETA]>=as_of',
                 points-at: ETA, asks-for: ETA, ask: Write a new ETA.}
              - {id: any, title: Any, formula: '=TRUE', answered: '=[@ETA]>=as_of', points-at: ETA, ask: Write an ETA.}
            """);

        assertThat(verdict(rules, 1, "", DAY.minusDays(1))).isEqualTo(new RowVerdict(3, 0));
        assertThat(verdict(rules, 1, "", DAY)).isEqualTo(new RowVerdict(2, 2));
        assertThat(verdict(rules, 1, "", null)).isEqualTo(new RowVerdict(2, 0));
    }

    @Test
    void aRuleThatAsksForNothingIsNeverAnswered() throws Exception {
        RowFormulas rules =
                rules("  - {id: short, title: Short, formula: '=[@Missing]', points-at: On Hand, ask: Order more.}\n");

        assertThat(verdict(rules, 3, "Late", DAY)).isEqualTo(new RowVerdict(1, 0));
        assertThat(verdict(rules, 5, "Late", DAY)).isEqualTo(RowVerdict.QUIET);
    }

    @Test
    void whatCannotBeComputedHoldsAndIsNotAnswered() throws Exception {
        RowFormulas rules = rules(
                """
              - {id: share, title: Share, formula: '=1/[@[On Hand]]>1', answered: '=1/[@[On Hand]]', points-at: On Hand, ask: Look.}
              - {id: word, title: Word, formula: '=[@Part]', points-at: Part, ask: Look.}
            """);

        assertThat(verdict(rules, 0, "", null)).isEqualTo(new RowVerdict(3, 0));
        assertThat(verdict(rules, 4, "", null)).isEqualTo(new RowVerdict(2, 0));
    }

    @Test
    void aRuleThatIsOffIsCheckedAndNotUsed() throws Exception {
        RowFormulas rules = rules("  - {id: x, title: X, formula: '=TRUE', points-at: Part, ask: Look., off: yes}\n");

        assertThat(verdict(rules, 0, "", null)).isEqualTo(RowVerdict.QUIET);
    }

    @Test
    void wrongFormulasOfRulesAreToldWithTheirPlaces() {
        assertThatThrownBy(
                        () -> rules(
                                """
              - {id: one, title: One, formula: '=[@Stock]>0', points-at: Part, ask: Look.}
              - {id: two, title: Two, formula: '=TRUE', answered: '=NOW()>1', points-at: Part, ask: Look.}
            """))
                .hasMessage(
                        "lines/template.yaml:12:36: The formula of the rule \"one\", character 2: The template has no"
                                + " column \"Stock\". Write one of: Part, On Hand, Missing, Reason, ETA.\n"
                                + "lines/template.yaml:13:55: The formula by which the rule \"two\" is answered, character 2:"
                                + " NOW gives another value each time it is looked at, so old weeks would change. Write as_of, the day the sheet speaks of.");
    }

    private static RowFormulas rules(String rules) throws Exception {
        Template template = TemplateReader.read(LINES + rules, "", "lines");
        return RowFormulas.compile(template);
    }

    private static RowVerdict verdict(RowFormulas rules, int onHand, String reason, @Nullable LocalDate eta) {
        RowFormulas.Evaluator evaluator = rules.evaluator(Map.of(), DAY);
        evaluator.fill(List.of(
                new CellValue.Text("A-1"),
                new CellValue.Number(onHand),
                Blank.BLANK,
                reason.isEmpty() ? Blank.BLANK : new CellValue.Text(reason),
                eta == null ? Blank.BLANK : new CellValue.Date(eta)));
        return evaluator.verdict();
    }
}
