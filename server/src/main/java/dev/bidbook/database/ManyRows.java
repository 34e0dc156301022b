package dev.bidbook.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;

/**
 * Inserts rows by the hundred thousand, many with each call: what a call costs beside its rows is as much as some of the
 * rows. Give the cells of a row one after another, then end it. Used within one transaction, by one thread.
 */
public final class ManyRows implements AutoCloseable {

    private static final int AT_ONCE = 64;

    private final Connection connection;
    private final String insert;
    private final String row;
    private final int cells;
    private final PreparedStatement many;
    /** What waits to be inserted, row after row: text or a whole number. A new one each time: to fill an old one is work for whoever collects garbage. */
    private Object[] waiting;

    private int filled;

    /**
     * Rows for a table.
     *
     * @param insert what stands before the rows, such as {@code INSERT INTO part (name, pieces) VALUES}
     * @param row one row with a question mark for each cell that differs, such as {@code (?, ?)}
     */
    public ManyRows(Connection connection, String insert, String row) throws SQLException {
        this.connection = connection;
        this.insert = insert + ' ';
        this.row = row;
        this.cells = (int) row.chars().filter(c -> c == '?').count();
        this.waiting = new Object[AT_ONCE * cells];
        this.many = connection.prepareStatement(this.insert + String.join(", ", Collections.nCopies(AT_ONCE, row)));
    }

    /** The next cell of the row. */
    public ManyRows add(String text) {
        waiting[filled++] = text;
        return this;
    }

    /** The next cell of the row. */
    public ManyRows add(long number) {
        waiting[filled++] = number;
        return this;
    }

    /** Ends the row. */
    public void end() throws SQLException {
        if (filled % cells != 0) {
            throw new IllegalStateException("a row of " + insert + " lacks cells");
        }
        if (filled == waiting.length) {
            insert(many);
        }
    }

    private void insert(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < filled; i++) {
            if (waiting[i] instanceof String text) {
                statement.setString(i + 1, text);
            } else {
                statement.setLong(i + 1, (Long) waiting[i]);
            }
        }
        statement.executeUpdate();
        waiting = new Object[waiting.length];
        filled = 0;
    }

    /** Inserts the rest; to be called at the end if nothing failed. */
    public void finish() throws SQLException {
        if (filled > 0) {
            String rest = insert + String.join(", ", Collections.nCopies(filled / cells, row));
            try (PreparedStatement statement = connection.prepareStatement(rest)) {
                insert(statement);
            }
        }
    }

    /** Lets go of what the database keeps for this; inserts nothing. */
    @Override
    public void close() throws SQLException {
        many.close();
    }
}
