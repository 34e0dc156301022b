package dev.bidbook.ledger;

import dev.bidbook.sheet.Row;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Rows as they come out of the database, one by one. Not thread-safe. */
final class RewoundRows implements Iterator<Row> {

    private final Supplier<@Nullable Row> rows;
    private @Nullable Row next;

    /** The rows that a supplier gives, up to the first null. */
    RewoundRows(Supplier<@Nullable Row> rows) {
        this.rows = rows;
        this.next = rows.get();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Row next() {
        Row row = next;
        if (row == null) {
            throw new NoSuchElementException();
        }
        next = rows.get();
        return row;
    }
}
