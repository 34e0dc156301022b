package dev.bidbook.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What follows from a review: requests, bids, escalations, supplier issues, and the comparison with the award. */
class DerivedSheetsTest {

    private static final String WEEK = "2026-W47";
    private static final String REVIEW = "weekly-review";
    private static final String IBT = "ibt-request";
    private static final String BID = "demand-bid";
    private static final String P1 = "P-1|STL|BA-1";
    private static final AtomicInteger PROGRAMS = new AtomicInteger();

    @TempDir
    static Path shared;

    private static Served server;

    @TempDir
    Path folder;

    private DerivedSheets sheets;

    @BeforeAll
    static void start() throws Exception {
        Path templates = Files.isDirectory(Path.of("templates")) ? Path.of("templates") : Path.of("../templates");
        server = new Served(shared, templates);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void aReviewedWeek() throws Exception {
        sheets = new DerivedSheets(server, "program" + PROGRAMS.incrementAndGet());
        sheets.report(
                WEEK,
                DerivedSheets.OUT,
                DerivedSheets.DIFFERS,
                DerivedSheets.SPLIT,
                DerivedSheets.OBSOLETE,
                DerivedSheets.HOLD);
    }

    @Test
    void anIssuedTransferFillsTheReviewAndAnswersItsFinding() throws Exception {
        assertThat(sheets.keys(IBT, WEEK)).containsExactly(P1);
        assertThat(sheets.cells(IBT, WEEK, P1, "From DC", "To branch", "Suggested qty", "Pieces", "Reason", "Status"))
                .isEqualTo("DFW / STL / 40 / 40 / Out of stock / Requested");
        assertThat(sheets.state(WEEK, "out-of-stock-not-covered", P1)).isEqualTo("unanswered");

        String submission = sheets.accepted(IBT, WEEK, P1, "{\"IBT number\":\"IBT-1\",\"Qty\":48}", "ana");

        assertThat(sheets.cells(REVIEW, WEEK, P1, "IBT number", "IBT qty requested"))
                .isEqualTo("IBT-1 / 48");
        assertThat(sheets.state(WEEK, "out-of-stock-not-covered", P1)).isEqualTo("answered");
        assertThat(sheets.cells(IBT, WEEK, P1, "Status", "Pieces", "No longer needed since"))
                .isEqualTo("Issued / 48 / null");
        JsonNode entry = sheets.history(REVIEW, WEEK, P1, "IBT number").get(0);
        assertThat(entry.get("kind").asText()).isEqualTo("filled");
        assertThat(entry.get("by").asText()).isEqualTo("ana");
        assertThat(submission).isNotEqualTo(entry.get("submission").asText());
    }

    @Test
    void aWorkbookWithANumberIssuesARequestAndIsToldAtTheCellWhatWasIssuedBefore() throws Exception {
        Path copy = server.get(sheets.path(IBT, WEEK) + "/workbook", "X-Bidbook-User", "bo")
                .into(folder.resolve("requests.xlsx"));
        JsonNode table = Workbooks.table(copy);
        int row = Integer.parseInt(table.get("ref").asText().replaceAll(".*:[A-Z]+", ""));
        Path edited =
                Workbooks.edit(copy, folder.resolve("issued.xlsx"), "[[%d,\"IBT number\",\"IBT-2\"]]".formatted(row));
        sheets.accepted(REVIEW, WEEK, P1, "{\"IBT number\":\"IBT-1\"}", "ana");

        var refused = server.send(
                "POST",
                sheets.path(IBT, WEEK) + "/submissions",
                Served.XLSX,
                Files.readAllBytes(edited),
                "X-Bidbook-User",
                "bo");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(DerivedSheets.problem(refused))
                .containsEntry("cell", "H" + row)
                .containsEntry("message", alreadyIssued("ana"));
        sheets.accepted(REVIEW, WEEK, P1, "{\"IBT number\":null}", "ana");
        var accepted = server.send(
                "POST",
                sheets.path(IBT, WEEK) + "/submissions",
                Served.XLSX,
                Files.readAllBytes(edited),
                "X-Bidbook-User",
                "bo");
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(201);
        assertThat(sheets.cells(REVIEW, WEEK, P1, "IBT number", "IBT qty requested"))
                .isEqualTo("IBT-2 / 40");
    }

    private static String alreadyIssued(String by) {
        return "The line is already issued: its IBT number in Weekly review is IBT-1, by " + by + " in 2026-W47.";
    }

    @Test
    void aLineIsNotIssuedTwiceNotEvenFromTheSheetOfAnEarlierWeek() throws Exception {
        sheets.report("2026-W46", DerivedSheets.OUT);
        sheets.accepted(IBT, WEEK, P1, "{\"IBT number\":\"IBT-1\"}", "ana");
        String before = sheets.sheet(IBT, "2026-W46").toString();

        var refused = sheets.write(IBT, "2026-W46", P1, "{\"IBT number\":\"IBT-2\"}", "bo");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(DerivedSheets.problem(refused))
                .isEqualTo(Map.of(
                        "type",
                        "already-issued",
                        "cell",
                        "null",
                        "key",
                        P1,
                        "column",
                        "IBT number",
                        "message",
                        alreadyIssued("ana"),
                        "repair",
                        "Take your entry out, or clear IBT number of the line in %s first."
                                .formatted(sheets.path(REVIEW, WEEK).substring("/sheets/".length()))));
        assertThat(sheets.sheet(IBT, "2026-W46")).hasToString(before);
        assertThat(sheets.cells(REVIEW, "2026-W46", P1, "IBT number")).isEqualTo("null");
    }

    @Test
    void aNumberWrittenInTheReviewMeanwhileIsNotOverwrittenAndTheSameOneIsWelcome() throws Exception {
        assertThat(sheets.keys(IBT, WEEK)).containsExactly(P1);
        sheets.accepted(REVIEW, WEEK, P1, "{\"IBT number\":\"IBT-1\"}", "ana");

        var refused = sheets.write(IBT, WEEK, P1, "{\"IBT number\":\"IBT-2\"}", "bo");

        assertThat(DerivedSheets.problem(refused)).containsEntry("message", alreadyIssued("ana"));
        sheets.accepted(IBT, WEEK, P1, "{\"IBT number\":\"IBT-1\"}", "bo");
        assertThat(sheets.cells(REVIEW, WEEK, P1, "IBT number", "IBT qty requested"))
                .isEqualTo("IBT-1 / 40");
    }

    @Test
    void twoPeopleWhoIssueTheSameLineFromOneRevisionAreInConflict() throws Exception {
        int revision = sheets.sheet(IBT, WEEK).get("revision").asInt();
        String from = "\"revision\":%d,".formatted(revision);
        assertThat(sheets.write(IBT, WEEK, P1, "{\"IBT number\":\"IBT-1\"}", "ana", from)
                        .status())
                .isEqualTo(201);

        var conflict = sheets.write(IBT, WEEK, P1, "{\"IBT number\":\"IBT-2\"}", "bo", from);

        assertThat(conflict.status()).isEqualTo(409);
        assertThat(sheets.cells(REVIEW, WEEK, P1, "IBT number")).isEqualTo("IBT-1");
        String mine =
                from + "\"resolutions\":[{\"key\":\"%s\",\"column\":\"IBT number\",\"take\":\"mine\"}],".formatted(P1);
        assertThat(sheets.write(IBT, WEEK, P1, "{\"IBT number\":\"IBT-2\"}", "bo", mine)
                        .status())
                .isEqualTo(201);
        assertThat(sheets.cells(REVIEW, WEEK, P1, "IBT number")).isEqualTo("IBT-2");
    }

    @Test
    void clearingTheNumberTakesItBackUnlessSomebodyHasWrittenAnotherThere() throws Exception {
        sheets.accepted(IBT, WEEK, P1, "{\"IBT number\":\"IBT-1\"}", "ana");
        sheets.accepted(IBT, WEEK, P1, "{\"IBT number\":null}", "ana");

        assertThat(sheets.cells(REVIEW, WEEK, P1, "IBT number", "IBT qty requested"))
                .isEqualTo("null / null");
        sheets.accepted(IBT, WEEK, P1, "{\"IBT number\":\"IBT-3\"}", "ana");
        sheets.accepted(REVIEW, WEEK, P1, "{\"IBT number\":\"IBT-4\"}", "bo");
        sheets.accepted(IBT, WEEK, P1, "{\"IBT number\":null}", "ana");
        assertThat(sheets.cells(REVIEW, WEEK, P1, "IBT number", "IBT qty requested"))
                .isEqualTo("IBT-4 / null");
    }

    @Test
    void undoingTheIssueTakesBackWhatItFilledAndWhatWasFilledIsNotUndoneAlone() throws Exception {
        String issue = sheets.accepted(IBT, WEEK, P1, "{\"IBT number\":\"IBT-1\"}", "ana");
        String filled = sheets.history(REVIEW, WEEK, P1, "IBT number")
                .get(0)
                .get("submission")
                .asText();

        var alone = sheets.undo(filled);

        assertThat(alone.status()).isEqualTo(409);
        assertThat(alone.json().get("detail").asText())
                .isEqualTo("It was filled by ana's submission to %s. Undo submission %s instead."
                        .formatted(sheets.path(IBT, WEEK).substring("/sheets/".length()), issue));
        String undo = sheets.undo(issue).json().get("submission").asText();
        assertThat(sheets.cells(REVIEW, WEEK, P1, "IBT number", "IBT qty requested"))
                .isEqualTo("null / null");
        assertThat(sheets.state(WEEK, "out-of-stock-not-covered", P1)).isEqualTo("unanswered");
        sheets.undo(undo);
        assertThat(sheets.cells(REVIEW, WEEK, P1, "IBT number", "IBT qty requested"))
                .isEqualTo("IBT-1 / 40");
    }

    @Test
    void whatARequestSaysStaysAsItWasIssuedWhateverTheNextReportSays() throws Exception {
        sheets.accepted(IBT, WEEK, P1, "{\"IBT number\":\"IBT-1\"}", "ana");

        sheets.report(WEEK, DerivedSheets.OUT.replace(",0,DFW,100,", ",0,DFW,7,"));

        assertThat(sheets.cells(IBT, WEEK, P1, "Suggested qty", "DC On Hand", "No longer needed since"))
                .isEqualTo("40 / 100 / null");
    }

    @Test
    void aLineThatIsNoLongerSuggestedIsMarkedAndComesBackWhenItIs() throws Exception {
        assertThat(sheets.keys(IBT, WEEK)).containsExactly(P1);

        sheets.report(WEEK, DerivedSheets.OUT.replace("Out of Stock", "In Stock"));
        assertThat(sheets.cells(IBT, WEEK, P1, "No longer needed since")).isEqualTo(WEEK);
        sheets.report(WEEK, DerivedSheets.OUT);
        assertThat(sheets.cells(IBT, WEEK, P1, "No longer needed since")).isEqualTo("null");
    }

    @Test
    void aPartSupersededBySeveralIsABidForEachAndCountsWhenItsSplitIsDecided() throws Exception {
        String line = "P-3|OMA|BA-1";
        sheets.accepted(REVIEW, WEEK, line, "{\"Customer answer\":\"Accepts superseding part\"}", "ana");
        assertThat(sheets.keys(BID, WEEK)).containsExactly(line + "|P-31", line + "|P-32");
        assertThat(sheets.cells(
                        BID, WEEK, line + "|P-31", "Kind", "New parts", "Old annualized qty", "New annualized qty"))
                .isEqualTo("Superseded / 2 / 52 / 0");

        sheets.accepted(BID, WEEK, line + "|P-31", "{\"Demand bid\":\"DB-1\"}", "ana");
        assertThat(sheets.cells(REVIEW, WEEK, line, "Demand bid")).isEqualTo("null");
        sheets.accepted(BID, WEEK, line + "|P-31", "{\"Split qty\":40}", "ana");
        assertThat(sheets.cells(REVIEW, WEEK, line, "Demand bid")).isEqualTo("DB-1");
        sheets.accepted(BID, WEEK, line + "|P-32", "{\"Demand bid\":\"DB-2\",\"Split qty\":12}", "ana");

        assertThat(sheets.cells(REVIEW, WEEK, line, "Demand bid")).isEqualTo("DB-1; DB-2");
        assertThat(sheets.state(WEEK, "accepted-without-demand-bid", line)).isEqualTo("answered");
        sheets.accepted(BID, WEEK, line + "|P-31", "{\"Demand bid\":\"DB-2\"}", "ana");
        assertThat(sheets.cells(REVIEW, WEEK, line, "Demand bid")).isEqualTo("DB-2");
    }

    @Test
    void theNewPartIsTheEndOfTheChainOfSupersessionsAndNotKnownWhereItRunsInACircle() throws Exception {
        String superseded = "C,P,BA-1,OMA,%s,Hose,52,52,4,4,50,In Stock,Superseded,%s,0,DFW,0,Acme\r\n";
        sheets.report(
                WEEK,
                superseded.formatted("P-6", "P-61"),
                superseded.formatted("P-61", "P-62; P-63"),
                superseded.formatted("P-63", "P-64"),
                superseded.formatted("P-7", "P-8"),
                superseded.formatted("P-8", "P-7"));

        for (String part : new String[] {"P-6", "P-7"}) {
            sheets.accepted(
                    REVIEW, WEEK, part + "|OMA|BA-1", "{\"Customer answer\":\"Accepts superseding part\"}", "ana");
        }

        assertThat(sheets.keys(BID, WEEK))
                .containsExactly("P-6|OMA|BA-1|P-62", "P-6|OMA|BA-1|P-64", "P-7|OMA|BA-1|not known");
        assertThat(sheets.state(BID, WEEK, "new-part-not-known", "P-7|OMA|BA-1|not known"))
                .isEqualTo("unanswered");
    }

    @Test
    void supersededAndAlternativePartsShareABid() throws Exception {
        sheets.accepted(REVIEW, WEEK, "P-3|OMA|BA-1", "{\"Customer answer\":\"Accepts superseding part\"}", "ana");
        sheets.accepted(
                REVIEW,
                WEEK,
                "P-4|OMA|BA-1",
                "{\"Alternative part\":\"P-40\",\"Customer answer\":\"Accepts alternative part\"}",
                "ana");

        sheets.accepted(BID, WEEK, "P-4|OMA|BA-1|P-40", "{\"Demand bid\":\"DB-7\"}", "ana");
        sheets.accepted(BID, WEEK, "P-3|OMA|BA-1|P-31", "{\"Demand bid\":\"DB-7\",\"Split qty\":52}", "ana");

        assertThat(sheets.cells(REVIEW, WEEK, "P-4|OMA|BA-1", "Demand bid")).isEqualTo("DB-7");
        assertThat(sheets.cells(REVIEW, WEEK, "P-3|OMA|BA-1", "Demand bid")).isEqualTo("DB-7");
        JsonNode summary =
                server.get(sheets.path(BID, WEEK) + "/summary").json().get("summaries");
        assertThat(summary.get(0).get("counts")).hasToString("{\"Alternative\":1,\"Superseded\":2}");
        assertThat(summary.get(2).get("sums"))
                .hasToString("{\"\":{\"New annualized qty\":0},\"DB-7\":{\"New annualized qty\":78}}");
    }

    @Test
    void questionsThatStayUnansweredForTooLongAreEscalated() throws Exception {
        assertThat(sheets.keys("escalations", WEEK)).isEmpty();

        sheets.report("2026-W46", DerivedSheets.OUT, DerivedSheets.HOLD);

        assertThat(sheets.keys("escalations", WEEK))
                .containsExactly(P1 + "|out-of-stock-not-covered", "P-5|STL|BA-1|supplier-issue-not-communicated");
        assertThat(sheets.cells(
                        "escalations",
                        WEEK,
                        P1 + "|out-of-stock-not-covered",
                        "Escalate to",
                        "Question",
                        "Opened",
                        "Weeks open",
                        "Asks for"))
                .isEqualTo("sales support manager / Out of stock, no IBT that covers the safety stock / 2026-W46 / 2"
                        + " / IBT number, IBT qty requested");
        sheets.accepted(IBT, WEEK, P1, "{\"IBT number\":\"IBT-1\"}", "ana");
        assertThat(sheets.cells("escalations", WEEK, P1 + "|out-of-stock-not-covered", "Answered since"))
                .isEqualTo(WEEK);
    }

    @Test
    void aSupplierIssueThatWasToldIsToldInTheReview() throws Exception {
        String line = "P-5|STL|BA-1";
        assertThat(sheets.keys("supplier-issues", WEEK)).containsExactly(line);

        sheets.accepted("supplier-issues", WEEK, line, "{\"Communicated on\":\"2026-11-20\"}", "ana");

        assertThat(sheets.cells(REVIEW, WEEK, line, "Supplier issue communicated on"))
                .isEqualTo("2026-11-20");
    }

    @Test
    void awardLoadedDemandAndReportAreComparedLineByLineWithTotals() throws Exception {
        var nothing = server.get(sheets.path("reconciliation", WEEK));
        assertThat(nothing.status()).isEqualTo(404);
        assertThat(nothing.json().get("detail").asText())
                .isEqualTo(
                        "There is no sheet %s yet. It follows from the sheets of weekly-review and bid-award, of which"
                                        .formatted(sheets.path("reconciliation", WEEK)
                                                .substring("/sheets/".length()))
                                + " there has to be one first.");
        for (String line : new String[] {"P-1|STL 520", "P-2|STL 104", "P-3|OMA 52", "P-4|OMA 30", "P-9|TUL 10"}) {
            String[] keyAndQty = line.split(" ", -1);
            sheets.accepted(
                    "bid-award", "BA-1", keyAndQty[0], "{\"Annualized Qty\":%s}".formatted(keyAndQty[1]), "ana");
        }

        assertThat(state("P-1|STL")).isEqualTo("Agrees / 520 / 520 / 520 / 0");
        assertThat(state("P-2|STL")).isEqualTo("Quantity differs / 104 / 100 / 104 / -4");
        assertThat(state("P-3|OMA")).isEqualTo("Agrees / 52 / 52 / 52 / 0");
        assertThat(state("P-4|OMA")).isEqualTo("Not loaded / 30 / 0 / 26 / -30");
        assertThat(state("P-5|STL")).isEqualTo("Not in the award / null / 12 / 12 / 12");
        assertThat(state("P-9|TUL")).isEqualTo("Not in the report / 10 / null / null / -10");
        JsonNode byState = server.get(sheets.path("reconciliation", WEEK) + "/summary")
                .json()
                .get("summaries")
                .get(0);
        assertThat(byState.get("totals")).hasToString("{\"Awarded qty\":716,\"Loaded qty\":684,\"Report qty\":714}");
        assertThat(byState.get("sums").get("Agrees"))
                .hasToString("{\"Awarded qty\":572,\"Loaded qty\":572,\"Report qty\":572}");

        sheets.accepted("bid-award", "BA-1", "P-2|STL", "{\"Annualized Qty\":100}", "ana");
        sheets.report(WEEK, DerivedSheets.DIFFERS.replace(",104,", ",100,"));
        assertThat(state("P-2|STL")).isEqualTo("Agrees / 100 / 100 / 100 / 0");
        assertThat(state("P-1|STL")).startsWith("Not in the report / 520 / null / null");
    }

    private String state(String line) throws Exception {
        return sheets.cells(
                "reconciliation",
                WEEK,
                line + "|BA-1",
                "State",
                "Awarded qty",
                "Loaded qty",
                "Report qty",
                "Loaded less awarded");
    }

    @Test
    void aProgramListsWhatFollowsFromItsLatestWeekAndReportsAreNotImportedThere() throws Exception {
        String[] address = sheets.path(IBT, WEEK).split("/", -1);
        JsonNode listed = server.get("/programs/" + address[3]).json().get("sheets");

        assertThat(listed.findValuesAsText("template"))
                .containsExactlyInAnyOrder(
                        "demand-bid", "escalations", "ibt-request", "supplier-issues", "weekly-review");
        var refused = server.send(
                "POST",
                "/programs/" + address[3] + "/reports/" + WEEK + "?template=" + IBT,
                "text/csv",
                Served.bytes("Part Number\r\nP-1\r\n"));
        assertThat(refused.json().get("problems").get(0).get("message").asText())
                .isEqualTo("The rows of ibt-request follow from weekly-review; they are not imported from a report.");
        assertThat(server.get("/sheets/ibt-request/" + address[3] + "/2026-W40").status())
                .isEqualTo(404);
    }
}
