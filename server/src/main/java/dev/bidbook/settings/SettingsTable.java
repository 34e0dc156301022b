package dev.bidbook.settings;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of settings for people: on a terminal with the values in force, and as Markdown for the documentation. */
public final class SettingsTable {

    private SettingsTable() {}

    /** Every setting with its value now, where that comes from, and what it does. */
    public static String text(ServerConfig config) {
        return Stream.of(Setting.values())
                .map(setting -> "%s = %s%n    %s Unit: %s%s. Default: %s. Variable: %s. Now from: %s.%n"
                        .formatted(
                                setting.settingName(),
                                config.shown(setting),
                                setting.help(),
                                setting.kind().unit(),
                                range(setting),
                                setting.standard(),
                                setting.variable(),
                                config.source(setting)))
                .collect(Collectors.joining());
    }

    /** The table of {@code docs/settings.md}. */
    static String markdown() {
        return "| Setting | Unit | Default | Least | Most | Variable | What it does |\n"
                + "|---|---|---|---|---|---|---|\n"
                + Stream.of(Setting.values())
                        .map(setting -> "| `%s` | %s | `%s` | %s | %s | `%s` | %s |\n"
                                .formatted(
                                        setting.settingName(),
                                        setting.kind().unit(),
                                        setting.standard().isEmpty() ? " " : setting.standard(),
                                        bound(setting, setting.least()),
                                        bound(setting, setting.most()),
                                        setting.variable(),
                                        setting.help()))
                        .collect(Collectors.joining());
    }

    private static String range(Setting setting) {
        return setting.kind().isNumber()
                ? ", " + bound(setting, setting.least()) + " to " + bound(setting, setting.most())
                : "";
    }

    private static String bound(Setting setting, long bound) {
        return setting.kind().isNumber() ? setting.kind().display(bound) : "";
    }
}
