package dev.bidbook.workbook;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Runs the spreadsheet programs that are not ours. */
public final class Tools {

    /** By the command that tells, whether a program is there: some take a second to say so. */
    private static final Map<List<String>, Boolean> RUNS = new ConcurrentHashMap<>();

    private Tools() {}

    /** Saves a workbook by LibreOffice as another file type and tells the new file. */
    public static Path libreOffice(Path file, String type, Path folder) throws Exception {
        return libreOffice(List.of(file), type, folder).get(0);
    }

    /** Saves workbooks by one start of LibreOffice, which takes longer than most files, and tells the new files. */
    public static List<Path> libreOffice(List<Path> files, String type, Path folder) throws Exception {
        needs(runs(List.of("soffice", "--version")), "LibreOffice (soffice on the PATH)");
        Path out = Files.createDirectories(folder.resolve("saved"));
        List<String> command = new ArrayList<>(List.of(
                "soffice",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                type,
                "--outdir",
                out.toString()));
        files.forEach(file -> command.add(file.toString()));
        run(command);
        return files.stream()
                .map(file -> file.getFileName().toString())
                .map(name -> out.resolve(name.substring(0, name.lastIndexOf('.') + 1) + type))
                .toList();
    }

    /** Runs a script by Node whose libraries stand beside it, and tells what it prints. */
    public static String node(Path script, String... arguments) throws Exception {
        needs(runs(List.of("node", "--version")), "node");
        needs(
                Files.isDirectory(script.resolveSibling("node_modules")),
                "the libraries for Node (npm ci --prefix server/src/test/node)");
        List<String> command = new ArrayList<>(List.of("node", script.toString()));
        command.addAll(List.of(arguments));
        return run(command);
    }

    /** Runs a Python script that uses openpyxl and tells what it prints. */
    public static String openpyxl(String script, String... arguments) throws Exception {
        needs(runs(List.of("/usr/bin/python3", "-c", "import openpyxl")), "python3-openpyxl");
        List<String> command = new ArrayList<>(List.of("/usr/bin/python3", "-W", "ignore", "-c", script));
        command.addAll(List.of(arguments));
        return run(command);
    }

    private static void needs(boolean there, String what) {
        if (!there && "true".equals(System.getenv("CI"))) {
            fail("Install " + what + ": this test needs it.");
        }
        assumeTrue(there, "skipped: " + what + " is not installed");
    }

    private static boolean runs(List<String> command) throws InterruptedException {
        Boolean known = RUNS.get(command);
        if (known == null) {
            known = isRunnable(command);
            RUNS.put(command, known);
        }
        return known;
    }

    private static boolean isRunnable(List<String> command) throws InterruptedException {
        try {
            run(command);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(command.get(0) + " failed: " + output);
        }
        return output;
    }
}
