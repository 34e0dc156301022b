package dev.bidbook.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.blackbox.PeopleServer.Answer;
import dev.bidbook.people.Account;
import dev.bidbook.people.AccountOutcome;
import dev.bidbook.template.Role;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every route, called by everybody, against the table in {@code routes-by-role.txt}. A new route without a line in it
 * fails.
 */
class RoutesByRoleTest {

    private static final String NOT_THERE = "There is no program of that id.";
    private static final String NO_SUBMISSION = "There is no submission of that id.";

    @TempDir
    Path folder;

    @Test
    void everyoneMayCallWhatTheTableSaysAndNothingElse() throws Exception {
        List<String> lines = table();
        String[] callers =
                lines.get(0).substring(lines.get(0).indexOf('|') + 1).strip().split(" +", -1);
        Map<String, List<String>> expected = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            int bar = line.indexOf('|');
            expected.put(
                    line.substring(0, bar).strip(),
                    Arrays.asList(line.substring(bar + 1).strip().split(" +", -1)));
        }
        try (PeopleServer server = PeopleServer.whole(folder)) {
            Map<String, @Nullable String> tokens = tokens(server, callers);
            Set<String> routes = new TreeSet<>(dev.bidbook.http.RouteList.of(server.server));
            assertThat(expected.keySet()).containsExactlyInAnyOrderElementsOf(routes);
            String submission = server.call(
                            "GET", PeopleServer.SHEET + "/history?limit=1", tokens.get("RAM"), null, new byte[0])
                    .json()
                    .at("/entries/0/submission")
                    .asText("s");
            List<String> wrong = new ArrayList<>();
            for (String route : expected.keySet()) {
                for (int i = 0; i < callers.length; i++) {
                    String token = tokens.get(callers[i]);
                    String found = found(call(server, route, token, submission));
                    if (!found.equals(expected.get(route).get(i))) {
                        wrong.add(route + ", " + callers[i] + ": " + found + " and not "
                                + expected.get(route).get(i));
                    }
                }
            }
            assertThat(wrong).isEmpty();
        }
    }

    private static List<String> table() throws Exception {
        Path file = Path.of("src/test/resources/routes-by-role.txt");
        Path found = Files.exists(file) ? file : Path.of("server").resolve(file);
        return Files.readAllLines(found).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    private static Map<String, @Nullable String> tokens(PeopleServer server, String[] callers) throws Exception {
        Map<String, @Nullable String> tokens = new LinkedHashMap<>();
        server.add("Expired", false);
        String expired = server.signIn("Expired");
        server.clock.pass(Duration.ofHours(9));
        Account gone = server.add("Gone", true);
        String deactivated = server.signIn("Gone");
        server.bidbook.people().accounts().change(gone.id(), null, false, "test");
        String oneTime = String.valueOf(
                ((AccountOutcome.Stored) server.bidbook.people().accounts().add("Newcomer", true, null, "test"))
                        .password());
        for (String caller : callers) {
            tokens.put(
                    caller,
                    switch (caller) {
                        case "nobody" -> null;
                        case "expired" -> expired;
                        case "deactivated" -> deactivated;
                        case "newcomer" ->
                            server.signIn("Newcomer", oneTime)
                                    .json()
                                    .get("token")
                                    .asText();
                        case "foreign" -> server.signIn(PeopleServer.FOREIGNER);
                        case "administrator" -> server.signIn(PeopleServer.ADMINISTRATOR);
                        default ->
                            server.signIn(PeopleServer.name(
                                    Role.named(caller.replace('-', ' ')).orElseThrow()));
                    });
        }
        return tokens;
    }

    /** A call that changes nothing even where it is allowed: its body is of no form that is taken. */
    private static Answer call(PeopleServer server, String route, @Nullable String token, String submission)
            throws Exception {
        String method = route.substring(0, route.indexOf(' '));
        String path = route.substring(route.indexOf(' ') + 1)
                .replaceFirst("^/api/v1", "")
                .replace("{template}/{scope}/{period}", "weekly-review/northline/2026-W45")
                .replace("{template}", "weekly-review")
                .replace("{program}", "northline")
                .replace("{period}", "2026-W45")
                .replace("{week}", "2026-W45")
                .replace("{submission}", submission)
                .replace("{kind}", "busy")
                .replaceAll("\\{[a-z]+}", "nothing");
        boolean reads = method.equals("GET");
        String query = path.endsWith("/undo") ? "?preview=true" : reads || path.contains("completion") ? "" : "?no=1";
        if (path.equals("/events")) {
            // Only what listening would be answered with.
            return server.call("HEAD", path, token, null, new byte[0]);
        }
        byte[] body = reads ? new byte[0] : "{}".getBytes(StandardCharsets.UTF_8);
        return server.call(method, path + query, token, reads ? null : "application/json", body);
    }

    /** + if the caller came through, or else the status. */
    private static String found(Answer answer) {
        boolean hidden = answer.status() == 404
                && (answer.text().contains(NOT_THERE) || answer.text().contains(NO_SUBMISSION));
        return answer.status() == 401 || answer.status() == 403 || hidden ? Integer.toString(answer.status()) : "+";
    }
}
