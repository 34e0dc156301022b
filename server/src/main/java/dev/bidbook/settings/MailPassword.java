package dev.bidbook.settings;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The password of the mail server where it stands in a file of its own. */
final class MailPassword {

    private static final int LONGEST = 1_000;

    private MailPassword() {}

    /** The first line of the file; what follows, such as a line break, does not belong to it. */
    static String read(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > LONGEST) {
            throw new IOException("no file with a password");
        }
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String line = reader.readLine();
            if (line == null || line.isEmpty()) {
                throw new IOException("the file is empty");
            }
            return line;
        }
    }
}
