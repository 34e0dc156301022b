package dev.bidbook.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bidbook.blackbox.Served.Answer;
import dev.bidbook.demo.DemoReports;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Findings of the demo's weeks as a client sees them. */
class FindingsOverHttpTest {

    @TempDir
    Path folder;

    private Served served;

    @BeforeEach
    void start() throws Exception {
        served = new Served(folder, 2);
    }

    @AfterEach
    void stop() {
        served.close();
    }

    private JsonNode findings(int week, String query) throws Exception {
        Answer answer = served.get(Served.sheet(week) + "/findings" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private List<JsonNode> all(int week, String query) throws Exception {
        List<JsonNode> all = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = findings(week, "?limit=300" + query + after);
            page.get("findings").forEach(all::add);
            JsonNode next = page.get("next");
            after = next.isNull() ? "" : "&after=" + URLEncoder.encode(next.asText(), StandardCharsets.UTF_8);
        } while (!after.isEmpty());
        return all;
    }

    private int open() throws Exception {
        return served.get(Served.sheet(1) + "/summary")
                .json()
                .at("/findings/open")
                .asInt();
    }

    @Test
    void aFindingTellsItsRowItsRuleAndWhatIsMissing() throws Exception {
        JsonNode finding = findings(1, "?rule=partial-stock&limit=1").at("/findings/0");

        assertThat(finding.get("title").asText()).isEqualTo("Partial stock without ETA");
        assertThat(finding.get("ask").asText())
                .isEqualTo("Write under ETA the day on which the branch is whole again.");
        assertThat(finding.get("state").asText()).isEqualTo("unanswered");
        assertThat(finding.get("missing").toString()).isEqualTo("[\"ETA\"]");
        assertThat(finding.get("pointsAt").toString()).isEqualTo("[\"Stock Status\"]");
        assertThat(finding.get("escalation").toString())
                .isEqualTo("{\"to\":\"sales support manager\",\"afterWeeks\":4}");
        assertThat(finding.get("keyColumns").properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("Part Number", "Branch", "Bid ID");
        assertThat(finding.get("closed").isNull()).isTrue();
    }

    @Test
    void anAnswerCountsAtOnceAndInTheNextWeek() throws Exception {
        JsonNode finding = findings(0, "?rule=partial-stock&limit=1").at("/findings/0");
        String key = finding.get("key").asText();

        served.post(
                Served.sheet(0) + "/submissions",
                "{\"rows\": [{\"key\": \"%s\", \"values\": {\"ETA\": \"2030-01-07\"}}]}".formatted(key),
                "X-Bidbook-User",
                "anna");

        JsonNode answered = findings(0, "?rule=partial-stock&state=answered").at("/findings/0");
        assertThat(answered.get("key").asText()).isEqualTo(key);
        assertThat(answered.at("/answers/ETA/value").asText()).isEqualTo("2030-01-07");
        assertThat(answered.at("/answers/ETA/by").asText()).isEqualTo("anna");
        assertThat(all(1, "&rule=partial-stock&state=all"))
                .filteredOn(each -> each.get("key").asText().equals(key))
                .allSatisfy(each -> assertThat(each.get("state").asText()).isNotEqualTo("unanswered"));
    }

    @Test
    void linesNameTheRulesThatPagesTellOf() throws Exception {
        Map<String, List<String>> told = new TreeMap<>();
        for (JsonNode finding : all(1, "&state=open")) {
            told.computeIfAbsent(finding.get("key").asText(), key -> new ArrayList<>())
                    .add(finding.get("state").asText() + " "
                            + finding.get("rule").asText());
        }
        JsonNode answer = served.get(Served.sheet(1) + "/findings/lines").json();

        Map<String, List<String>> lines = new TreeMap<>();
        for (JsonNode line : answer.get("lines")) {
            List<String> rules = lines.computeIfAbsent(line.get("key").asText(), key -> new ArrayList<>());
            line.get("open").forEach(rule -> rules.add("unanswered " + rule.asText()));
            line.get("answered").forEach(rule -> rules.add("answered " + rule.asText()));
        }
        told.values().forEach(Collections::sort);
        lines.values().forEach(Collections::sort);
        assertThat(lines).isEqualTo(told).hasSizeGreaterThan(20);
        assertThat(answer.get("revision")).isEqualTo(findings(1, "?limit=1").get("revision"));
    }

    /** Lines on which the same holds stand together, each set once. */
    @Test
    void linesStandTogetherByWhatHoldsOnThem() throws Exception {
        JsonNode lines = served.get(Served.sheet(1) + "/findings/lines").json();
        JsonNode answer =
                served.get(Served.sheet(1) + "/findings/lines?by=findings").json();

        Map<String, String> told = new TreeMap<>();
        lines.get("lines")
                .forEach(line -> told.put(line.get("key").asText(), line.get("open") + " " + line.get("answered")));
        Map<String, String> together = new TreeMap<>();
        for (JsonNode set : answer.get("sets")) {
            set.get("keys").forEach(key -> together.put(key.asText(), set.get("open") + " " + set.get("answered")));
        }
        assertThat(together).isEqualTo(told);
        assertThat(answer.get("sets")).hasSize(new HashSet<>(told.values()).size());
        assertThat(answer.get("revision")).isEqualTo(lines.get("revision"));
        assertThat(answer.has("lines")).isFalse();
    }

    @Test
    void pagesAndCountsAgree() throws Exception {
        List<JsonNode> all = all(1, "&state=open");
        Map<String, Integer> byRule = new TreeMap<>();
        Map<String, Integer> byBranch = new TreeMap<>();
        for (JsonNode finding : all) {
            byRule.merge(finding.get("rule").asText(), 1, Integer::sum);
            byBranch.merge(finding.at("/keyColumns/Branch").asText(), 1, Integer::sum);
        }
        JsonNode summary = served.get(Served.sheet(1) + "/summary").json();

        assertThat(all).hasSize(open()).hasSizeGreaterThan(50);
        Map<String, Integer> counted = new TreeMap<>();
        for (JsonNode rule : summary.at("/findings/byRule")) {
            if (rule.get("open").asInt() > 0) {
                counted.put(rule.get("rule").asText(), rule.get("open").asInt());
            }
        }
        assertThat(counted).isEqualTo(byRule);
        Map<String, Integer> branches = new TreeMap<>();
        summary.at("/findings/byColumn/Branch")
                .properties()
                .forEach(branch ->
                        branches.put(branch.getKey(), branch.getValue().asInt()));
        assertThat(branches).isEqualTo(byBranch);
        String branch = branches.keySet().iterator().next();
        assertThat(all(1, "&branch=" + branch)).hasSize(branches.get(branch));
        assertThat(summary.at("/findings/trend"))
                .extracting(week -> week.get("period").asText())
                .containsExactly("2026-W45", "2026-W46");
    }

    @Test
    void whatIsClosedSaysWhy() throws Exception {
        assertThat(all(1, "&state=closed")).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.get("why").asText()).endsWith(".");
            assertThat(finding.get("closed").asText()).isEqualTo("2026-W46");
            assertThat(finding.get("lastSeen").asText()).isEqualTo("2026-W45");
        });
    }

    @Test
    void whatCannotBeAskedForIsRefused() throws Exception {
        assertThat(detail("?rule=none")).isEqualTo("?rule= takes the id of a rule, and there is none of that id.");
        assertThat(detail("?state=old")).isEqualTo("?state= takes open, unanswered, answered, closed or all.");
        assertThat(detail("?severity=huge")).isEqualTo("?severity= takes high, medium or low.");
        assertThat(detail("?age=0")).isEqualTo("?age= takes a whole number from 1 to 10000.");
        assertThat(detail("?after=x")).isEqualTo("?after= takes what the page before said as its next.");
        assertThat(detail("?Supplier=x"))
                .isEqualTo(
                        "This call does not know ?Supplier=. It takes rule, owner, severity, age, state, limit, after.");
        assertThat(detail("/lines?by=rules")).isEqualTo("?by= takes findings, and nothing else.");
        assertThat(detail("/lines?age=1")).isEqualTo("This call does not know ?age=. It takes by.");
    }

    private String detail(String query) throws Exception {
        Answer answer = served.get(Served.sheet(1) + "/findings" + query);
        assertThat(answer.status()).isEqualTo(400);
        return answer.json().get("detail").asText();
    }

    @Test
    void aProgramsFindingsAreThoseOfItsLatestWeek() throws Exception {
        String program = DemoReports.PROGRAM;
        JsonNode first =
                served.get("/programs/" + program + "/findings?limit=2").json();
        String after = URLEncoder.encode(first.get("next").asText(), StandardCharsets.UTF_8);
        JsonNode second = served.get("/programs/" + program + "/findings?limit=1000&after=" + after)
                .json();

        assertThat(first.get("findings")).hasSize(2);
        assertThat(first.at("/findings/0/sheet").asText())
                .isEqualTo(Served.sheet(1).substring("/sheets/".length()));
        assertThat(second.get("findings")).hasSize(open() - 2).doesNotContainAnyElementsOf(first.get("findings"));
        assertThat(served.get("/programs/" + program + "/findings?after=x").status())
                .isEqualTo(400);
    }

    @Test
    void aWeekIsClosedOnlyWhenEveryAnswerIsThereAndAnEditReopensItVisibly() throws Exception {
        Answer refused = served.post(Served.sheet(1) + "/completion", "");
        assertThat(refused.status()).as(refused.text()).isEqualTo(409);
        assertThat(refused.json().get("type").asText()).isEqualTo("/problems/unanswered-findings");
        assertThat(refused.json().at("/problems/0/type").asText()).isEqualTo("unanswered-finding");
        assertThat(served.get(Served.sheet(1)).json().get("completion").isNull())
                .isTrue();

        answerAll(1);
        Answer closed = served.post(Served.sheet(1) + "/completion", "", "X-Bidbook-User", "anna");
        assertThat(closed.status()).as(closed.text()).isEqualTo(201);
        assertThat(closed.json().get("by").asText()).isEqualTo("anna");
        assertThat(served.post(Served.sheet(1) + "/completion", "").status()).isEqualTo(200);
        Answer sheet = served.get(Served.sheet(1));
        assertThat(sheet.json().at("/completion/reopened").asBoolean()).isFalse();

        String key = served.keys(1).get(0);
        served.post(
                Served.sheet(1) + "/submissions",
                "{\"rows\": [{\"key\": \"%s\", \"values\": {\"Comment\": \"once more\"}}]}".formatted(key),
                "X-Bidbook-User",
                "ben");
        JsonNode reopened = served.get(Served.sheet(1)).json().get("completion");
        assertThat(reopened.get("reopened").asBoolean()).isTrue();
        assertThat(reopened.at("/since/0/by").asText()).isEqualTo("ben");
        assertThat(reopened.at("/since/0/changed").asInt()).isEqualTo(1);
        assertThat(served.get("/programs").json().at("/programs/0/sheets"))
                .filteredOn(entry -> Served.sheet(1).endsWith(entry.get("sheet").asText()))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.get("completion")).isEqualTo(reopened);
                    assertThat(entry.at("/findings/unanswered").asInt()).isZero();
                });
    }

    /** Answers whatever is asked for, as often as answers ask for further ones. */
    private void answerAll(int week) throws Exception {
        for (int round = 0; round < 5; round++) {
            Map<String, Map<String, String>> rows = new LinkedHashMap<>();
            for (JsonNode finding : all(week, "&state=unanswered")) {
                Map<String, String> values =
                        rows.computeIfAbsent(finding.get("key").asText(), key -> new TreeMap<>());
                finding.get("asksFor").forEach(column -> values.put(column.asText(), answerTo(column.asText())));
            }
            if (rows.isEmpty()) {
                return;
            }
            List<String> json = new ArrayList<>();
            rows.forEach((key, values) -> {
                List<String> cells = new ArrayList<>();
                values.forEach((column, value) -> cells.add("\"%s\": %s".formatted(column, value)));
                json.add("{\"key\": \"%s\", \"values\": {%s}}".formatted(key, String.join(", ", cells)));
            });
            Answer answer =
                    served.post(Served.sheet(week) + "/submissions", "{\"rows\": [" + String.join(", ", json) + "]}");
            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        }
    }

    private static String answerTo(String column) {
        if (column.equals("Customer answer")) {
            return "\"Keeps current part while it lasts\"";
        } else if (column.equals("IBT qty requested")) {
            return "1000000";
        } else if (column.equals("ETA") || column.equals("Supplier issue until")) {
            return "\"2030-01-07\"";
        }
        return column.endsWith(" on") ? "\"2026-11-16\"" : "\"seen to\"";
    }
}
