package dev.bidbook.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What templates say of the facts that the server writes. */
final class FactParserTest {

    private static final String HEAD =
            """
            template: lines
            version: 1
            key: [Part]
            columns:
              - {name: Part, kind: text}
              - {name: By, kind: text}
              - {name: Qty, kind: whole number}
              - {name: Reason, kind: text, origin: entry, carry-forward: yes}
            """;

    @Test
    void factsAreReadWithWhatTheyNeed() throws Exception {
        Template template = TemplateReader.read(
                HEAD
                        + "  - {name: Low, fact: weeks in a row, where: '=[@Qty]=0'}\n"
                        + "  - {name: Same, fact: weeks unchanged, of: reason}\n"
                        + "  - {name: End, fact: end of chain, of: part, next: BY}\n"
                        + "  - {name: Status, fact: filled, carry-forward: while asked}\n",
                "",
                "lines");

        assertThat(template.columns().subList(4, 8))
                .extracting(Column::fact)
                .containsExactly(
                        new ServerFact.WeeksInARow("=[@Qty]=0"),
                        new ServerFact.WeeksUnchanged(List.of("Reason")),
                        new ServerFact.EndOfChain("Part", "By"),
                        ServerFact.FILLED);
        assertThat(template.columns().subList(4, 8))
                .extracting(Column::kind)
                .containsExactly(ColumnKind.WHOLE_NUMBER, ColumnKind.WHOLE_NUMBER, ColumnKind.TEXT, ColumnKind.TEXT);
        assertThat(template.columns().get(7).carryForward()).isEqualTo(CarryForward.WHILE_ASKED);
    }

    @Test
    void whatAFactLacksOrHasTooMuchIsTold() {
        assertThat(problems(HEAD
                        + "  - {name: Low, fact: weeks in a row}\n"
                        + "  - {name: Same, fact: weeks unchanged, of: [Qty]}\n"
                        + "  - {name: End, fact: end of chain, of: Reason, next: Qty}\n"
                        + "  - {name: Seen, fact: first seen, where: =1, carry-forward: yes}\n"))
                .containsExactly(
                        "lines/template.yaml:9:5: \"where\" is missing in a column. Write for example \"where:"
                                + " '=[@[Stock Status]]=\"Out of Stock\"'\".",
                        "lines/template.yaml:10:46: \"of\" names \"Qty\", which people do not fill in: it is of origin"
                                + " report. Name columns of origin entry.",
                        "lines/template.yaml:11:41: \"of\" names \"Reason\", whose cells are carried forward. Name a"
                                + " column without \"carry-forward\".",
                        "lines/template.yaml:11:55: \"next\" names \"Qty\", which is of kind whole number and origin"
                                + " report. Name a column of kind text and of origin report or entry.",
                        "lines/template.yaml:12:36: \"where\" is for columns with \"fact: weeks in a row\". Remove it.",
                        "lines/template.yaml:12:47: \"carry-forward\" is for columns of origin entry; this one's is"
                                + " server. Remove it, or write \"origin: entry\".");
    }

    @Test
    void documentsHaveNoOrderInWhichWeeksCouldBeCounted() {
        assertThat(problems(HEAD.replace("version: 1", "version: 1\nperiod: document")
                        + "  - {name: Same, fact: weeks unchanged, of: Reason}\n"))
                .containsExactly(
                        "lines/template.yaml:10:24: \"weeks unchanged\" counts sheets in the order of time, and"
                                + " documents have none. Remove the column, or write \"period: week\" or \"period: month\".");
    }

    private static List<String> problems(String yaml) {
        TemplateRefusedException refused =
                catchThrowableOfType(TemplateRefusedException.class, () -> TemplateReader.read(yaml, "", "lines"));
        return refused.problems().stream().map(TemplateProblem::toString).toList();
    }
}
