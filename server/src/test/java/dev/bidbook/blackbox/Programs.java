package dev.bidbook.blackbox;

import dev.bidbook.workbook.Tools;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
        return Tools.openpyxl(prelude() + script, arguments);
    }

    /** Opens a workbook in LibreOffice and saves it as .xlsx again; tells the new file. */
    static Path saveByLibreOffice(Path file, Path folder) throws Exception {
        return Tools.libreOffice(file, "xlsx", folder);
    }

    /** The letters of the columns of a review, by their names. */
    static Map<String, String> letters(Path workbook) throws Exception {
        Map<String, String> letters = new HashMap<>();
        python("letters(sys.argv[1])", workbook.toString()).lines().forEach(line -> {
            String[] parts = line.split("\t", 2);
            letters.put(parts[1], parts[0]);
        });
        return letters;
    }

    private static String prelude() throws IOException {
        try (InputStream in = Programs.class.getResourceAsStream("review.py")) {
            if (in == null) {
                throw new IOException("review.py is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
