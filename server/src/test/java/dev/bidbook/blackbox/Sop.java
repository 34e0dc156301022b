package dev.bidbook.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** Who and what takes part in the play: a server, a program with its people, their browsers and their mail. */
record Sop(Served server, Team team, SopPages pages, SopMail mail, Path folder) {

    static final String WEEK = "2026-W45";
    static final String LAST_WEEK = "2026-W48";

    void imported(String week, byte[] report, int rows) throws Exception {
        var answer = server.send(
                "POST",
                team.program() + "/reports/" + week + "?template=weekly-review",
                Served.XLSX,
                report,
                team.authorization("Sam"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().at("/rows/read").asInt()).isEqualTo(rows);
    }

    String cell(String sheet, String key, String column) throws Exception {
        for (JsonNode row : team.read("Sam", sheet).get("rows")) {
            if (row.get("key").asText().equals(key)) {
                return row.get("values").get(column).asText();
            }
        }
        throw new AssertionError("no row " + key);
    }

    Page handOff(String person) {
        return pages.at(person, "/hand-off.html?program=northline");
    }
}
