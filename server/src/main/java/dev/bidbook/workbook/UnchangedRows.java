package dev.bidbook.workbook;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.spreadsheet.RawCell;
import dev.bidbook.spreadsheet.RawRow;
import dev.bidbook.template.Column;
import dev.bidbook.template.Origin;
import dev.bidbook.template.Template;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rows of the file that are plainly rows of the base, in every cell: most of any workbook. They need no further look:
 * they say nothing, teach nothing about how a column is written, and only take their place as the first to stand for
 * their row of the base. Not thread-safe.
 */
final class UnchangedRows {

    private static final int MET_OTHERWISE = -1;
    private static final int MOST_DIGITS = 9;

    private final Template template;
    private final Headers headers;
    private final BaseRows base;
    private final boolean looks;
    private final Column[] columns;
    private final int[] positions;
    private final int[] places;
    /** By the base's rows: the number of the file's row that is one unchanged, or that it was met otherwise. */
    private int[] metAt = new int[1_024];

    private int count;

    /**
     * For the rows below these headers.
     *
     * @param looks whether to look for unchanged rows at all; if not, there are none
     */
    UnchangedRows(Template template, Headers headers, BaseRows base, boolean looks) {
        this.template = template;
        this.headers = headers;
        this.base = base;
        this.looks = looks && headers.rowId() != Headers.NONE;
        this.positions = IntStream.range(0, template.columns().size())
                .filter(headers::has)
                .filter(position -> template.columns().get(position).origin() != Origin.FORMULA)
                .toArray();
        this.places = IntStream.of(positions).map(headers::place).toArray();
        this.columns = IntStream.of(positions).mapToObj(template.columns()::get).toArray(Column[]::new);
    }

    /** Whether the row is one of the base, unchanged, and the first to be it; it is counted then. */
    boolean takes(RawRow row) {
        int id = looks ? id(row.cell(headers.rowId())) : -1;
        int index = id < 0 ? -1 : base.indexOf(id);
        if (index < 0 || metAt(index) != 0 || !isUnchanged(row, base.get(index))) {
            return false;
        }
        metAt[index] = row.number();
        count++;
        return true;
    }

    /** Notes that a row of the base has been met in a row that is not plainly it. */
    void met(Row row) {
        int index = base.indexOf(row.id());
        if (index >= 0 && metAt(index) == 0) {
            metAt[index] = MET_OTHERWISE;
        }
    }

    /** The number of the file's row that is this one unchanged, or 0 if there is none. */
    int at(Row row) {
        int index = base.indexOf(row.id());
        return index < 0 ? 0 : Math.max(metAt(index), 0);
    }

    private int metAt(int index) {
        if (index >= metAt.length) {
            metAt = Arrays.copyOf(metAt, Math.max(2 * metAt.length, index + 1));
        }
        return metAt[index];
    }

    /** How many rows are unchanged. */
    int count() {
        return count;
    }

    private boolean isUnchanged(RawRow row, Row stored) {
        List<CellValue> values = stored.values();
        for (int i = 0; i < places.length; i++) {
            if (!PlainlySame.same(values.get(positions[i]), row.cell(places[i]), columns[i])) {
                return false;
            }
        }
        boolean kept = headers.remove() == Headers.NONE || row.cell(headers.remove()) == RawCell.Blank.BLANK;
        return kept && (!headers.hasWholeKey() || isOwnKey(stored));
    }

    /** Whether the row's key is that of its values, as it is unless the template's key was another once. */
    private boolean isOwnKey(Row stored) {
        String key = stored.key().text();
        int at = 0;
        for (int position : template.key()) {
            if (!(stored.values().get(position) instanceof CellValue.Text text)
                    || text.text().indexOf('|') >= 0
                    || text.text().indexOf('\\') >= 0
                    || !key.startsWith(text.text(), at)) {
                return isOwnKeySpeltOut(stored);
            }
            at += text.text().length();
            if (at < key.length() && key.charAt(at) != '|') {
                return isOwnKeySpeltOut(stored);
            }
            at++;
        }
        return at == key.length() + 1;
    }

    private boolean isOwnKeySpeltOut(Row stored) {
        List<CellValue> values =
                template.key().stream().map(stored.values()::get).toList();
        return values.stream().anyMatch(value -> !value.isBlank())
                && RowKey.of(values).equals(stored.key());
    }

    /** The number of a hidden id as the product writes it, or -1. */
    static int id(RawCell cell) {
        return cell instanceof RawCell.Text text ? id(text.text()) : -1;
    }

    /** The number of a hidden id, with or without the letter before it, or -1 for any other text. */
    static int id(String text) {
        int start = text.startsWith("R") || text.startsWith("r") ? 1 : 0;
        int digits = text.length() - start;
        if (digits < 1 || digits > MOST_DIGITS) {
            return -1;
        }
        int id = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            id = id * 10 + (c - '0');
        }
        return id;
    }
}
