package dev.bidbook.ledger;

import dev.bidbook.sheet.Row;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jdbi.v3.core.result.ResultSetException;
import org.jspecify.annotations.Nullable;

/** Rows as they come out of the database, one by one, some of them left out. Not thread-safe. */
final class RewoundRows implements Iterator<Row> {

    /** What a row of the result is, or null if it is left out. */
    interface Reading {
        @Nullable
        Row read(ResultSet result) throws SQLException;
    }

    private final ResultSet results;
    private final Reading reading;
    private @Nullable Row next;

    RewoundRows(ResultSet results, Reading reading) {
        this.results = results;
        this.reading = reading;
        this.next = advance();
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
        next = advance();
        return row;
    }

    private @Nullable Row advance() {
        try {
            while (results.next()) {
                Row row = reading.read(results);
                if (row != null) {
                    return row;
                }
            }
            return null;
        } catch (SQLException e) {
            throw new ResultSetException("the rows of a sheet cannot be read", e, null);
        }
    }
}
