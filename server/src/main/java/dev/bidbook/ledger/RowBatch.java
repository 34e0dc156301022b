package dev.bidbook.ledger;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.RowKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Some rows of a sheet in their order, as they are stored. Immutable once it is handed out, so that any thread can
 * decode it, each with a decoder of its own.
 */
public final class RowBatch {

    private final int[] ids;
    private final byte[][] keys;
    private final byte[][] documents;
    private int size;

    RowBatch(int most) {
        ids = new int[most];
        keys = new byte[most][];
        documents = new byte[most][];
    }

    void add(int id, byte[] key, byte[] document) {
        ids[size] = id;
        keys[size] = key;
        documents[size] = document;
        size++;
    }

    /** How many rows it holds, at least one. */
    public int size() {
        return size;
    }

    /** The id of a row, counted from 0 within the batch. */
    public int id(int row) {
        return ids[row];
    }

    /** The key of a row. */
    public RowKey key(int row) {
        return new RowKey(new String(keys[row], StandardCharsets.UTF_8));
    }

    /** The values of a row by the template's columns; those of formula columns are blank. */
    public List<CellValue> values(int row, RowDecoder decoder) {
        return decoder.values(documents[row]);
    }

    /** All rows, decoded; values of formula columns are blank. */
    public List<Row> rows(RowDecoder decoder) {
        List<Row> rows = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            rows.add(new Row(ids[i], key(i), values(i, decoder)));
        }
        return rows;
    }
}
