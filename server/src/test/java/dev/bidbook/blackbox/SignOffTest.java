package dev.bidbook.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signatures under weeks, over HTTP, by people with accounts. */
class SignOffTest {

    private static final String WEEK = "2026-W47";
    private static final String P1 = "P-1|STL|BA-1";
    private static final String P2 = "P-2|MCI|BA-1";

    @TempDir
    static Path shared;

    private static Teams teams;

    private Team team;

    @BeforeAll
    static void start() throws Exception {
        teams = new Teams(shared, "signed");
    }

    @AfterAll
    static void stop() {
        teams.close();
    }

    @BeforeEach
    void aWeek() throws Exception {
        team = teams.next();
        team.report(WEEK, Team.PUMP, Team.VALVE);
    }

    @Test
    void anEditTakesASignatureAwayAndUndoGivesItBack() throws Exception {
        JsonNode signed = team.sign("Nan", WEEK, 1).json();
        assertThat(signed.get("digest").asText()).matches("[0-9a-f]{64}");
        assertThat(signed.get("role").asText()).isEqualTo("NAM");
        assertThat(signed.get("branches").isNull()).isTrue();
        assertThat(signed.get("rows").asInt()).isEqualTo(2);
        var head = teams.server()
                .bidbook()
                .trail()
                .after(signed.get("auditHead").get("entries").asLong() - 1, 1)
                .get(0);
        assertThat(head.act() + " " + head.person()).isEqualTo("week-signed Nan");
        assertThat(head.digest())
                .isEqualTo(signed.get("auditHead").get("digest").asText());
        assertThat(teams.server().bidbook().review().signOffs().heads())
                .anyMatch(carried ->
                        carried.by().equals("the sign-off " + signed.get("id").asText() + " of Nan")
                                && carried.head().digest().equals(head.digest()));
        assertThat(team.read("Sam", team.review(WEEK) + "/sign-offs")
                        .get("signed")
                        .asBoolean())
                .isTrue();

        String submission = team.write("Sam", team.review(WEEK), P1, "{\"Comment\": \"Looked at it\"}");

        assertThat(team.signatures(WEEK)).isEqualTo("Nan changed 1");
        JsonNode list = team.read("Sam", team.review(WEEK) + "/sign-offs");
        JsonNode cell =
                list.get("signOffs").get(0).get("changedSince").get("cells").get(0);
        assertThat(list.get("signed").asBoolean()).isFalse();
        assertThat(cell.get("key").asText() + " " + cell.get("column").asText()).isEqualTo(P1 + " Comment");
        assertThat(cell.get("from").isNull()).isTrue();
        assertThat(cell.get("to").asText()).isEqualTo("Looked at it");
        assertThat(cell.get("by").asText()).isEqualTo("Sam");
        assertThat(cell.get("at").asText()).startsWith("20");

        team.post("Sam", "/submissions/" + submission + "/undo", "", 200);

        assertThat(team.signatures(WEEK)).isEqualTo("Nan standing");
    }

    @Test
    void whoSawAnotherRevisionIsToldWhatChangedCellByCellAndSignsAnew() throws Exception {
        team.write("Sam", team.review(WEEK), P1, "{\"Comment\": \"First\"}");
        team.write("Sam", team.review(WEEK), P2, "{\"Comment\": \"Second\", \"Action\": \"Monitor\"}");

        Served.Answer refused = team.sign("Nan", WEEK, 1);

        assertThat(refused.status()).isEqualTo(409);
        JsonNode body = refused.json();
        assertThat(body.get("type").asText()).isEqualTo("/problems/changed-since");
        assertThat(body.get("revision").asInt()).isEqualTo(3);
        assertThat(body.get("detail").asText())
                .isEqualTo(
                        "The sheet %s is at revision 3, and what you would sign is not what you have looked at. Look at"
                                        .formatted(team.review(WEEK).substring("/sheets/".length()))
                                + " what was changed, and sign revision 3.");
        JsonNode since = body.get("changedSince");
        assertThat(since.get("count").asInt()).isEqualTo(3);
        assertThat(since.get("cells").findValuesAsText("column")).containsExactly("Comment", "Action", "Comment");
        assertThat(team.signatures(WEEK)).isEmpty();

        assertThat(team.sign("Nan", WEEK, 3).status()).isEqualTo(201);
        assertThat(team.sign("Nan", WEEK, 3).status()).isEqualTo(200);
        assertThat(team.sign("Nan", WEEK, 4).status()).isEqualTo(404);

        team.write("Sam", team.review(WEEK), P1, "{\"Comment\": \"Third\"}");
        assertThat(team.sign("Nan", WEEK, 4).status()).isEqualTo(201);
        assertThat(team.signatures(WEEK)).isEqualTo("Nan standing, Nan replaced");
    }

    @Test
    void aRamSignsTheRowsOfTheBranchesAndAllOfThemOrTheNamSignTheWeek() throws Exception {
        JsonNode rae = team.sign("Rae", WEEK, 1).json();
        assertThat(rae.get("branches").toString()).isEqualTo("[\"STL\"]");
        assertThat(rae.get("rows").asInt()).isEqualTo(1);
        JsonNode half = team.read("Sam", team.review(WEEK) + "/sign-offs");
        assertThat(half.get("signed").asBoolean()).isFalse();
        assertThat(half.get("open").toString()).isEqualTo("[\"MCI\"]");

        team.write("Sam", team.review(WEEK), P2, "{\"Comment\": \"Not of St. Louis\"}");

        assertThat(team.signatures(WEEK)).isEqualTo("Rae standing");
        // What was changed is none of Rae's, but Rob's.
        assertThat(team.sign("Rae", WEEK, 1).status()).isEqualTo(200);
        assertThat(team.sign("Rob", WEEK, 1).status()).isEqualTo(409);
        assertThat(team.sign("Rob", WEEK, 2).status()).isEqualTo(201);
        assertThat(team.read("Sam", team.review(WEEK) + "/sign-offs")
                        .get("signed")
                        .asBoolean())
                .isTrue();

        team.write("Sam", team.review(WEEK), P1, "{\"Comment\": \"Of St. Louis\"}");

        assertThat(team.signatures(WEEK)).isEqualTo("Rob standing, Rae changed 1");
        assertThat(team.sign("Nan", WEEK, 3).status()).isEqualTo(201);
        assertThat(team.read("Sam", team.review(WEEK) + "/sign-offs")
                        .get("signed")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aSignatureIsWithdrawnByItsSignerWithAReasonAndStaysInTheList() throws Exception {
        String id = team.sign("Nan", WEEK, 1).json().get("id").asText();
        String withdrawal = team.review(WEEK) + "/sign-offs/" + id + "/withdrawal";

        JsonNode missing = team.post("Nan", withdrawal, "{}", 422);
        assertThat(missing.get("problems").get(0).get("message").asText()).isEqualTo("The reason is missing.");
        JsonNode others = team.post("Rae", withdrawal, "{\"reason\": \"I do not like it\"}", 403);
        assertThat(others.get("detail").asText()).isEqualTo("Only Nan, who signed, can withdraw this signature.");
        JsonNode withdrawn = team.post("Nan", withdrawal, "{\"reason\": \"Signed the wrong week\"}", 201);

        assertThat(withdrawn.get("withdrawn").get("reason").asText()).isEqualTo("Signed the wrong week");
        assertThat(team.signatures(WEEK)).isEqualTo("Nan withdrawn");
        team.post("Nan", withdrawal, "{\"reason\": \"Again\"}", 200);
        assertThat(team.sign("Nan", WEEK, 1).status()).isEqualTo(201);
        assertThat(team.signatures(WEEK)).isEqualTo("Nan standing, Nan withdrawn");
    }

    @Test
    void somebodySignsSomeOfTheirBranchesAndNoOthers() throws Exception {
        JsonNode some =
                team.post("Nan", team.review(WEEK) + "/sign-offs", "{\"revision\":1,\"branches\":[\"mci\"]}", 201);
        JsonNode others =
                team.post("Rae", team.review(WEEK) + "/sign-offs", "{\"revision\":1,\"branches\":[\"MCI\"]}", 403);
        JsonNode nobodys =
                team.post("Nan", team.review(WEEK) + "/sign-offs", "{\"revision\":1,\"branches\":[\"XXX\"]}", 409);

        assertThat(some.get("branches").toString() + some.get("rows")).isEqualTo("[\"MCI\"]1");
        assertThat(others.get("detail").asText())
                .isEqualTo("Among these branches are some whose rows are not yours to sign. Yours are: STL.");
        assertThat(nobodys.get("type").asText()).isEqualTo("/problems/nothing-to-sign");
    }

    @Test
    void onlyRamsAndNamsSign() throws Exception {
        for (String person : new String[] {"Sam", "Sue", "Ian", "Cat", "Bo", "Dee"}) {
            assertThat(team.sign(person, WEEK, 1).status()).as(person).isEqualTo(403);
        }
    }

    @Test
    void anEarlierWeekThatComesLateTakesNoSignatureAwayButAnotherParameterDoes() throws Exception {
        team.sign("Nan", WEEK, 1);
        int before = team.read("Sam", team.review(WEEK)).get("revision").asInt();

        team.report("2026-W46", Team.PUMP, Team.VALVE);

        JsonNode row = team.read("Sam", team.review(WEEK)).get("rows").get(0);
        assertThat(row.get("values").get("First seen").asText()).isEqualTo("2026-W46");
        assertThat(team.read("Sam", team.review(WEEK)).get("revision").asInt()).isGreaterThan(before);
        assertThat(team.signatures(WEEK)).isEqualTo("Nan standing");

        teams.server()
                .send(
                        "PATCH",
                        team.program(),
                        Served.JSON,
                        Served.bytes("{\"parameters\": {\"cover_weeks\": 6}}"),
                        team.authorization("Ian"));

        assertThat(team.signatures(WEEK)).isEqualTo("Nan changed 0");
        JsonNode parameter = team.read("Sam", team.review(WEEK) + "/sign-offs")
                .get("signOffs")
                .get(0)
                .get("changedSince")
                .get("parameters")
                .get(0);
        assertThat(parameter.toString()).isEqualTo("{\"name\":\"cover_weeks\",\"from\":4,\"to\":6}");
    }

    @Test
    void aNewReportShowsWhatItChangedAddedAndMissed() throws Exception {
        team.sign("Nan", WEEK, 1);

        team.report(WEEK, Team.PUMP.replace(",90,", ",80,"), Team.BELT);

        JsonNode cells = team.read("Sam", team.review(WEEK) + "/sign-offs")
                .get("signOffs")
                .get(0)
                .get("changedSince")
                .get("cells");
        assertThat(cells.findValuesAsText("key")).containsExactly(P1, P2, "P-4|STL|BA-1");
        assertThat(cells.findValuesAsText("column")).containsExactly("On Hand", "Gone since", "#row");
        assertThat(cells.findValuesAsText("what")).containsExactly("changed", "changed", "added");
        assertThat(cells.findValuesAsText("by")).containsOnly("Sam");
    }

    @Test
    void theWorkbookAndTheListOfProgramsSayWhoSigned() throws Exception {
        team.sign("Nan", WEEK, 1);
        team.write("Sam", team.review(WEEK), P1, "{\"Comment\": \"Looked at it\"}");

        Path copy = team.get("Sam", team.review(WEEK) + "/workbook").into(shared.resolve("signed.xlsx"));
        try (XSSFWorkbook book = new XSSFWorkbook(copy.toFile())) {
            StringBuilder texts = new StringBuilder();
            book.getSheet("Summary")
                    .forEach(row -> row.forEach(cell -> texts.append(cell).append('|')));
            assertThat(texts.toString())
                    .contains("Signed by|Who|Signature|||When||Rows|||Nan, NAM|1 cell changed since|");
            StringBuilder title = new StringBuilder();
            book.getSheet("Review").getRow(1).forEach(title::append);
            assertThat(title.toString()).contains("Signed by Nan (NAM) on ").endsWith(", changed since: see Summary");
        }
        for (JsonNode sheet : team.read("Sam", team.program()).get("sheets")) {
            JsonNode signOffs = sheet.get("signOffs");
            boolean review = sheet.get("template").asText().equals("weekly-review");
            assertThat(signOffs.isNull()).isEqualTo(!review);
            assertThat(review ? signOffs.get("by").findValuesAsText("changed").toString() : "[1]")
                    .isEqualTo("[1]");
        }
    }
}
