package dev.bidbook.settings;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds what Bidbook was told: a flag counts before an environment variable, that before the settings file, and that
 * before the default. All problems of all of them are collected before anything fails.
 */
public final class SettingsReader {

    /** The settings file in the data folder. */
    public static final String FILE_NAME = "bidbook.properties";

    /** The variable that names another settings file, as {@code --config} does. */
    static final String FILE_VARIABLE = "BIDBOOK_CONFIG";

    private static final String PREFIX = "BIDBOOK_";

    /** What the setting of accounts may be. */
    static final String REQUIRED = "required";

    static final String NONE = "none";

    private static final int LONGEST_TEXT = 500;

    /** Digits and dots, or anything with a colon: an address that needs no name service to be understood. */
    static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    /** Settings of earlier versions, and what to use instead. */
    static final Map<String, String> RETIRED = Map.of();

    private final Map<String, String> retired;
    private final List<SettingProblem> problems = new ArrayList<>();
    private final Map<Setting, String> texts = new EnumMap<>(Setting.class);
    private final Map<Setting, Long> numbers = new EnumMap<>(Setting.class);
    private final Map<Setting, String> sources = new EnumMap<>(Setting.class);

    private SettingsReader(Map<String, String> retired) {
        this.retired = retired;
    }

    /**
     * The configuration.
     *
     * @param flags what the command line says, as written
     * @param file the settings file the command line names, or null
     * @param environment the environment's variables
     * @throws SettingsRefusedException with every problem
     */
    public static ServerConfig read(Map<Setting, String> flags, @Nullable Path file, Map<String, String> environment)
            throws SettingsRefusedException {
        return read(flags, file, environment, RETIRED);
    }

    /** {@link #read(Map, Path, Map)} with another table of retired settings. */
    static ServerConfig read(
            Map<Setting, String> flags,
            @Nullable Path file,
            Map<String, String> environment,
            Map<String, String> retired)
            throws SettingsRefusedException {
        SettingsReader reader = new SettingsReader(retired);
        flags.forEach((setting, text) -> reader.take(setting, text, setting.option(), null));
        reader.takeVariables(environment);
        reader.takeFile(file, environment);
        for (Setting setting : Setting.values()) {
            reader.take(setting, setting.standard(), "default", null);
        }
        SettingTexts said = new SettingTexts(reader.texts, reader.sources);
        reader.problems.addAll(new MailSettings(said).check());
        reader.problems.addAll(new SettingsTogether(said).check());
        if (!reader.problems.isEmpty()) {
            throw new SettingsRefusedException(reader.problems);
        }
        reader.findTemplates();
        return new ServerConfig(reader.texts, reader.numbers, reader.sources);
    }

    private void takeVariables(Map<String, String> environment) {
        // Sorted, so that the problems come in the same order every time.
        new TreeMap<>(environment).forEach((variable, text) -> {
            if (!variable.startsWith(PREFIX) || variable.equals(FILE_VARIABLE)) {
                return;
            }
            Optional<Setting> setting = Arrays.stream(Setting.values())
                    .filter(candidate -> candidate.variable().equals(variable))
                    .findFirst();
            if (setting.isPresent()) {
                take(setting.get(), text, variable, null);
            } else {
                String name = variable.substring(PREFIX.length())
                        .toLowerCase(java.util.Locale.ROOT)
                        .replace('_', '-');
                unknown(variable, name, variable, Setting::variable);
            }
        });
    }

    private void takeFile(@Nullable Path named, Map<String, String> environment) {
        String variable = environment.get(FILE_VARIABLE);
        Path file = named;
        if (file == null && variable != null && !variable.isBlank()) {
            file = path(variable);
            if (file == null) {
                problems.add(new SettingProblem(
                        FILE_VARIABLE, quoted(variable) + " is not a path.", "Write the path of a settings file."));
                return;
            }
        }
        boolean inDataFolder = file == null;
        if (file == null) {
            file = Path.of(texts.getOrDefault(Setting.DATA, Setting.DATA.standard()))
                    .resolve(FILE_NAME);
            if (!Files.exists(file)) {
                return;
            }
        }
        SettingsFile content = SettingsFile.read(file);
        problems.addAll(content.problems());
        Map<String, Integer> seen = new TreeMap<>();
        for (SettingsFile.Entry entry : content.entries()) {
            takeEntry(file, entry, inDataFolder, seen.putIfAbsent(entry.name(), entry.line()));
        }
    }

    private void takeEntry(Path file, SettingsFile.Entry entry, boolean inDataFolder, @Nullable Integer earlier) {
        String source = file + ", line " + entry.line();
        Optional<Setting> setting = Setting.named(entry.name());
        if (setting.isEmpty()) {
            unknown(source, entry.name(), entry.name(), Setting::settingName);
        } else if (earlier != null) {
            problems.add(new SettingProblem(
                    source, entry.name() + " is already set in line " + earlier + ".", "Keep one of the two lines."));
        } else if (inDataFolder && setting.get() == Setting.DATA) {
            problems.add(new SettingProblem(
                    source,
                    "This file is in the data folder, so it cannot say which folder that is.",
                    "Use --data or BIDBOOK_DATA, or name a settings file elsewhere with --config."));
        } else {
            take(setting.get(), entry.value(), source, file);
        }
    }

    /** Checks a value; it counts if nothing before it has set the same setting. */
    private void take(Setting setting, String written, String source, @Nullable Path file) {
        String text = written.strip();
        SettingKind kind = setting.kind();
        if (kind.isNumber()) {
            takeNumber(setting, text, source);
            return;
        }
        if (kind == SettingKind.HOST) {
            if (!text.equals("localhost") && !ADDRESS.matcher(text).matches()) {
                problems.add(new SettingProblem(source, quoted(text) + " is not an address.", kind.repair()));
                return;
            }
        } else if (kind == SettingKind.ACCOUNTS) {
            if (!text.equals(REQUIRED) && !text.equals(NONE)) {
                problems.add(
                        new SettingProblem(source, quoted(text) + " is not a word that counts here.", kind.repair()));
                return;
            }
        } else if (kind == SettingKind.TEXT) {
            if (text.length() > LONGEST_TEXT || text.chars().anyMatch(Character::isISOControl)) {
                problems.add(new SettingProblem(
                        source, "The text is too long, or has signs that cannot be seen.", kind.repair()));
                return;
            }
        } else if (kind.isWord()) {
            if (!isWord(setting, text, source)) {
                return;
            }
        } else if (!text.isEmpty() || !setting.standard().isEmpty()) {
            text = pathOrAddress(setting, text, source, file);
            if (text == null) {
                return;
            }
        }
        if (texts.putIfAbsent(setting, text) == null) {
            sources.put(setting, source);
        }
    }

    /** Checks a text that is neither a number, a path nor a host. */
    private boolean isWord(Setting setting, String text, String source) {
        SettingKind kind = setting.kind();
        if (kind == SettingKind.SECRET && source.equals(setting.option())) {
            problems.add(new SettingProblem(
                    source, "Everybody on this machine can read what stands on a command line.", kind.repair()));
            return false;
        }
        Optional<String> fault = kind.fault(text);
        fault.ifPresent(what -> problems.add(new SettingProblem(
                source, (kind == SettingKind.SECRET ? "The text" : quoted(text)) + " " + what + ".", kind.repair())));
        return fault.isEmpty();
    }

    /** The text as it counts, or null if it is wrong. */
    private @Nullable String pathOrAddress(Setting setting, String text, String source, @Nullable Path file) {
        SettingKind kind = setting.kind();
        if (!kind.isPath()) {
            String address = kind.address(text).orElse(null);
            if (address == null) {
                problems.add(new SettingProblem(
                        source, quoted(text) + " is not an address that can be used here.", kind.repair()));
            }
            return address;
        }
        Path path = path(text);
        if (path == null) {
            problems.add(new SettingProblem(source, quoted(text) + " is not a path.", kind.repair()));
            return null;
        }
        // In a file a path counts from the file's folder, so that it means the same wherever a service starts.
        Path folder = file == null ? null : file.toAbsolutePath().getParent();
        return (folder == null ? path : folder.resolve(path).normalize()).toString();
    }

    private void takeNumber(Setting setting, String text, String source) {
        SettingKind kind = setting.kind();
        OptionalLong number = kind.number(text);
        if (number.isEmpty()) {
            problems.add(new SettingProblem(
                    source,
                    quoted(text) + " is not a " + (kind == SettingKind.PORT ? "port" : "number of " + kind.unit())
                            + ".",
                    kind.repair()));
        } else if (number.getAsLong() < setting.least() || number.getAsLong() > setting.most()) {
            problems.add(new SettingProblem(
                    source,
                    quoted(text) + " is out of range.",
                    "Write a value from " + kind.display(setting.least()) + " to " + kind.display(setting.most())
                            + "."));
        } else if (numbers.putIfAbsent(setting, number.getAsLong()) == null) {
            texts.put(setting, kind.display(number.getAsLong()));
            sources.put(setting, source);
        }
    }

    private void unknown(
            String source, String name, String written, java.util.function.Function<Setting, String> asWritten) {
        String instead = retired.get(name);
        if (instead != null) {
            problems.add(new SettingProblem(
                    source, "The setting " + written + " is no longer used.", "Use " + instead + " instead."));
            return;
        }
        String repair = Nearest.of(name, Arrays.asList(Setting.values()), Setting::settingName)
                .map(setting -> "Did you mean " + asWritten.apply(setting) + "?")
                .orElse("\"bidbook settings\" lists all settings.");
        problems.add(new SettingProblem(source, "There is no setting " + written + ".", repair));
    }

    /** Without a folder of templates in the working folder, the one beside the program or above it. */
    private void findTemplates() {
        if (!"default".equals(sources.get(Setting.TEMPLATES))
                || Files.isDirectory(Path.of(Setting.TEMPLATES.standard()))) {
            return;
        }
        InstallationFolder.find(Setting.TEMPLATES.standard())
                .ifPresent(folder -> texts.put(Setting.TEMPLATES, folder.toString()));
    }

    private static @Nullable Path path(String text) {
        try {
            return text.isEmpty() ? null : Path.of(text);
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private static String quoted(String text) {
        String shortened = text.length() > 80 ? text.substring(0, 80) + "…" : text;
        return "\"" + shortened + "\"";
    }
}
