package dev.bidbook.workbook;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of a part, of which there are no more than its package states. Not thread-safe. */
final class StatedStream extends FilterInputStream {

    private long left;

    StatedStream(InputStream in, long stated) {
        super(in);
        this.left = stated;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        return value < 0 ? value : counted(1, value);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        return read < 0 ? read : counted(read, read);
    }

    private int counted(int bytes, int answer) throws IOException {
        left -= bytes;
        if (left < 0) {
            throw new IOException("a part is larger than its package says");
        }
        return answer;
    }
}
