package dev.bidbook.settings;

import java.nio.file.Path;
import java.util.Map;

/**
 * The settings as texts, each right by itself, and where each comes from. Both maps may still change.
 *
 * @param texts what is set
 * @param sources where that was said
 */
record SettingTexts(Map<Setting, String> texts, Map<Setting, String> sources) {

    /** The text of a setting; empty if it is not set. */
    String text(Setting setting) {
        return texts.getOrDefault(setting, "");
    }

    boolean isSet(Setting setting) {
        return !text(setting).isEmpty();
    }

    Path path(Setting setting) {
        return Path.of(text(setting));
    }

    /** A problem where the setting was said. */
    SettingProblem problem(Setting setting, String message, String repair) {
        return new SettingProblem(sources.getOrDefault(setting, "default"), message, repair);
    }
}
