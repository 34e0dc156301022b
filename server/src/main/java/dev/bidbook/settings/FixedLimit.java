package dev.bidbook.settings;

import dev.bidbook.http.HttpLimits;
import dev.bidbook.spreadsheet.SpreadsheetLimits;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The limits that no setting changes, because nobody's own file or program comes near them. */
enum FixedLimit {
    INFLATION(
            "inflation",
            "times",
            SpreadsheetLimits.DEFAULTS.inflation(),
            "How many times larger than the file a workbook's parts may be when unpacked, once they are past the next"
                    + " limit."),
    FREE_BYTES(
            "freeBytes",
            "bytes",
            SpreadsheetLimits.DEFAULTS.freeBytes(),
            "How large a workbook's parts may be when unpacked, however small the file is."),
    SHARED_TEXTS(
            "sharedTexts",
            "texts",
            SpreadsheetLimits.DEFAULTS.sharedTexts(),
            "Entries of a workbook's table of texts."),
    SHARED_CHARACTERS(
            "sharedCharacters",
            "characters",
            SpreadsheetLimits.DEFAULTS.sharedCharacters(),
            "All entries of that table together; also the names of a sheet's tables, and the custom properties of a"
                    + " workbook."),
    FORMAT_CHARACTERS(
            "formatCharacters",
            "characters",
            SpreadsheetLimits.DEFAULTS.formatCharacters(),
            "All number formats of a workbook together."),
    ENTRIES(
            "entries",
            "entries",
            SpreadsheetLimits.DEFAULTS.entries(),
            "Parts in the archive of a workbook; also the parts that one part refers to."),
    SHEETS("sheets", "sheets", SpreadsheetLimits.DEFAULTS.sheets(), "Sheets of a workbook."),
    STYLES(
            "styles",
            "formats",
            SpreadsheetLimits.DEFAULTS.styles(),
            "Cell formats of a workbook; also its fonts, its fills, and each other list of its styles."),
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
    NAMES(
            "names",
            "names",
            SpreadsheetLimits.DEFAULTS.names(),
            "Different names of elements and attributes in an XML part; also the attributes of one element."),
    ELEMENTS(
            "elements",
            "elements",
            SpreadsheetLimits.DEFAULTS.elements(),
            "Elements of a part that lists something, such as a workbook's styles or its sheets; eight times as many in"
                    + " a sheet, outside its rows."),
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
