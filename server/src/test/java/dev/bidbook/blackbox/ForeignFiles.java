package dev.bidbook.blackbox;

import dev.bidbook.spreadsheet.ForeignChanges;
import dev.bidbook.spreadsheet.ForeignFile;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Sends thousands of foreign files to a server with 512 MB of heap and writes a line for each answer. Run it by hand:
 * its arguments are how many random files to add, and perhaps a text that names of files
 * must contain, or with an exclamation mark before it must not contain.
 */
final class ForeignFiles {

    private ForeignFiles() {}

    public static void main(String[] arguments) throws Exception {
        int random = Integer.parseInt(arguments[0]);
        String only = arguments.length > 1 ? arguments[1] : "";
        Path folder = Files.createTempDirectory("foreign");
        Path templates = Files.isDirectory(Path.of("templates")) ? Path.of("templates") : Path.of("../templates");
        List<String> machine = new ArrayList<>(List.of("-Xmx512m", "-Xlog:gc:file=" + folder.resolve("gc.log")));
        machine.addAll(Arrays.asList(
                System.getProperty("foreign.machine", "-Xshare:auto").split(" ", -1)));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println("folder " + folder);
        try (RunningServer server = RunningServer.start(folder.resolve("data"), templates, machine, List.of())) {
            byte[] report = Served.report(0);
            server.json("POST", "/api/v1/programs", Served.program());
            server.file("/api/v1/programs/harbor-transit/reports/2026-W45", report, "Ann", false);
            String sheet = "sheets/weekly-review/harbor-transit/2026-W45";
            byte[] copy = server.get("/api/v1/" + sheet + "/workbook", "X-Bidbook-User", "Ann")
                    .body();
            Path spool = folder.resolve("data").resolve(System.getProperty("foreign.spool", "incoming"));
            ForeignSweep sweep = new ForeignSweep(server, spool, sheet);
            run(sweep, files(ForeignSweep.parts(report), random), List.of(ForeignSweep.Route.REPORT), only, out);
            run(
                    sweep,
                    files(ForeignSweep.parts(copy), random),
                    List.of(
                            ForeignSweep.Route.CHECK,
                            ForeignSweep.Route.CHECK_ANNOTATED,
                            ForeignSweep.Route.SUBMIT,
                            ForeignSweep.Route.SUBMIT_ANNOTATED),
                    only,
                    out);
            String folderOfOthers = System.getProperty("foreign.folder");
            if (folderOfOthers != null) {
                run(sweep, inFolder(Path.of(folderOfOthers)), List.of(ForeignSweep.Route.values()), only, out);
            }
        }
    }

    private static List<ForeignFile> files(Map<String, byte[]> parts, int random) {
        List<ForeignFile> files = new ArrayList<>(ForeignFile.all(parts));
        for (int seed = 0; seed < random; seed++) {
            files.add(ForeignChanges.of(parts, seed));
        }
        return files;
    }

    private static List<ForeignFile> inFolder(Path folder) throws Exception {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .sorted()
                    .map(file -> new ForeignFile("file", file.toString(), () -> bytes(file)))
                    .toList();
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void run(
            ForeignSweep sweep,
            List<ForeignFile> files,
            List<ForeignSweep.Route> routes,
            String only,
            PrintStream out) {
        boolean without = only.startsWith("!");
        String wanted = without ? only.substring(1) : only;
        for (ForeignFile file : files) {
            if (file.toString().contains(wanted) == without) {
                continue;
            }
            byte[] body = file.content().get();
            for (ForeignSweep.Route route : routes) {
                String line;
                long start = System.nanoTime();
                try {
                    ForeignSweep.Result result = sweep.send(file, body, route);
                    line = String.format(
                            Locale.ROOT,
                            "%6d\t%6d\t%d\t%s\t%s\t%s\t%s",
                            result.cpu(),
                            (System.nanoTime() - start) / 1_000_000,
                            result.status(),
                            route,
                            file,
                            result.said().replaceAll("\\s+", " "),
                            result.faults().isEmpty()
                                    ? ""
                                    : "FAULT " + result.faults().toString().replaceAll("\\s+", " "));
                } catch (Exception e) {
                    line = "     -\t     -\t0\t" + route + "\t" + file + "\t\tFAULT " + e;
                }
                out.println(line);
            }
        }
    }
}
