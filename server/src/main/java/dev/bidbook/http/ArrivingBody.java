package dev.bidbook.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** A request's body as it arrives, within bounds; what ends it too early is a {@link HttpFailure}. Not thread-safe. */
final class ArrivingBody extends InputStream {

    private final Context context;
    private final InputStream in;
    private final long most;
    private final long deadline;
    private long total;

    /**
     * The body of a request of which nothing was read yet.
     *
     * @param most its size in bytes at most
     */
    ArrivingBody(Context context, long most, Duration time) throws IOException {
        this.context = context;
        this.in = context.req().getInputStream();
        this.most = most;
        this.deadline = System.nanoTime() + time.toNanos();
    }

    /** For a body that has more bytes than it may. */
    static HttpFailure tooLarge(long most) {
        return new HttpFailure(ErrorKind.TOO_LARGE, "A body may have at most " + size(most) + " here.");
    }

    /** A number of bytes, as it is told. */
    static String size(long bytes) {
        return bytes >= 1 << 20 ? (bytes >> 20) + " MiB" : bytes + " bytes";
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        int read = arrived(target, offset, length);
        total += Math.max(0, read);
        if (total > most) {
            throw last(tooLarge(most));
        }
        if (read >= 0 && System.nanoTime() - deadline > 0) {
            throw last(tooSlow());
        }
        return read;
    }

    private int arrived(byte[] target, int offset, int length) {
        try {
            return in.read(target, offset, length);
        } catch (IOException e) {
            // Silence ends in a time-out of the connection; anything else is a client that is gone.
            throw last(
                    isTimeout(e)
                            ? tooSlow()
                            : HttpFailure.malformed("The body broke off before its end. Send it again."));
        }
    }

    /** What is left of the body is not read, so the connection ends with the answer, which has to say so. */
    private HttpFailure last(HttpFailure failure) {
        context.header("Connection", "close");
        return failure;
    }

    private static HttpFailure tooSlow() {
        return new HttpFailure(ErrorKind.REQUEST_TIMEOUT, "The body took too long to arrive. Send it again.");
    }

    private static boolean isTimeout(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof TimeoutException) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
