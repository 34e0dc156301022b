package dev.bidbook.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a template says of telling others. */
class CommunicationReaderTest {

    private static final String HEAD =
            """
            template: lines
            version: 1
            key: [Part]
            columns:
              - {name: Part, kind: text}
              - {name: Qty, kind: whole number}
              - {name: Issue, kind: text, origin: entry}
              - {name: Told on, kind: date, origin: entry}
              - {name: Seen on, kind: date, origin: entry}
              - {name: Decision, kind: text, origin: entry}
            rules:
              - {id: short, title: Short, formula: "=[@Qty]=0", points-at: [Qty], asks-for: [Told on], ask: Tell.}
              - {id: old, title: Old, formula: "=[@Qty]=1", points-at: [Qty], asks-for: [Issue], ask: Ask., off: yes}
            """;

    @Test
    void aTemplateWithoutAnythingToTellHasNothingToFill() throws Exception {
        assertThat(TemplateReader.read(HEAD, "", "lines").communication()).isEqualTo(Communication.NONE);
    }

    @Test
    void whatIsToldAndDecidedIsRead() throws Exception {
        Communication communication = TemplateReader.read(
                        HEAD
                                + """
                                communication:
                                  show: [qty, Issue]
                                  rank-by: Qty
                                  told:
                                    - {column: told on, to: [RAM, nam], needs: [Issue]}
                                  decisions:
                                    - {column: Decision, rules: [short, old]}
                                """,
                        "",
                        "lines")
                .communication();

        assertThat(communication.show()).containsExactly("Qty", "Issue");
        assertThat(communication.rankBy()).isEqualTo("Qty");
        assertThat(communication.told())
                .containsExactly(new Communication.Told("Told on", Set.of(Role.RAM, Role.NAM), List.of("Issue")));
        // A rule that is switched off is none that can wait.
        assertThat(communication.decisions()).containsExactly(new Communication.Decision("Decision", List.of("short")));
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        assertThatThrownBy(() -> TemplateReader.read(
                        HEAD
                                + """
                                communication:
                                  rank-by: Issue
                                  told:
                                    - {column: Part, to: [RAM]}
                                    - {column: Seen on, to: [boss]}
                                    - {to: [RAM]}
                                  decisions:
                                    - {column: Qty, rules: [shorts]}
                                """,
                        "",
                        "lines"))
                .isInstanceOf(TemplateRefusedException.class)
                .hasMessageContainingAll(
                        "\"rank-by\" names \"Issue\", which is a text. Name a column of numbers.",
                        "\"column\" names \"Part\", which people do not fill in: it is of origin report. Name a column of"
                                + " origin entry.",
                        "\"column\" names \"Part\", which is a text. Name a column of kind date.",
                        "No rule asks for \"Seen on\", so nothing would ever fill it. Name it under \"asks-for\" of a rule.",
                        "\"boss\" is not a role.",
                        "\"column\" is missing in a column that is filled. Write for example \"column: RAM/NAM told on\".",
                        "\"column\" names \"Qty\", which people do not fill in: it is of origin report.",
                        "There is no rule \"shorts\". Did you mean \"short\"?");
    }
}
