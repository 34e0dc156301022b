package dev.bidbook.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bidbook.people.SignInOutcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A program whose members have accounts, and its weeks over HTTP. */
final class Team {

    /** Who is in which role; Rae and Rob are RAMs of a branch each. */
    static final String MEMBERS =
            """
            {"supply chain specialist": ["Sam"], "sales support manager": ["Sue"], "implementation manager": ["Ian"],
             "RAM": [{"name": "Rae", "branches": ["STL"]}, {"name": "Rob", "branches": ["MCI"]}], "NAM": ["Nan"],
             "category manager": ["Cat"], "buyer": ["Bo"], "demand planner": ["Dee"], "customer reader": ["Cora"]}
            """;

    static final String PASSWORD = "quite a long sentence";
    static final String HEADERS = "Customer,Program,Bid ID,Branch,Part Number,Description,Annualized Qty,Demand"
            + " Loaded,Safety Stock,Forecast,On Hand,Stock Status,Part Status,Superseded By,Open IBT Qty,DC,DC On"
            + " Hand,Supplier\r\n";

    /** Two lines in order, one of each branch. */
    static final String PUMP = "C,P,BA-1,STL,P-1,Pump,520,520,40,43,90,In Stock,Active,,0,DFW,100,Acme\r\n";

    static final String VALVE = "C,P,BA-1,MCI,P-2,Valve,104,104,8,9,50,In Stock,Active,,0,DFW,10,Acme\r\n";

    /** A line whose awarded and loaded demand differ. */
    static final String HOSE = "C,P,BA-1,MCI,P-3,Hose,52,40,4,4,50,In Stock,Active,,0,DFW,0,Acme\r\n";

    /** A line whose part is superseded. */
    static final String BELT = "C,P,BA-1,STL,P-4,Belt,26,26,2,2,9,In Stock,Superseded,P-41,0,DFW,0,Bolt\r\n";

    private final Served server;
    private final String program;
    private final Map<String, String> tokens = new HashMap<>();

    /** Everybody signed in, and a new program with them in it; Ada is the server's administrator. */
    Team(Served server, String program) throws Exception {
        this.server = server;
        this.program = program;
        for (String name : new String[] {"Ada", "Sam", "Sue", "Ian", "Rae", "Rob", "Nan", "Cat", "Bo", "Dee", "Cora"}) {
            server.bidbook().people().accounts().addWithPassword(name, name.equals("Ada"), PASSWORD, "test");
            var signedIn = server.bidbook().people().signIns().byPassword(name, PASSWORD, "127.0.0.1");
            tokens.put(name, ((SignInOutcome.Done) signedIn).secret());
        }
        make();
    }

    /** The same people with another program. */
    Team(Team others, String program) throws Exception {
        this.server = others.server;
        this.program = program;
        tokens.putAll(others.tokens);
        make();
    }

    private void make() throws Exception {
        post("Ada", "/programs", "{\"id\":\"%s\",\"name\":\"P\",\"customer\":\"C\"}".formatted(program), 201);
        appoint(MEMBERS);
    }

    void appoint(String members) throws Exception {
        var changed = server.send(
                "PATCH",
                "/programs/" + program,
                Served.JSON,
                Served.bytes("{\"members\": " + members + "}"),
                authorization("Ada"));
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    }

    String program() {
        return "/programs/" + program;
    }

    String review(String week) {
        return "/sheets/weekly-review/" + program + "/" + week;
    }

    void report(String week, String... lines) throws Exception {
        var answer = server.send(
                "POST",
                program() + "/reports/" + week + "?template=weekly-review",
                "text/csv",
                Served.bytes(HEADERS + String.join("", lines)),
                authorization("Sam"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    /** Writes cells of one row of a sheet, a JSON object; tells the submission's id. */
    String write(String person, String sheet, String key, String values) throws Exception {
        var answer = post(
                person, sheet + "/submissions", "{\"rows\":[{\"key\":\"%s\",\"values\":%s}]}".formatted(key, values));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("submission").asText();
    }

    /** The sheet's workbook as it is made for a person. */
    Path workbook(String person, String sheet, Path to) throws Exception {
        var answer = get(person, sheet + "/workbook");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.into(to);
    }

    /** Submits a workbook that has to be accepted, with the cells that were changed in it; tells the submission's id. */
    String submit(String person, String sheet, Path workbook, int cells) throws Exception {
        var answer = server.send(
                "POST", sheet + "/submissions", Served.XLSX, Files.readAllBytes(workbook), authorization(person));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().at("/cells/changed").asInt()).as(answer.text()).isEqualTo(cells);
        return answer.json().get("submission").asText();
    }

    Served.Answer get(String person, String path) throws Exception {
        return server.get(path, authorization(person));
    }

    JsonNode read(String person, String path) throws Exception {
        var answer = get(person, path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    Served.Answer post(String person, String path, String body) throws Exception {
        return server.post(path, body, authorization(person));
    }

    /** Posts what has to be answered so. */
    JsonNode post(String person, String path, String body, int status) throws Exception {
        var answer = post(person, path, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        return answer.json();
    }

    Served.Answer sign(String person, String week, int revision) throws Exception {
        return post(person, review(week) + "/sign-offs", "{\"revision\": %d}".formatted(revision));
    }

    /** The signatures under a week, the latest first: {@code Rae standing, Rob changed 1}. */
    String signatures(String week) throws Exception {
        StringBuilder text = new StringBuilder();
        for (JsonNode one : read("Sam", review(week) + "/sign-offs").get("signOffs")) {
            text.append(text.isEmpty() ? "" : ", ")
                    .append(one.get("by").asText())
                    .append(' ')
                    .append(one.get("state").asText());
            if (one.get("state").asText().equals("changed")) {
                text.append(' ').append(one.get("changedSince").get("count").asInt());
            }
        }
        return text.toString();
    }

    /** The gates that are closed. */
    String closed() throws Exception {
        StringBuilder text = new StringBuilder();
        for (JsonNode gate : read("Sam", program() + "/hand-off").get("gates")) {
            if (!gate.get("open").asBoolean()) {
                text.append(text.isEmpty() ? "" : ", ").append(gate.get("gate").asText());
            }
        }
        return text.toString();
    }

    String[] authorization(String person) {
        return new String[] {"Authorization", "Bearer " + tokens.getOrDefault(person, "none")};
    }
}
