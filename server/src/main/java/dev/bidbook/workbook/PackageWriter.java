package dev.bidbook.workbook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Writes a package out of parts that are compressed already. The stream is flushed, never closed. */
final class PackageWriter {

    private final ZipArchiveOutputStream zip;
    private final long madeAt;

    /** A package without parts, whose parts were all made at that moment. */
    PackageWriter(OutputStream out, Instant madeAt) {
        this.zip = new ZipArchiveOutputStream(out);
        this.madeAt = madeAt.toEpochMilli();
    }

    /** Writes a part. */
    void part(String name, Deflated part) throws IOException {
        part(name, part.bytes().length, part.length(), part.checksum(), new ByteArrayInputStream(part.bytes()));
    }

    /** Writes a part that is so long and has that checksum when it is no longer compressed. */
    void part(String name, long size, long length, long checksum, InputStream bytes) throws IOException {
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        entry.setMethod(ZipEntry.DEFLATED);
        entry.setTime(madeAt);
        entry.setCompressedSize(size);
        entry.setSize(length);
        entry.setCrc(checksum);
        zip.addRawArchiveEntry(entry, bytes);
    }

    void flush() throws IOException {
        zip.flush();
    }

    /** Writes what says where the parts are. */
    void finish() throws IOException {
        zip.finish();
        zip.flush();
    }
}
