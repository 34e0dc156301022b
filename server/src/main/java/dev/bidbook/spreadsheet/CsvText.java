package dev.bidbook.spreadsheet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a text file is written: its characters and what separates its fields. Immutable.
 *
 * @param file the file
 * @param charset its character set
 * @param skip the characters before the first record: a byte order mark and a {@code sep=} line
 * @param separator what separates fields
 */
record CsvText(Path file, Charset charset, int skip, char separator) {

    private static final int SAMPLE = 65_536;
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Pattern SEPARATOR_LINE = Pattern.compile("(?i)sep=([^\"\\r\\n])(\\r\\n|\\r|\\n)");

    static CsvText of(Path file) throws IOException, SpreadsheetRefusedException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(SAMPLE);
        }
        Charset charset = charset(file, head);
        String sample = sample(file, charset);
        int skip = sample.startsWith("\ufeff") ? 1 : 0;
        String text = sample.substring(skip);
        TextKind.refuseWhatIsNoTable(text);
        Matcher line = SEPARATOR_LINE.matcher(text);
        if (line.lookingAt()) {
            return new CsvText(file, charset, skip + line.end(), line.group(1).charAt(0));
        }
        return new CsvText(file, charset, skip, SeparatorGuess.of(text));
    }

    private static Charset charset(Path file, byte[] head) throws IOException {
        int first = head.length > 0 ? head[0] & 0xff : -1;
        int second = head.length > 1 ? head[1] & 0xff : -1;
        if (head.length >= 8 && head.length % 4 == 0) {
            boolean littleMark = first == 0xff && second == 0xfe && head[2] == 0 && head[3] == 0;
            if (littleMark || (head[0] != 0 && zeros(head, 1, 3) && zeros(head, 5, 3))) {
                return Charset.forName("UTF-32LE");
            }
            if (zeros(head, 0, 2)
                    && ((head[2] & 0xff) == 0xfe || (head[2] == 0 && head[3] != 0 && zeros(head, 4, 3)))) {
                return Charset.forName("UTF-32BE");
            }
        }
        if (first == 0xff && second == 0xfe) {
            return StandardCharsets.UTF_16LE;
        }
        if (first == 0xfe && second == 0xff) {
            return StandardCharsets.UTF_16BE;
        }
        if (head.length >= 4 && head[0] != 0 && head[1] == 0 && head[2] != 0 && head[3] == 0) {
            return StandardCharsets.UTF_16LE;
        }
        if (head.length >= 4 && head[0] == 0 && head[1] != 0 && head[2] == 0 && head[3] != 0) {
            return StandardCharsets.UTF_16BE;
        }
        return isUtf8(file) ? StandardCharsets.UTF_8 : WINDOWS;
    }

    private static boolean zeros(byte[] head, int from, int count) {
        for (int i = from; i < from + count; i++) {
            if (head[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUtf8(Path file) throws IOException {
        char[] buffer = new char[SAMPLE];
        try (Reader reader = new InputStreamReader(
                Files.newInputStream(file),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT))) {
            while (reader.read(buffer) >= 0) {
                // Only whether it can be decoded.
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static String sample(Path file, Charset charset) throws IOException {
        char[] buffer = new char[SAMPLE];
        try (Reader reader = new InputStreamReader(Files.newInputStream(file), charset)) {
            int length = 0;
            for (int read = 0; read >= 0 && length < SAMPLE; length += Math.max(0, read)) {
                read = reader.read(buffer, length, SAMPLE - length);
            }
            return new String(buffer, 0, length);
        }
    }

    /** The text from the first record on. */
    Reader open() throws IOException {
        Reader reader = new BufferedReader(new InputStreamReader(Files.newInputStream(file), charset), SAMPLE);
        boolean complete = false;
        try {
            for (int i = 0; i < skip; i++) {
                if (reader.read() < 0) {
                    break;
                }
            }
            complete = true;
            return reader;
        } finally {
            if (!complete) {
                reader.close();
            }
        }
    }
}
