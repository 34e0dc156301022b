package dev.bidbook.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One program's weekly review and the sheets that follow from it, over HTTP. */
final class DerivedSheets {

    private static final String HEADERS = "Customer,Program,Bid ID,Branch,Part Number,Description,Annualized Qty,Demand"
            + " Loaded,Safety Stock,Forecast,On Hand,Stock Status,Part Status,Superseded By,Open IBT Qty,DC,DC On"
            + " Hand,Supplier\r\n";

    /** A line that is out of stock and whose DC has enough. */
    static final String OUT = "C,P,BA-1,STL,P-1,Pump,520,520,40,43,0,Out of Stock,Active,,0,DFW,100,Acme\r\n";

    /** A line in stock of which too little is loaded. */
    static final String DIFFERS = "C,P,BA-1,STL,P-2,Valve,104,100,8,9,50,In Stock,Active,,0,DFW,10,Acme\r\n";

    /** A line in stock whose part is superseded by two. */
    static final String SPLIT = "C,P,BA-1,OMA,P-3,Hose,52,52,4,4,50,In Stock,Superseded,P-31; P-32,0,DFW,0,Acme\r\n";

    /** A line that is not loaded, whose part is obsolete. */
    static final String OBSOLETE = "C,P,BA-1,OMA,P-4,Belt,26,0,2,2,9,In Stock,Obsolete,,0,DFW,0,Bolt\r\n";

    /** A line whose part is on hold. */
    static final String HOLD = "C,P,BA-1,STL,P-5,Fan,12,12,1,1,9,In Stock,Supplier Hold,,0,DFW,0,Bolt\r\n";

    private final Served server;
    private final String program;

    /** A new program on the server, without a sheet. */
    DerivedSheets(Served server, String program) throws Exception {
        this.server = server;
        this.program = program;
        var made = server.post("/programs", "{\"id\":\"%s\",\"name\":\"P\",\"customer\":\"C\"}".formatted(program));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
    }

    String path(String template, String period) {
        return "/sheets/" + template + "/" + program + "/" + period;
    }

    void report(String period, String... lines) throws Exception {
        var answer = server.send(
                "POST",
                "/programs/" + program + "/reports/" + period + "?template=weekly-review",
                "text/csv",
                Served.bytes(HEADERS + String.join("", lines)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    /** Submits cells of one row, a JSON object, as a person. */
    Served.Answer write(String template, String period, String key, String values, String person) throws Exception {
        return write(template, period, key, values, person, "");
    }

    Served.Answer write(String template, String period, String key, String values, String person, String more)
            throws Exception {
        return server.post(
                path(template, period) + "/submissions",
                "{%s\"rows\":[{\"key\":\"%s\",\"values\":%s}]}".formatted(more, key, values),
                "X-Bidbook-User",
                person);
    }

    /** The same where it has to be accepted; tells the submission's id. */
    String accepted(String template, String period, String key, String values, String person) throws Exception {
        var answer = write(template, period, key, values, person);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("submission").asText();
    }

    JsonNode sheet(String template, String period) throws Exception {
        var answer = server.get(path(template, period));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    List<String> keys(String template, String period) throws Exception {
        List<String> keys = new ArrayList<>();
        sheet(template, period)
                .get("rows")
                .forEach(row -> keys.add(row.get("key").asText()));
        return keys;
    }

    /** Some cells of a row, side by side as text, blanks as {@code null}. */
    String cells(String template, String period, String key, String... columns) throws Exception {
        for (JsonNode row : sheet(template, period).get("rows")) {
            if (row.get("key").asText().equals(key)) {
                List<String> cells = new ArrayList<>();
                for (String column : columns) {
                    cells.add(row.get("values").get(column).asText());
                }
                return String.join(" / ", cells);
            }
        }
        return "no row " + key;
    }

    /** The findings of a rule in the review by state: {@code unanswered}, {@code answered}, {@code closed} or none. */
    String state(String period, String rule, String key) throws Exception {
        return state("weekly-review", period, rule, key);
    }

    String state(String template, String period, String rule, String key) throws Exception {
        for (JsonNode finding : server.get(path(template, period) + "/findings?rule=" + rule)
                .json()
                .get("findings")) {
            if (finding.get("key").asText().equals(key)) {
                return finding.get("state").asText();
            }
        }
        return "none";
    }

    JsonNode history(String template, String period, String key, String column) throws Exception {
        return server.get(path(template, period) + "/history?key=" + encoded(key) + "&column=" + encoded(column))
                .json()
                .get("entries");
    }

    Served.Answer undo(String submission) throws Exception {
        return server.post("/submissions/" + submission + "/undo", "", "X-Bidbook-User", "ana");
    }

    /** The message and repair of the one problem in an answer, with its place. */
    static Map<String, String> problem(Served.Answer answer) throws Exception {
        JsonNode problems = answer.json().get("problems");
        assertThat(problems).as(answer.text()).hasSize(1);
        JsonNode problem = problems.get(0);
        return Map.of(
                "type", problem.get("type").asText(),
                "cell", problem.get("cell").asText(),
                "key", problem.get("key").asText(),
                "column", problem.get("column").asText(),
                "message", problem.get("message").asText(),
                "repair", problem.get("repair").asText());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
