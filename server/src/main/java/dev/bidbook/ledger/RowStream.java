package dev.bidbook.ledger;

import dev.bidbook.template.Template;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The rows that are in a sheet, one batch after another in the order of their numbers, as they come out of the database.
 * For one thread and within the reading that opened it; its batches may be decoded anywhere, also afterwards.
 */
public final class RowStream {

    private final Template template;
    private final int revision;
    private final IntFunction<@Nullable RowBatch> rows;

    RowStream(Template template, int revision, IntFunction<@Nullable RowBatch> rows) {
        this.template = template;
        this.revision = revision;
        this.rows = rows;
    }

    /** The revision that the rows are of. */
    public int revision() {
        return revision;
    }

    /** A decoder for batches of this stream, for one thread at a time. */
    public RowDecoder decoder() {
        return new RowDecoder(template);
    }

    /**
     * The next rows, or null after the last one.
     *
     * @param most how many rows at most, from 1
     */
    public @Nullable RowBatch next(int most) {
        return rows.apply(most);
    }
}
