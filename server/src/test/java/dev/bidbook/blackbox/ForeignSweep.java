package dev.bidbook.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bidbook.spreadsheet.ForeignFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Sends foreign files to a running server on every route and says what is wrong with its answers. */
final class ForeignSweep {

    /** The routes that take files; the last two answer as a workbook. */
    enum Route {
        REPORT,
        CHECK,
        SUBMIT,
        CHECK_ANNOTATED,
        SUBMIT_ANNOTATED
    }

    /**
     * One answer.
     *
     * @param cpu processor time of the server, in milliseconds
     */
    record Result(ForeignFile file, Route route, int status, long cpu, String said, List<String> faults) {}

    private final RunningServer server;
    private final Path spool;
    private final String sheet;

    ForeignSweep(RunningServer server, Path data, String sheet) {
        this.server = server;
        this.spool = data;
        this.sheet = sheet;
    }

    /** The parts of an archive by name. */
    static Map<String, byte[]> parts(byte[] archive) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), in.readAllBytes());
            }
        }
        return parts;
    }

    Result send(ForeignFile file, byte[] body, Route route) throws Exception {
        String before = state();
        long cpu = server.cpuMillis();
        RunningServer.Answer answer =
                switch (route) {
                    case REPORT -> server.file("/api/v1/programs/harbor-transit/reports/2026-W50", body, "Ann", false);
                    case CHECK, CHECK_ANNOTATED ->
                        server.file("/api/v1/" + sheet + "/validation", body, "Ann", route == Route.CHECK_ANNOTATED);
                    case SUBMIT, SUBMIT_ANNOTATED ->
                        server.file("/api/v1/" + sheet + "/submissions", body, "Ann", route == Route.SUBMIT_ANNOTATED);
                };
        long took = server.cpuMillis() - cpu;
        List<String> faults = new ArrayList<>();
        String said = judge(answer, faults);
        if (answer.status() != 201 && !state().equals(before)) {
            faults.add("something was stored");
        }
        try (Stream<Path> left = Files.list(spool)) {
            left.filter(one -> !one.getFileName().toString().isEmpty())
                    .forEach(one -> faults.add("left " + one.getFileName()));
        }
        return new Result(file, route, answer.status(), took, said, faults);
    }

    private String state() throws Exception {
        return server.get("/api/v1/" + sheet)
                        .response()
                        .headers()
                        .firstValue("ETag")
                        .orElse("")
                + server.get("/api/v1/sheets/weekly-review/harbor-transit/2026-W50")
                        .response()
                        .headers()
                        .firstValue("ETag")
                        .orElse("");
    }

    private static String judge(RunningServer.Answer answer, List<String> faults) throws IOException {
        int status = answer.status();
        if (status >= 500 || status < 200 || (status >= 300 && status < 400)) {
            faults.add("status " + status + ": " + answer.text());
            return "";
        }
        String type = answer.response().headers().firstValue("Content-Type").orElse("");
        if (type.contains("spreadsheetml")) {
            return "(workbook of " + answer.body().length + " bytes)";
        }
        JsonNode json = answer.json();
        JsonNode problems = json.path("problems");
        if (status < 300) {
            return problems.isEmpty() ? "ok" : sentence(problems.get(0), faults);
        }
        if (!type.equals("application/problem+json")) {
            faults.add("no problem document: " + type);
        }
        if (problems.isEmpty()) {
            String detail = json.path("detail").asText("");
            if (!detail.endsWith(".")) {
                faults.add("no sentence: " + answer.text());
            }
            return detail;
        }
        return sentence(problems.get(0), faults);
    }

    private static String sentence(JsonNode problem, List<String> faults) {
        String message = problem.path("message").asText("");
        String repair = problem.path("repair").asText("");
        if (!message.matches("(?s).+[.?!\"]")
                || !repair.matches("(?s).+[.?!]")
                || message.contains("Exception")
                || message.contains("dev.bidbook")) {
            faults.add("not a sentence: " + message + " | " + repair);
        }
        return message;
    }
}
