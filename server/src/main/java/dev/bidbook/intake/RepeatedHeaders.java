package dev.bidbook.intake;

import dev.bidbook.spreadsheet.RawCell;
import dev.bidbook.template.Template;
import java.util.List;

/** Tells rows that say the headers of the key columns again, by what is worked out once for all rows. Immutable. */
final class RepeatedHeaders {

    private final int[] columns;
    /** What each of those columns' headers is compared by. */
    private final String[] headers;

    RepeatedHeaders(Headers headers, Template template) {
        this.columns = template.key().stream().mapToInt(headers::fileColumn).toArray();
        this.headers = new String[columns.length];
        for (int i = 0; i < columns.length; i++) {
            this.headers[i] =
                    columns[i] < 0 ? "" : HeaderName.compared(headers.texts().get(columns[i]));
        }
    }

    /** Whether a row says the same as the headers in every key column. */
    boolean are(List<RawCell> cells) {
        for (int i = 0; i < columns.length; i++) {
            if (columns[i] < 0 || columns[i] >= cells.size()) {
                return false;
            }
            String text = RawText.of(cells.get(columns[i]));
            if (HeaderName.surelyOther(text, headers[i])
                    || !HeaderName.compared(text).equals(headers[i])) {
                return false;
            }
        }
        return true;
    }
}
