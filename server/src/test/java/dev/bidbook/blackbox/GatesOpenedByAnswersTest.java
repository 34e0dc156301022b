package dev.bidbook.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gates for safety stock and forecast: closed by a line that has none, opened by the reason, or by the load. */
class GatesOpenedByAnswersTest {

    /** Without safety stock, and without forecast. */
    private static final String BARE = "C,P,BA-1,STL,P-5,Filter,520,520,0,0,90,In Stock,Active,,0,DFW,100,Acme\r\n";

    private static final String FILTER = "P-5|STL|BA-1";

    @TempDir
    static Path shared;

    private static Teams teams;

    private Team team;

    @BeforeAll
    static void start() throws Exception {
        teams = new Teams(shared, "gated");
    }

    @AfterAll
    static void stop() {
        teams.close();
    }

    @BeforeEach
    void aLineWithoutEither() throws Exception {
        team = teams.next();
        team.report("2026-W45", Team.PUMP, BARE);
        assertThat(team.closed()).isEqualTo("safety-stock, forecast, unanswered, smooth-weeks");
    }

    @Test
    void aReasonOpensEachOfThem() throws Exception {
        assertThat(gate("safety-stock"))
                .isEqualTo("closed: Have the safety stock loaded, or choose under Safety stock reason why it is not."
                        + " (Safety stock unanswered 1)");
        assertThat(gate("forecast"))
                .isEqualTo("closed: Have the forecast loaded, or choose under Forecast reason why it is not."
                        + " (Forecast unanswered 1)");

        team.write(
                "Sam",
                team.review("2026-W45"),
                FILTER,
                "{\"Safety stock reason\": \"New part, no history\", \"Owner\": \"Sam\"}");
        assertThat(gate("safety-stock")).isEqualTo("open (Safety stock unanswered 0)");
        assertThat(team.closed()).isEqualTo("forecast, unanswered, smooth-weeks");

        team.write("Sam", team.review("2026-W45"), FILTER, "{\"Forecast reason\": \"New part, no history\"}");
        assertThat(gate("forecast")).isEqualTo("open (Forecast unanswered 0)");
        assertThat(team.closed()).isEqualTo("smooth-weeks");
    }

    @Test
    void soDoesWhatTheNextReportHasLoaded() throws Exception {
        team.report("2026-W46", Team.PUMP, BARE.replace(",0,0,90,", ",40,43,90,"));

        assertThat(team.closed()).isEqualTo("smooth-weeks");
    }

    private String gate(String id) throws Exception {
        for (JsonNode gate : team.read("Sam", team.program() + "/hand-off").get("gates")) {
            if (gate.get("gate").asText().equals(id)) {
                JsonNode count = gate.get("counts").get(0);
                return (gate.get("open").asBoolean()
                                ? "open"
                                : "closed: " + gate.path("ask").asText())
                        + " (" + count.path("name").asText(count.path("count").asText()) + " " + count.get("value")
                        + ")";
            }
        }
        throw new AssertionError("no gate " + id);
    }
}
