package dev.bidbook.settings;

import dev.bidbook.http.HttpLimits;
import dev.bidbook.spreadsheet.SpreadsheetLimits;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The limits that no setting changes, because nobody's own file or program comes near them. */
enum FixedLimit {
    SHARED_TEXTS(
            "sharedTexts",
            "texts",
            SpreadsheetLimits.DEFAULTS.sharedTexts(),
            "Entries of a workbook's table of texts."),
    SHARED_CHARACTERS(
            "sharedCharacters",
            "characters",
            SpreadsheetLimits.DEFAULTS.sharedCharacters(),
            "All entries of that table together."),
    ENTRIES("entries", "entries", SpreadsheetLimits.DEFAULTS.entries(), "Parts in the archive of a workbook."),
    SHEETS("sheets", "sheets", SpreadsheetLimits.DEFAULTS.sheets(), "Sheets of a workbook."),
    STYLES("styles", "formats", SpreadsheetLimits.DEFAULTS.styles(), "Cell formats of a workbook."),
    MERGED_AREAS(
            "mergedAreas",
            "areas",
            SpreadsheetLimits.DEFAULTS.mergedAreas(),
            "Merged areas of a sheet; also the tables of a sheet and the columns of a table."),
    DEPTH(
            "depth",
            "elements",
            SpreadsheetLimits.DEFAULTS.depth(),
            "How deep XML elements may stand inside each other."),
    TOKEN_BYTES("tokenBytes", "bytes", SpreadsheetLimits.DEFAULTS.tokenBytes(), "The longest tag or text in XML."),
    HEARTBEAT(
            "heartbeatSeconds",
            "seconds",
            HttpLimits.DEFAULTS.heartbeatSeconds(),
            "How often those who listen to events are sent a sign of life."),
    CACHE("cacheBytes", "bytes", HttpLimits.DEFAULTS.cacheBytes(), "Answered sheets that are kept in memory."),
    PROBLEMS("problems", "problems", HttpLimits.DEFAULTS.problems(), "Problems that one answer lists.");

    private final String component;
    private final String unit;
    private final long value;
    private final String help;

    FixedLimit(String component, String unit, long value, String help) {
        this.component = component;
        this.unit = unit;
        this.value = value;
        this.help = help;
    }

    /** The name of the record component that holds it. */
    String component() {
        return component;
    }

    /** The second table of {@code docs/settings.md}. */
    static String markdown() {
        return "| Limit | Value | Unit | What it bounds |\n|---|---|---|---|\n"
                + Stream.of(values())
                        .map(limit -> String.format(
                                Locale.ROOT,
                                "| %s | %,d | %s | %s |\n",
                                limit.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                                limit.value,
                                limit.unit,
                                limit.help))
                        .collect(Collectors.joining());
    }
}
