package dev.bidbook.workbook;

import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Compresses pieces of parts. For one thread at a time; it holds memory outside of the heap until it is closed. */
final class PieceDeflater implements AutoCloseable {

    private static final int LEAST_ROOM = 1 << 14;

    private final Deflater deflater;
    private final CRC32 checksum = new CRC32();
    private byte[] out = new byte[1 << 16];

    /** A compressor of a level of {@link Deflater}. */
    PieceDeflater(int level) {
        deflater = new Deflater(level, true);
    }

    /** The piece compressed, with more to come after it. */
    Deflated piece(byte[] bytes, int length) {
        return deflate(bytes, length, false);
    }

    /** The last piece of a part, or the whole part, compressed. */
    Deflated last(byte[] bytes, int length) {
        return deflate(bytes, length, true);
    }

    private Deflated deflate(byte[] bytes, int length, boolean last) {
        deflater.reset();
        deflater.setInput(bytes, 0, length);
        if (last) {
            deflater.finish();
        }
        int size = 0;
        while (true) {
            if (out.length - size < LEAST_ROOM) {
                out = Arrays.copyOf(out, out.length * 2);
            }
            int room = out.length - size;
            int made = deflater.deflate(out, size, room, last ? Deflater.NO_FLUSH : Deflater.SYNC_FLUSH);
            size += made;
            if (last ? deflater.finished() : made < room) {
                break;
            }
        }
        checksum.reset();
        checksum.update(bytes, 0, length);
        return new Deflated(Arrays.copyOf(out, size), length, checksum.getValue());
    }

    @Override
    public void close() {
        deflater.end();
    }
}
