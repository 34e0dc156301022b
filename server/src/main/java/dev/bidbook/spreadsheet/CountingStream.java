package dev.bidbook.spreadsheet;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Counts what is unpacked from a part and stops where a limit is reached. Not thread-safe. */
final class CountingStream extends FilterInputStream {

    /** A limit was reached; carries the refusal through code that only passes I/O exceptions on. */
    static final class LimitReachedException extends IOException {

        private static final long serialVersionUID = 1L;

        private final SpreadsheetRefusedException refusal;

        LimitReachedException(SpreadsheetRefusedException refusal) {
            super(refusal);
            this.refusal = refusal;
        }

        SpreadsheetRefusedException refusal() {
            return refusal;
        }
    }

    private final String part;
    private final long bytesLeft;
    private final SpreadsheetLimits limits;
    private final LongConsumer atClose;
    private long count;
    private long tokenStart;

    CountingStream(InputStream in, String part, long bytesLeft, SpreadsheetLimits limits, LongConsumer atClose) {
        super(in);
        this.part = part;
        this.bytesLeft = bytesLeft;
        this.limits = limits;
        this.atClose = atClose;
    }

    /** How many bytes were unpacked so far. */
    long count() {
        return count;
    }

    /** Says that an XML token has ended. */
    void tokenEnded() {
        tokenStart = count;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            counted(1);
        }
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        if (read > 0) {
            counted(read);
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        atClose.accept(count);
        super.close();
    }

    private void counted(int read) throws LimitReachedException {
        count += read;
        if (count > bytesLeft) {
            throw new LimitReachedException(
                    Refusals.tooLarge("Unpacked, the file has", limits.inflatedBytes(), "bytes"));
        }
        if (count - tokenStart > limits.tokenBytes()) {
            throw new LimitReachedException(Refusals.tooLarge(
                    "The file's part " + Refusals.shortened(part) + " has an element or text of",
                    limits.tokenBytes(),
                    "bytes"));
        }
    }
}
