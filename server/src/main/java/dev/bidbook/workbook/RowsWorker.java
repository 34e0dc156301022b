package dev.bidbook.workbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;

/** Makes pieces of batches, one after the other. For one thread at a time. */
final class RowsWorker implements AutoCloseable {

    private final RowCounter counter;
    private final RowsRoom.Pool pool;
    private final RowsRoom room;
    private final XmlBuffer xml;
    private final RowsDeflater marks;
    private final RowsXml rows;
    private final int marksPerRow;
    private int next;

    /**
     * A worker that has made nothing yet.
     *
     * @param pool where it takes its room from, and gives it back when it is closed
     */
    RowsWorker(RowShape shape, Layout layout, RowCounter counter, RowsRoom.Pool pool) {
        this.counter = counter;
        this.pool = pool;
        this.room = pool.take();
        this.xml = room.xml();
        this.marks = room.marks();
        this.rows = new RowsXml(shape, layout, xml, marks);
        this.marksPerRow = shape.rowId() + 2;
    }

    /** Writes the rows, the first of which gets this number on the sheet. */
    RowsPiece work(RowSource.Batch batch, int first) {
        xml.clear();
        marks.clear();
        next = first;
        BatchCounts counts = new BatchCounts(counter);
        batch.forEach((id, values, verdict) -> {
            try {
                rows.row(next++, id, values, verdict);
            } catch (IOException e) {
                throw new UncheckedIOException("writing to memory", e);
            }
            counts.add(values, verdict);
        });
        Deflated piece = marks.piece(xml.array(), xml.length(), marksPerRow);
        return new RowsPiece(piece == null ? byZlib() : piece, counts);
    }

    /** The one row of a table without rows. */
    Deflated blankRow() throws IOException {
        xml.clear();
        rows.blankRow(Layout.FIRST_ROW);
        return byZlib();
    }

    /** For rows that are not like each other. */
    private Deflated byZlib() {
        try (PieceDeflater deflater = new PieceDeflater(Deflater.BEST_SPEED)) {
            return deflater.piece(xml.array(), xml.length());
        }
    }

    @Override
    public void close() {
        pool.giveBack(room);
    }
}
