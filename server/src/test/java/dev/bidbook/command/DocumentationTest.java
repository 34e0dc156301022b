package dev.bidbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.settings.Setting;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the pages against the program and against each other. */
class DocumentationTest {

    private static final Path ROOT = Files.isDirectory(Path.of("docs")) ? Path.of("") : Path.of("..");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])(--[a-z][a-z-]+)");

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> dead = new ArrayList<>();
        for (Path page : pages()) {
            Matcher links = LINK.matcher(withoutCode(Files.readString(page)));
            while (links.find()) {
                String target = links.group(1);
                if (!target.matches("[a-z]+:.*") && !resolves(page, target)) {
                    dead.add(page + ": " + target);
                }
            }
        }
        assertThat(dead).isEmpty();
    }

    @Test
    void everyPageIsInTheIndex() throws IOException {
        String index = Files.readString(ROOT.resolve("docs/README.md"));
        assertThat(names(ROOT.resolve("docs")))
                .allSatisfy(name -> assertThat(index).contains("(" + name + ")"));
    }

    @Test
    void everyDecisionIsInTheIndexWithItsTitleAndHasANumberOfItsOwn() throws IOException {
        Path folder = ROOT.resolve("docs/decisions");
        String index = Files.readString(folder.resolve("README.md"));
        List<String> names = names(folder);
        for (String name : names) {
            String title = Files.readAllLines(folder.resolve(name)).get(0).replaceFirst("^# (\\d+\\. )?", "");
            assertThat(index).contains("| [" + name.substring(0, 4) + "](" + name + ") | " + title + " |");
        }
        assertThat(names.stream().map(name -> name.substring(0, 4))).doesNotHaveDuplicates();
    }

    @Test
    void thePageOfCommandsHasEveryCommandAndOptionAndNoOther() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/command-line.md"));
        TreeSet<String> options = new TreeSet<>(List.of("--help", "--version"));
        assertThat(commands()).contains("serve", "demo", "program", "check", "settings");
        for (String command : commands()) {
            assertThat(page).containsPattern("(?m)^\\| `" + command + "[ `]");
            addOptions(options, help(command, "--help"));
            for (String beneath : commands(command, "--help")) {
                assertThat(page).containsPattern("(?m)^\\| `" + command + " " + beneath + "[ `]");
                addOptions(options, help(command, beneath, "--help"));
            }
        }
        TreeSet<String> written = new TreeSet<>();
        Matcher found = OPTION.matcher(page);
        while (found.find()) {
            written.add(found.group(1));
        }
        assertThat(options).containsAll(written);
        options.removeIf(option ->
                Stream.of(Setting.values()).anyMatch(setting -> setting.option().equals(option)));
        assertThat(written).containsAll(options);
    }

    @Test
    void noPageSpeaksOfAFolderOfTheOneWhoWroteIt() throws IOException {
        for (Path page : pages()) {
            assertThat(Files.readString(page)).as(page.toString()).doesNotContain("/home/", "/work/");
        }
    }

    private static void addOptions(java.util.Set<String> options, String help) {
        Matcher own = OPTION.matcher(help);
        while (own.find()) {
            options.add(own.group(1));
        }
    }

    private static List<String> commands() {
        return commands("--help");
    }

    /** The commands that a help lists, if any. */
    private static List<String> commands(String... arguments) {
        String[] parts = help(arguments).split("\nCommands:\r?\n", 2);
        return parts.length < 2
                ? List.of()
                : Pattern.compile("(?m)^  ([a-z]+) ")
                        .matcher(parts[1])
                        .results()
                        .map(found -> found.group(1))
                        .toList();
    }

    private static String help(String... arguments) {
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out, true);
        Commands.run(new Terminal(writer, writer, Map.of(), false), arguments);
        return out.toString();
    }

    private static boolean resolves(Path page, String target) throws IOException {
        String[] parts = target.split("#", 2);
        Path file = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        if (!Files.exists(file)) {
            return false;
        }
        return parts.length == 1
                || Files.readAllLines(file).stream()
                        .filter(line -> line.startsWith("#"))
                        .map(DocumentationTest::anchor)
                        .anyMatch(parts[1]::equals);
    }

    private static String anchor(String heading) {
        return heading.replaceFirst("^#+ ", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    private static String withoutCode(String text) {
        return text.replaceAll("(?s)```.*?```", "")
                .replaceAll("(?m)^    .*$", "")
                .replaceAll("`[^`\n]*`", "");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".md") && !name.equals("README.md"))
                    .sorted()
                    .collect(Collectors.toList());
        }
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
                Stream<Path> top = Files.list(ROOT.toAbsolutePath())) {
            return Stream.concat(docs, top)
                    .filter(file -> file.toString().endsWith(".md"))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
