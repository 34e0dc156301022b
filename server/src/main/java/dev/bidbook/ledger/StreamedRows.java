package dev.bidbook.ledger;

import dev.bidbook.sheet.Row;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The rows of a stream one by one, decoded as they are asked for. Not thread-safe. */
final class StreamedRows implements Iterator<Row> {

    private static final int ROWS_AT_ONCE = 256;

    private final RowStream stream;
    private final RowDecoder decoder;
    private @Nullable RowBatch batch;
    private int next;

    StreamedRows(RowStream stream) {
        this.stream = stream;
        this.decoder = stream.decoder();
        this.batch = stream.next(ROWS_AT_ONCE);
    }

    @Override
    public boolean hasNext() {
        return batch != null;
    }

    @Override
    public Row next() {
        RowBatch current = batch;
        if (current == null) {
            throw new NoSuchElementException();
        }
        Row row = new Row(current.id(next), current.key(next), current.values(next, decoder));
        if (++next == current.size()) {
            next = 0;
            batch = stream.next(ROWS_AT_ONCE);
        }
        return row;
    }
}
