package dev.bidbook.workbook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pieces of a part that cannot be sent yet, because what comes before them is known only after them. A few
 * megabytes are held in memory, more go to a temporary file, which is gone when this is closed. For one thread.
 */
final class HeldPieces implements AutoCloseable {

    private static final int MOST_IN_MEMORY = 4 << 20;

    private final List<byte[]> inMemory = new ArrayList<>();
    private int memorySize;
    private @Nullable Path file;
    private @Nullable OutputStream spill;
    private long size;
    private long length;
    private long checksum;

    void add(Deflated piece) throws IOException {
        checksum = Checksums.joined(checksum, piece.checksum(), piece.length());
        length += piece.length();
        size += piece.bytes().length;
        if (spill == null && memorySize + piece.bytes().length <= MOST_IN_MEMORY) {
            inMemory.add(piece.bytes());
            memorySize += piece.bytes().length;
        } else {
            spill().write(piece.bytes());
        }
    }

    /** How many bytes the pieces are, compressed. */
    long size() {
        return size;
    }

    /** How many bytes the pieces were. */
    long length() {
        return length;
    }

    /** The CRC-32 of what the pieces were. */
    long checksum() {
        return checksum;
    }

    /** The pieces, one after another; nothing is added after this. */
    InputStream open() throws IOException {
        List<InputStream> streams = new ArrayList<>();
        inMemory.forEach(piece -> streams.add(new ByteArrayInputStream(piece)));
        if (spill != null && file != null) {
            spill.close();
            streams.add(Files.newInputStream(file));
        }
        return new SequenceInputStream(Collections.enumeration(streams));
    }

    private OutputStream spill() throws IOException {
        OutputStream out = spill;
        if (out == null) {
            file = Files.createTempFile("bidbook-rows-", ".tmp");
            out = Files.newOutputStream(file);
            spill = out;
        }
        return out;
    }

    @Override
    public void close() throws IOException {
        if (spill != null) {
            spill.close();
        }
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }
}
