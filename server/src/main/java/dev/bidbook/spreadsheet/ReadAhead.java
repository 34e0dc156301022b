package dev.bidbook.spreadsheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A stream that somebody else reads ahead of its reader, by a bounded number of bytes: unpacking is a fifth of the work on
 * a sheet. The first bytes, which are all of most parts, are read by the reader itself. For one reader.
 */
final class ReadAhead extends InputStream {

    private static final int FIRST_BYTES = 1 << 17;
    private static final int BYTES_AT_ONCE = 1 << 16;
    private static final int MOST_AHEAD = 4;

    private final InputStream in;
    private final Executor ahead;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<ByteBuffer> pieces = new ArrayDeque<>();
    /** Whether somebody reads ahead, or has. */
    private boolean begun;

    private boolean ended;
    private boolean stopped;
    private @Nullable Throwable failure;

    private long direct;
    private ByteBuffer piece = ByteBuffer.allocate(0);

    ReadAhead(InputStream in, Executor ahead) {
        this.in = in;
        this.ahead = ahead;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (!begun && !begin()) {
            int read = in.read(target, offset, length);
            direct += Math.max(read, 0);
            return read;
        }
        if (!piece.hasRemaining()) {
            ByteBuffer next = take();
            if (next == null) {
                return -1;
            }
            piece = next;
        }
        int served = Math.min(length, piece.remaining());
        piece.get(target, offset, served);
        return served;
    }

    /** Lets somebody read ahead once it is clear that there is much to read; whether anybody does. */
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
            ByteBuffer read = next();
            while (read.hasRemaining() && put(read)) {
                read = next();
            }
        } catch (IOException | RuntimeException | Error e) {
            problem = e;
        } finally {
            end(problem);
        }
    }

    /** The next bytes; none at the end. */
    private ByteBuffer next() throws IOException {
        byte[] bytes = new byte[BYTES_AT_ONCE];
        int length = 0;
        try {
            for (int read = 0; read >= 0 && length < bytes.length; length += Math.max(0, read)) {
                read = in.read(bytes, length, bytes.length - length);
            }
        } catch (IOException | RuntimeException e) {
            // What stands before the fault is read all the same, as it is where nobody reads ahead.
            put(ByteBuffer.wrap(bytes, 0, length));
            throw e;
        }
        return ByteBuffer.wrap(bytes, 0, length);
    }

    /** Adds bytes, and waits until there is room for more; answers whether more are wanted. */
    private boolean put(ByteBuffer read) {
        lock.lock();
        try {
            pieces.add(read);
            changed.signalAll();
            while (!stopped && pieces.size() >= MOST_AHEAD) {
                changed.awaitUninterruptibly();
            }
            return !stopped;
        } finally {
            lock.unlock();
        }
    }

    private void end(@Nullable Throwable problem) {
        lock.lock();
        try {
            failure = problem;
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The next bytes; null at the end. */
    private @Nullable ByteBuffer take() throws IOException {
        lock.lock();
        try {
            while (pieces.isEmpty() && !ended) {
                changed.awaitUninterruptibly();
            }
            ByteBuffer next = pieces.poll();
            changed.signalAll();
            if (next == null) {
                fail();
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** Throws what ended the reading, if anything but the end of the stream did. */
    private void fail() throws IOException {
        if (failure instanceof IOException problem) {
            throw problem;
        } else if (failure instanceof RuntimeException problem) {
            throw problem;
        } else if (failure instanceof Error problem) {
            throw problem;
        }
    }

    /** Comes back once nobody reads ahead any more. */
    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            stopped = true;
            pieces.clear();
            changed.signalAll();
            while (begun && !ended) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
        in.close();
    }
}
