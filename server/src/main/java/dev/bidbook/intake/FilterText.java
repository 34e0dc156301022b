package dev.bidbook.intake;

import dev.bidbook.sheet.WhiteSpace;
import dev.bidbook.spreadsheet.RawCell;
import dev.bidbook.spreadsheet.RawRow;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The one cell, above the headers or below the lines, in which an export says which filters were applied. */
final class FilterText {

    /** How the text begins where it is known; elsewhere its place tells it. */
    private static final Pattern KNOWN = Pattern.compile(
            "(?:applied filters|filtros aplicados|filtres appliqu[ée]s|angewendete filter|angewandte filter|filtri applicati"
                    + "|toegepaste filters)\\s*:.*|no filters applied|nenhum filtro aplicado|no se han aplicado filtros"
                    + "|aucun filtre appliqu[ée]|keine filter angewendet|nessun filtro applicato",
            Pattern.DOTALL);

    private FilterText() {}

    /** Whether the row holds one text and nothing else, or the same text of several lines in several cells. */
    static boolean standsAlone(RawRow row) {
        String text = null;
        for (RawCell cell : row.cells()) {
            if (!RawText.isBlank(cell)) {
                String other = RawText.of(cell);
                boolean again = text != null && text.equals(other) && text.indexOf('\n') >= 0;
                if (!RawText.isText(cell) || (text != null && !again)) {
                    return false;
                }
                text = other;
            }
        }
        return text != null;
    }

    /** The text of a row that holds one, its lines parted by line feeds. */
    static String of(RawRow row) {
        for (RawCell cell : row.cells()) {
            if (!RawText.isBlank(cell)) {
                return WhiteSpace.strip(RawText.of(cell).replace("\r\n", "\n").replace('\r', '\n'));
            }
        }
        return "";
    }

    /** Whether the text is a filter text wherever it stands: a known one, or one of several lines. */
    static boolean looksLikeOne(String text) {
        return text.indexOf('\n') >= 0
                || KNOWN.matcher(HeaderName.compared(text)).matches();
    }

    /** The filter text among the rows above the headers. */
    static Optional<String> above(List<RawRow> rows, int headerRow) {
        return rows.stream()
                .filter(row -> row.number() < headerRow && isAbove(row, headerRow))
                .map(FilterText::of)
                .findFirst();
    }

    /** Whether the row above the headers is the filter text: alone, and with an empty row below it or unmistakable. */
    private static boolean isAbove(RawRow row, int headerRow) {
        return standsAlone(row) && !Truncation.isIn(of(row)) && (row.number() < headerRow - 1 || looksLikeOne(of(row)));
    }
}
