package dev.bidbook.spreadsheet;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

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

    /** Tags shorter than this have few attributes. */
    private static final int LONG_TOKEN = 1 << 16;

    private final String part;
    private final long stated;
    private final SpreadsheetLimits limits;
    private long count;
    private long tokenStart;
    private int equalSigns;
    /** What was reached: whoever reads on meets it again. */
    private @Nullable LimitReachedException reached;

    /**
     * The bytes of a part.
     *
     * @param stated how many the archive says there are: more are damage
     */
    CountingStream(InputStream in, String part, long stated, SpreadsheetLimits limits) {
        super(in);
        this.part = part;
        this.stated = stated;
        this.limits = limits;
    }

    /** How many bytes were unpacked so far. */
    long count() {
        return count;
    }

    /** Says that an XML token has ended. */
    void tokenEnded() {
        tokenStart = count;
        equalSigns = 0;
    }

    @Override
    public int read() throws IOException {
        goOn();
        int value = super.read();
        if (value >= 0) {
            counted(1, value == '=' ? 1 : 0);
        }
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        goOn();
        int read = super.read(target, offset, length);
        if (read > 0) {
            counted(read, count - tokenStart < LONG_TOKEN ? 0 : equalSigns(target, offset, read));
        }
        return read;
    }

    private void goOn() throws LimitReachedException {
        if (reached != null) {
            throw reached;
        }
    }

    private LimitReachedException reached(SpreadsheetRefusedException refusal) {
        reached = new LimitReachedException(refusal);
        return reached;
    }

    private void counted(int read, int equalSignsIn) throws LimitReachedException {
        count += read;
        if (count > stated) {
            throw reached(Refusals.damaged(
                    "its part " + Refusals.shortened(part) + " is larger than its list of parts says"));
        }
        if (count - tokenStart > limits.tokenBytes()) {
            throw reached(Refusals.tooLarge(
                    "The file's part " + Refusals.shortened(part) + " has an element or text of",
                    limits.tokenBytes(),
                    "bytes"));
        }
        equalSigns += equalSignsIn;
        if (equalSigns > limits.names()) {
            throw reached(Refusals.attributes(part, limits.names()));
        }
    }

    /** Every attribute has an equals sign: XML parsers take very long over tags with many of them. */
    private static int equalSigns(byte[] bytes, int offset, int length) {
        int found = 0;
        for (int i = offset, end = offset + length; i < end; i++) {
            if (bytes[i] == '=') {
                found++;
            }
        }
        return found;
    }
}
