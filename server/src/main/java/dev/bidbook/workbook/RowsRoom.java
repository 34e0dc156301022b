package dev.bidbook.workbook;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The memory in which a thread writes and compresses rows. It grows with the first batches, which takes as long as
 * writing some of them, so that it is kept for the next workbook.
 *
 * @param xml for the XML of a batch
 * @param marks for its compression
 */
record RowsRoom(XmlBuffer xml, RowsDeflater marks) {

    /** What rows without long texts need is far less. */
    private static final int MOST_KEPT = 4 << 20;

    /** Rooms that nobody is in. Thread-safe. */
    static final class Pool {
        private final BlockingQueue<RowsRoom> idle;

        /** A pool that keeps at most so many. */
        Pool(int most) {
            this.idle = new ArrayBlockingQueue<>(most);
        }

        RowsRoom take() {
            @Nullable RowsRoom room = idle.poll();
            return room == null ? new RowsRoom(new XmlBuffer(), new RowsDeflater()) : room;
        }

        void giveBack(RowsRoom room) {
            if (room.xml.array().length <= MOST_KEPT) {
                // With as many as can be of use, this one is left to the garbage collector.
                boolean kept = idle.offer(room);
                assert kept || idle.remainingCapacity() == 0;
            }
        }
    }
}
