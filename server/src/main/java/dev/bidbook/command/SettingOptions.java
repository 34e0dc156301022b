package dev.bidbook.command;

import dev.bidbook.settings.ServerConfig;
import dev.bidbook.settings.Setting;
import dev.bidbook.settings.SettingsReader;
import dev.bidbook.settings.SettingsRefusedException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The settings as options of a command, made from the table. */
final class SettingOptions {

    private static final String CONFIG = "--config";

    private SettingOptions() {}

    /** Gives the command an option for each of the settings, and one for the settings file. */
    static void add(CommandLine command, List<Setting> settings) {
        CommandSpec spec = command.getCommandSpec();
        for (Setting setting : settings) {
            spec.addOption(OptionSpec.builder(setting.option())
                    .type(String.class)
                    .paramLabel(setting.kind().unit().toUpperCase(java.util.Locale.ROOT))
                    .description(setting.help().replace("%", "%%") + " Default: " + setting.standard() + ".")
                    .build());
        }
        spec.addOption(OptionSpec.builder(CONFIG)
                .type(Path.class)
                .paramLabel("FILE")
                .description("The settings file. Default: " + SettingsReader.FILE_NAME + " in the data folder.")
                .build());
    }

    /** The configuration that follows from the command's options and what surrounds it. */
    static ServerConfig read(ParseResult parsed, Terminal terminal) throws SettingsRefusedException {
        Map<Setting, String> flags = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            String written = parsed.matchedOptionValue(setting.option(), (@Nullable String) null);
            if (written != null) {
                flags.put(setting, written);
            }
        }
        Path file = parsed.matchedOptionValue(CONFIG, (@Nullable Path) null);
        return SettingsReader.read(flags, file, terminal.environment());
    }
}
