package dev.bidbook.workbook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Workbooks as they should be, part by part: a folder for each, with its parts as text, an element a line and a cell a
 * line. The contents they are made of name their times and copies, so nothing has to be taken out before comparing.
 */
final class GoldenParts {

    /** Renews the files instead of comparing, if it is true; CONTRIBUTING.md says how. */
    static final String RENEW = "golden.renew";

    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

    /** A line break of ours, while a text may have its own. */
    private static final String BREAK = "\uE000";

    private static final Pattern CELL = Pattern.compile("<c [^>]*[^/>]>.*?</c>", Pattern.DOTALL);

    private GoldenParts() {}

    /** What differs, each with its part, its line, what is expected and what was found; nothing after a renewal. */
    static List<String> differences(String name, Map<String, byte[]> parts) throws IOException {
        Path folder = FOLDER.resolve(name);
        Map<String, String> found = new TreeMap<>();
        parts.forEach((part, bytes) -> found.put(part, lines(new String(bytes, StandardCharsets.UTF_8))));
        if (Boolean.getBoolean(RENEW)) {
            renew(folder, found);
            return List.of();
        }
        Map<String, String> expected = stored(folder);
        List<String> differences = new ArrayList<>();
        TreeSet<String> all = new TreeSet<>(expected.keySet());
        all.addAll(found.keySet());
        for (String part : all) {
            if (!found.containsKey(part)) {
                differences.add(name + ", " + part + ": the part is not there");
            } else if (!expected.containsKey(part)) {
                differences.add(name + ", " + part + ": the part is new");
            } else {
                compare(name + ", " + part, expected.get(part).split("\n", -1), found.get(part), differences);
            }
        }
        return differences;
    }

    /** A part's text with an element a line, and a cell a line. */
    static String lines(String xml) {
        Matcher cells = CELL.matcher(xml.replace("><", ">" + BREAK + "<").replace("?>\n<", "?>" + BREAK + "<"));
        return cells.replaceAll(cell -> Matcher.quoteReplacement(cell.group().replace(BREAK, "")))
                .replace(BREAK, "\n")
                // A file that a formatter or an editor ends with a line break is the same.
                .stripTrailing();
    }

    private static void compare(String place, String[] expected, String foundText, List<String> differences) {
        String[] found = foundText.split("\n", -1);
        int line = Arrays.mismatch(expected, found);
        if (line >= 0) {
            differences.add("%s, line %d:%n  expected %s%n  found    %s"
                    .formatted(place, line + 1, at(expected, line), at(found, line)));
        }
    }

    private static String at(String[] lines, int line) {
        return line < lines.length ? lines[line] : "(the end)";
    }

    private static Map<String, String> stored(Path folder) throws IOException {
        Map<String, String> stored = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String part = folder.relativize(file).toString().replace('\\', '/');
                    stored.put(part, Files.readString(file).stripTrailing());
                }
            }
        }
        return stored;
    }

    private static void renew(Path folder, Map<String, String> found) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        for (Map.Entry<String, String> part : found.entrySet()) {
            Path file = folder.resolve(part.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, part.getValue() + "\n");
        }
    }
}
