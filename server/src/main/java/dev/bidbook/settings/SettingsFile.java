package dev.bidbook.settings;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A settings file: one {@code name = value} a line, blank lines, and lines that start with {@code #}.
 *
 * <p>Java's own properties format is not used: it takes {@code C:\data} for {@code C:data} and knows no line numbers.
 */
final class SettingsFile {

    /** The largest settings file that is read; a real one has a few lines. */
    private static final long LARGEST = 1 << 20;

    /**
     * One setting.
     *
     * @param line where it stands, from 1
     * @param name its name
     * @param value what it is set to
     */
    record Entry(int line, String name, String value) {}

    private final List<Entry> entries = new ArrayList<>();
    private final List<SettingProblem> problems = new ArrayList<>();

    private SettingsFile() {}

    /** The file's entries, and what is wrong with its lines. */
    static SettingsFile read(Path path) {
        SettingsFile file = new SettingsFile();
        try {
            if (Files.size(path) > LARGEST) {
                file.problems.add(
                        new SettingProblem(path.toString(), "The file is larger than 1 MB.", "Name a settings file."));
                return file;
            }
            file.parse(path, Files.readAllLines(path, StandardCharsets.UTF_8));
        } catch (CharacterCodingException e) {
            file.problems.add(
                    new SettingProblem(path.toString(), "The file is not UTF-8 text.", "Save it as plain UTF-8 text."));
        } catch (IOException e) {
            file.problems.add(new SettingProblem(
                    path.toString(), "The file cannot be read.", "Check its name and that you may read it."));
        }
        return file;
    }

    /** The settings, in the order of the file. */
    List<Entry> entries() {
        return entries;
    }

    /** What is wrong with the file or its lines. */
    List<SettingProblem> problems() {
        return problems;
    }

    private void parse(Path path, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (i == 0 && line.startsWith("\ufeff")) {
                line = line.substring(1).strip();
            }
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int equals = line.indexOf('=');
            if (equals < 1) {
                problems.add(new SettingProblem(
                        path + ", line " + (i + 1), "\"" + line + "\" is not a setting.", "Write name = value."));
                continue;
            }
            entries.add(new Entry(
                    i + 1,
                    line.substring(0, equals).strip(),
                    line.substring(equals + 1).strip()));
        }
    }
}
