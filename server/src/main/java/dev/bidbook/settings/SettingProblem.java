package dev.bidbook.settings;

/**
 * Something wrong with a setting.
 *
 * @param source where it was written: {@code --port}, {@code BIDBOOK_PORT}, {@code data/bidbook.properties, line 3}
 * @param message one sentence: what is wrong
 * @param repair one sentence: what to do
 */
public record SettingProblem(String source, String message, String repair) {

    /** {@code BIDBOOK_PORT: "abc" is not a port. Write a whole number from 0 to 65535, such as 8420.} */
    @Override
    public String toString() {
        return source + ": " + message + " " + repair;
    }
}
