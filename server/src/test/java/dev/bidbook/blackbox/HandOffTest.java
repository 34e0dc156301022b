package dev.bidbook.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of a program over HTTP: gates, alignment, the RAM's signature or refusal, and back with a reason. */
class HandOffTest {

    private static final String BELT = "P-4|STL|BA-1";
    private static final String HOSE = "P-3|MCI|BA-1";
    private static final String ALIGNED =
            """
            {"phase": "soft hand-off", "alignment": {"with": "Nan", "on": "2026-11-20",
             "tasks": [{"task": "Weekly review", "to": "Sue"}, {"task": "New demand bids", "to": "sales support manager"}]}}
            """;

    @TempDir
    static Path shared;

    private static Teams teams;

    private Team team;

    @BeforeAll
    static void start() throws Exception {
        teams = new Teams(shared, "handed");
    }

    @AfterAll
    static void stop() {
        teams.close();
    }

    @BeforeEach
    void aTeam() throws Exception {
        team = teams.next();
    }

    @Test
    void aTroubledProgramIsPutInOrderWatchedForThreeWeeksAndSignedOver() throws Exception {
        team.report("2026-W45", Team.PUMP, Team.VALVE, Team.HOSE, Team.BELT);
        assertThat(team.closed()).isEqualTo("discrepancies, bids, unanswered, smooth-weeks");
        JsonNode gate = gate("discrepancies");
        assertThat(gate.get("counts").get(0).get("value").asInt()).isEqualTo(1);
        String link = gate.get("counts").get(0).get("links").get(0).asText();
        assertThat(team.read("Sam", link.substring("/api/v1".length())).get("findings"))
                .hasSize(1);

        answerEverything();
        assertThat(team.closed()).isEqualTo("bids, smooth-weeks");
        assertThat(gate("bids").get("counts").get(1).get("named").toString()).isEqualTo("[\"NB-1\"]");

        JsonNode bid =
                team.post("Ian", team.program() + "/demand-bids", "{\"bid\": \"NB-1\", \"state\": \"loaded\"}", 201);
        assertThat(bid.get("steps").findValuesAsText("state")).containsExactly("drafted", "loaded");
        assertThat(bid.get("steps").findValuesAsText("by")).containsExactly("Sue", "Ian");
        assertThat(team.closed()).isEqualTo("smooth-weeks");

        team.report("2026-W46", Team.PUMP, Team.VALVE, Team.HOSE, Team.BELT);
        team.report("2026-W47", Team.PUMP, Team.VALVE, Team.HOSE, Team.BELT);
        assertThat(team.closed()).isEqualTo("smooth-weeks");
        team.report("2026-W48", Team.PUMP, Team.VALVE, Team.HOSE, Team.BELT);
        assertThat(team.closed()).isEmpty();

        JsonNode begun = team.post("Sue", team.program() + "/phases", ALIGNED, 201);
        assertThat(begun.get("told").toString()).isEqualTo("[\"Cat\",\"Bo\",\"Dee\"]");
        assertThat(due("Nan")).isEqualTo("[\"the hand-off\"]");
        assertThat(due("Sam")).isEqualTo("[]");
        int revision =
                team.read("Sam", team.program() + "/hand-off").get("revision").asInt();
        JsonNode signed = team.post("Nan", signOffs(), "{\"revision\": %d}".formatted(revision), 201);

        assertThat(signed.get("handedOver").asBoolean()).isTrue();
        assertThat(due("Nan")).isEqualTo("[]");
        assertThat(signed.get("phase").asText()).isEqualTo("sales support");
        JsonNode phases = team.read("Sam", team.program() + "/phases").get("phases");
        assertThat(phases.findValuesAsText("kind")).containsExactly("forward", "signed");
        assertThat(phases.get(1).get("signOff").asText())
                .isEqualTo(signed.get("id").asText());
        assertThat(phases.get(0).get("alignment").get("tasks").get(0).toString())
                .isEqualTo("{\"task\":\"Weekly review\",\"to\":\"Sue\"}");

        String edit = team.write("Sam", team.review("2026-W48"), HOSE, "{\"Comment\": \"Late thought\"}");
        assertThat(handOffSignature()).isEqualTo("changed 1");
        team.post("Sam", "/submissions/" + edit + "/undo", "", 200);
        assertThat(handOffSignature()).isEqualTo("standing");
    }

    /** What waits in the queue for somebody's signature of this program. */
    private String due(String person) throws Exception {
        List<String> due = new ArrayList<>();
        for (JsonNode one : team.read(person, "/queue").get("signatures")) {
            if (one.get("sheet").toString().contains(team.program().substring("/programs/".length()) + "/")) {
                due.add(one.get("what").toString());
            }
        }
        return due.toString();
    }

    /** Everybody answers what is theirs; the superseded part gets its bid. */
    private void answerEverything() throws Exception {
        String review = team.review("2026-W45");
        team.write("Ian", review, HOSE, "{\"Discrepancy explanation\": \"Agreed with the customer\"}");
        team.write(
                "Sam",
                review,
                BELT,
                "{\"Part status explanation\": \"Replaced by the maker\", \"RAM/NAM told on\": \"2026-11-03\","
                        + " \"Customer answer\": \"Accepts superseding part\"}");
        String bids = review.replace("weekly-review", "demand-bid");
        team.write("Sue", bids, BELT + "|P-41", "{\"Demand bid\": \"NB-1\"}");
    }

    @Test
    void closedGatesAreNamedWhereSomebodySignsTooEarly() throws Exception {
        team.report("2026-W45", Team.PUMP, Team.HOSE);
        team.post("Sue", team.program() + "/phases", ALIGNED, 201);

        JsonNode refused = team.post("Nan", signOffs(), "{\"revision\": 1}", 409);

        assertThat(refused.get("type").asText()).isEqualTo("/problems/gates-closed");
        assertThat(refused.get("detail").asText()).isEqualTo("3 gates are closed.");
        assertThat(refused.get("gates").findValuesAsText("gate"))
                .containsExactly("discrepancies", "unanswered", "smooth-weeks");
    }

    @Test
    void ramsOfBranchesSignTogether() throws Exception {
        quietWeeks();
        team.post("Sue", team.program() + "/phases", ALIGNED, 201);

        JsonNode first = team.post("Rae", signOffs(), "{\"revision\": 1}", 201);
        assertThat(first.get("phase").asText() + " " + first.get("handedOver")).isEqualTo("soft hand-off false");
        JsonNode second = team.post("Rob", signOffs(), "{\"revision\": 1}", 201);

        assertThat(second.get("phase").asText() + " " + second.get("handedOver"))
                .isEqualTo("sales support true");
    }

    @Test
    void aRejectedHandOffStaysInItsPhaseAndIsRecorded() throws Exception {
        quietWeeks();
        JsonNode early = team.post("Nan", team.program() + "/hand-off/rejections", "{\"reason\": \"No\"}", 409);
        assertThat(early.get("detail").asText())
                .isEqualTo(
                        "The program is in the phase implementation. Only in its soft hand-off can it be signed over or"
                                + " rejected.");
        team.post("Sue", team.program() + "/phases", ALIGNED, 201);

        JsonNode rejected = team.post(
                "Rae", team.program() + "/hand-off/rejections", "{\"reason\": \"The buyer is not named yet\"}", 201);

        assertThat(rejected.get("kind").asText()).isEqualTo("rejected");
        assertThat(rejected.get("told").toString()).isEqualTo("[\"Ian\",\"Sue\"]");
        JsonNode handOff = team.read("Sam", team.program() + "/hand-off");
        assertThat(handOff.get("phase").asText()).isEqualTo("soft hand-off");
        assertThat(handOff.get("phases").get(1).get("reason").asText()).isEqualTo("The buyer is not named yet");
        assertThat(teams.server().bidbook().outbox().of(team.program().substring("/programs/".length()), 10))
                .extracting(notice ->
                        notice.notice().recipient() + ": " + notice.notice().subject())
                .containsExactlyInAnyOrder(
                        "Cat: The soft hand-off of P has begun",
                        "Bo: The soft hand-off of P has begun",
                        "Dee: The soft hand-off of P has begun",
                        "Ian: The hand-off of P was not accepted",
                        "Sue: The hand-off of P was not accepted");
    }

    @Test
    void aProgramGoesBackWithAReasonAndItsSignaturesDoNotCountForTheNextHandOff() throws Exception {
        quietWeeks();
        team.post("Sue", team.program() + "/phases", ALIGNED, 201);
        team.post("Nan", signOffs(), "{\"revision\": 1}", 201);

        JsonNode missing = team.post("Nan", team.program() + "/phases", "{\"phase\": \"implementation\"}", 422);
        assertThat(missing.get("problems").get(0).get("message").asText()).isEqualTo("The reason is missing.");
        JsonNode back = team.post(
                "Nan",
                team.program() + "/phases",
                "{\"phase\": \"implementation\", \"reason\": \"A second bid was awarded\"}",
                201);
        assertThat(back.get("kind").asText() + " " + back.get("from").asText()).isEqualTo("back sales support");

        team.post("Sue", team.program() + "/phases", ALIGNED, 201);

        JsonNode handOff = team.read("Sam", team.program() + "/hand-off");
        assertThat(handOff.get("phase").asText()).isEqualTo("soft hand-off");
        assertThat(handOff.get("signatures").get("signOffs")).isEmpty();
    }

    @Test
    void phasesAreNotSkippedAndTheAlignmentIsWhole() throws Exception {
        assertThat(detail("{\"phase\": \"sales support\"}", 409))
                .isEqualTo("From implementation a program goes on to soft hand-off first.");
        assertThat(detail("{\"phase\": \"implementation\"}", 409))
                .isEqualTo("The program is in the phase implementation already.");
        assertThat(problems("{\"phase\": \"soft hand-off\"}"))
                .isEqualTo("The soft hand-off begins in alignment with the RAM or NAM, and there is none.\n");
        assertThat(problems(
                        "{\"phase\": \"soft hand-off\", \"alignment\": {\"with\": \"Sam\", \"on\": \"31.02.2026\"}}"))
                .isEqualTo(
                        """
                        "Sam" is not a RAM or NAM of the program.
                        The day on which it was agreed is not a day in the past.
                        Which tasks move is missing.
                        """);
        team.post("Sue", team.program() + "/phases", ALIGNED, 201);
        assertThat(detail("{\"phase\": \"sales support\"}", 409))
                .startsWith("Only the sign-off of the RAM or NAM ends the soft hand-off: POST /api/v1/programs/");
        JsonNode patched = teams.server()
                .send(
                        "PATCH",
                        team.program(),
                        Served.JSON,
                        Served.bytes("{\"phase\": \"closed\"}"),
                        team.authorization("Ada"))
                .json();
        assertThat(patched.get("status").asInt()).isIn(403, 422);
    }

    @Test
    void aRoleWithoutAMemberAndAGapBetweenWeeksCloseGates() throws Exception {
        team.appoint("{\"buyer\": []}");
        team.report("2026-W44", Team.PUMP);
        team.report("2026-W45", Team.PUMP);
        team.report("2026-W47", Team.PUMP);

        assertThat(team.closed()).isEqualTo("smooth-weeks, members");
        assertThat(gate("members").get("counts").get(0).get("named").toString()).isEqualTo("[\"buyer\"]");
        assertThat(gate("smooth-weeks").get("counts").get(0).get("value").asInt())
                .isEqualTo(1);
        var changed = teams.server()
                .send(
                        "PATCH",
                        team.program(),
                        Served.JSON,
                        Served.bytes("{\"parameters\": {\"smooth_weeks\": 1}}"),
                        team.authorization("Ian"));
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(team.closed()).isEqualTo("members");
    }

    private void quietWeeks() throws Exception {
        for (String week : new String[] {"2026-W45", "2026-W46", "2026-W47"}) {
            team.report(week, Team.PUMP, Team.VALVE);
        }
        assertThat(team.closed()).isEmpty();
    }

    private String signOffs() {
        return team.program() + "/hand-off/sign-offs";
    }

    private JsonNode gate(String id) throws Exception {
        for (JsonNode gate : team.read("Sam", team.program() + "/hand-off").get("gates")) {
            if (gate.get("gate").asText().equals(id)) {
                return gate;
            }
        }
        throw new AssertionError("no gate " + id);
    }

    private String handOffSignature() throws Exception {
        JsonNode signature = team.read("Sam", team.program() + "/hand-off")
                .get("signatures")
                .get("signOffs")
                .get(0);
        JsonNode since = signature.get("changedSince");
        return signature.get("state").asText() + (since.isNull() ? "" : " " + since.get("count"));
    }

    private String detail(String body, int status) throws Exception {
        return team.post("Sue", team.program() + "/phases", body, status)
                .get("detail")
                .asText();
    }

    private String problems(String body) throws Exception {
        StringBuilder messages = new StringBuilder();
        for (JsonNode problem :
                team.post("Sue", team.program() + "/phases", body, 422).get("problems")) {
            messages.append(problem.get("message").asText()).append('\n');
        }
        return messages.toString();
    }
}
