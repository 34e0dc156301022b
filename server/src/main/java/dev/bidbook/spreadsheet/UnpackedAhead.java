package dev.bidbook.spreadsheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * A part that somebody else unpacks ahead of its reader, by a bounded number of bytes: unpacking is a fifth of the work on
 * a sheet. The first bytes, which are all of most parts, are unpacked by the reader itself. For one reader, which must close
 * it.
 */
final class UnpackedAhead extends BlockStream {

    private static final int FIRST_BYTES = 1 << 17;
    private static final int BYTES_AT_ONCE = 1 << 16;
    private static final long BYTES_AHEAD = 3 * BYTES_AT_ONCE;

    private final InputStream in;
    private final Executor ahead;
    private final HandOver<ByteBuffer> pieces = new HandOver<>(BYTES_AHEAD);
    /** Whether somebody unpacks ahead, or has. */
    private boolean begun;

    private long direct;
    private ByteBuffer piece = ByteBuffer.allocate(0);

    UnpackedAhead(InputStream in, Executor ahead) {
        this.in = in;
        this.ahead = ahead;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!begun && !begin()) {
            int read = in.read(target, offset, length);
            direct += Math.max(read, 0);
            return read;
        }
        if (!piece.hasRemaining()) {
            ByteBuffer next = pieces.take();
            if (next == null) {
                if (pieces.failure() instanceof IOException problem) {
                    throw problem;
                }
                return -1;
            }
            piece = next;
        }
        int served = Math.min(length, piece.remaining());
        piece.get(target, offset, served);
        return served;
    }

    /** Lets somebody unpack ahead once it is clear that there is much to read; whether anybody does. */
    private boolean begin() {
        if (direct < FIRST_BYTES) {
            return false;
        }
        try {
            ahead.execute(this::run);
            begun = true;
        } catch (RejectedExecutionException e) {
            // All are busy. After as many bytes again somebody may be free.
            direct = 0;
        }
        return begun;
    }

    private void run() {
        Throwable problem = null;
        try {
            boolean wanted = true;
            while (wanted) {
                wanted = giveNext();
            }
        } catch (IOException | RuntimeException | Error e) {
            problem = e;
        } finally {
            pieces.end(problem);
        }
    }

    /** Unpacks some bytes; answers whether there are more, and they are wanted. */
    private boolean giveNext() throws IOException {
        byte[] bytes = new byte[BYTES_AT_ONCE];
        int length = 0;
        int read = 0;
        try {
            while (read >= 0 && length < bytes.length) {
                read = in.read(bytes, length, bytes.length - length);
                length += Math.max(0, read);
            }
        } catch (IOException | RuntimeException e) {
            // What stands before the fault is read all the same, as it is where nobody unpacks ahead.
            give(bytes, length);
            throw e;
        }
        return give(bytes, length) && read >= 0;
    }

    private boolean give(byte[] bytes, int length) {
        return length == 0 || pieces.give(ByteBuffer.wrap(bytes, 0, length), length);
    }

    /** Comes back once nobody unpacks ahead any more. */
    @Override
    public void close() throws IOException {
        if (begun) {
            pieces.stop();
        }
        in.close();
    }
}
