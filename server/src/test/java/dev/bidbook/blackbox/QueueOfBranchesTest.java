package dev.bidbook.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waits for people whose memberships are limited to branches. */
class QueueOfBranchesTest {

    @TempDir
    Path folder;

    @Test
    void aRamIsAskedToDecideTheLinesOfTheRamsBranchesAlone() throws Exception {
        try (Teams teams = new Teams(folder, "decided")) {
            Team team = teams.next();
            team.report("2026-W45", Team.BELT, Team.BELT.replace(",STL,P-4,", ",MCI,P-4,"), Team.PUMP);

            assertThat(decisions(team, "Rae")).isEqualTo(1);
            assertThat(decisions(team, "Rob")).isEqualTo(1);
            assertThat(decisions(team, "Nan")).isEqualTo(2);
            assertThat(decisions(team, "Sam")).isZero();

            team.write("Rae", team.review("2026-W45"), "P-4|STL|BA-1", "{\"RAM/NAM decision\": \"Accept as is\"}");

            assertThat(decisions(team, "Rae")).isZero();
            assertThat(decisions(team, "Rob")).isEqualTo(1);
            assertThat(decisions(team, "Nan")).isEqualTo(1);
        }
    }

    /** How many lines wait for a decision of somebody's. */
    private static int decisions(Team team, String person) throws Exception {
        int lines = 0;
        for (JsonNode sheet : team.read(person, "/queue").get("decisions")) {
            lines += sheet.get("count").asInt();
        }
        return lines;
    }
}
