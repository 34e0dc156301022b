package dev.bidbook.blackbox;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The spreadsheet programs that people use besides Excel: openpyxl's scripts and LibreOffice. */
final class Programs {

    private Programs() {}

    /** Changes a workbook in place by a script that knows it as {@code review} and its further arguments as {@code args}. */
    static Path edit(Path workbook, String script, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(workbook.toString()));
        all.addAll(List.of(arguments));
        python(
                "review = Review(sys.argv[1])\nargs = sys.argv[2:]\n" + script + "\nreview.save()\n",
                all.toArray(String[]::new));
        return workbook;
    }

    /** Runs a script that knows review.py and tells what it prints. */
    static String python(String script, String... arguments) throws Exception {
        needs(runs(List.of("/usr/bin/python3", "-c", "import openpyxl")), "python3-openpyxl");
        List<String> command = new ArrayList<>(List.of("/usr/bin/python3", "-c", prelude() + script));
        command.addAll(List.of(arguments));
        return run(command);
    }

    /** Opens a workbook in LibreOffice and saves it as .xlsx again; tells the new file. */
    static Path saveByLibreOffice(Path file, Path folder) throws Exception {
        needs(runs(List.of("soffice", "--version")), "LibreOffice (soffice on the PATH)");
        Path out = Files.createDirectories(folder.resolve("saved"));
        run(List.of(
                "soffice",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                "xlsx",
                "--outdir",
                out.toString(),
                file.toString()));
        return out.resolve(file.getFileName());
    }

    private static String prelude() throws IOException {
        try (InputStream in = Programs.class.getResourceAsStream("review.py")) {
            if (in == null) {
                throw new IOException("review.py is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void needs(boolean there, String what) {
        if (!there && "true".equals(System.getenv("CI"))) {
            fail("Install " + what + ": this test needs it.");
        }
        assumeTrue(there, "skipped: " + what + " is not installed");
    }

    private static boolean runs(List<String> command) throws InterruptedException {
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
