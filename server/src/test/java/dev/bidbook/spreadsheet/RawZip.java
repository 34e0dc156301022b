package dev.bidbook.spreadsheet;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/** Writes zip archives byte by byte, with every lie that an archive can tell. Not thread-safe. */
public final class RawZip {

    static final int STORED = 0;
    static final int DEFLATED = 8;
    static final int ENCRYPTED = 1;
    static final int DESCRIPTOR = 8;
    private static final int UTF_8 = 1 << 11;

    private final List<Entry> entries = new ArrayList<>();
    byte[] before = {};
    byte[] between = {};
    byte[] after = {};
    byte[] comment = {};
    boolean zip64;
    int missingInEnd;

    /** One entry; what its headers say may be changed before the archive is made. */
    static final class Entry {
        byte[] name;
        byte[] localName;
        final byte[] packed;
        int method;
        int flags = UTF_8;
        long crc;
        long size;
        long localSize;
        long packedSize;
        byte[] extra = {};
        byte[] entryComment = {};

        @Nullable
        Entry dataOf;

        boolean zip64;
        long offset;

        Entry(String name, int method, byte[] packed, long size, long crc) {
            this.name = name.getBytes(StandardCharsets.UTF_8);
            this.localName = this.name;
            this.method = method;
            this.packed = packed;
            this.packedSize = packed.length;
            this.size = size;
            this.localSize = size;
            this.crc = crc;
        }
    }

    /** An archive of parts, each deflated. */
    static RawZip of(Map<String, byte[]> parts) {
        RawZip zip = new RawZip();
        parts.forEach(zip::add);
        return zip;
    }

    List<Entry> entries() {
        return entries;
    }

    Entry entry(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return entries.stream()
                .filter(one -> Arrays.equals(one.name, bytes))
                .findFirst()
                .orElseThrow();
    }

    Entry add(String name, byte[] content) {
        return add(new Repeated(content, new byte[0], 0, new byte[0]).entry(name));
    }

    Entry stored(String name, byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return add(new Entry(name, STORED, content, content.length, crc.getValue()));
    }

    Entry add(Entry entry) {
        entries.add(entry);
        return entry;
    }

    /** A part that begins, repeats a piece, and ends; it is deflated without ever being whole in memory. */
    // Made to be written; nobody compares one with another.
    @SuppressWarnings("ArrayRecordComponent")
    record Repeated(byte[] head, byte[] piece, long times, byte[] tail) {

        static Repeated of(String head, String piece, long times, String tail) {
            return new Repeated(
                    head.getBytes(StandardCharsets.UTF_8),
                    piece.getBytes(StandardCharsets.UTF_8),
                    times,
                    tail.getBytes(StandardCharsets.UTF_8));
        }

        Entry entry(String name) {
            Deflater deflater = new Deflater(times > 0 ? 9 : 1, true);
            CRC32 crc = new CRC32();
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            long size = put(deflater, crc, packed, head);
            // A piece that is packed for itself can be repeated as it is; checksums of gigabytes are left wrong.
            int together = (int) Math.max(1, Math.min(times, (1 << 20) / Math.max(1, piece.length)));
            byte[] large = new byte[piece.length * together];
            for (int i = 0; i < together; i++) {
                System.arraycopy(piece, 0, large, i * piece.length, piece.length);
            }
            if (times / together > 1) {
                drain(deflater, packed, Deflater.FULL_FLUSH);
                ByteArrayOutputStream block = new ByteArrayOutputStream();
                deflater.setInput(large);
                drain(deflater, block, Deflater.FULL_FLUSH);
                byte[] packedBlock = block.toByteArray();
                for (long i = 0; i < times / together; i++) {
                    packed.writeBytes(packedBlock);
                }
                size += times / together * large.length;
            } else {
                size += put(deflater, crc, packed, large);
            }
            size += put(deflater, crc, packed, Arrays.copyOf(large, (int) (times % together) * piece.length));
            size += put(deflater, crc, packed, tail);
            deflater.finish();
            drain(deflater, packed, Deflater.NO_FLUSH);
            deflater.end();
            return new Entry(name, DEFLATED, packed.toByteArray(), size, crc.getValue());
        }

        private static long put(Deflater deflater, CRC32 crc, ByteArrayOutputStream packed, byte[] bytes) {
            crc.update(bytes);
            deflater.setInput(bytes);
            drain(deflater, packed, Deflater.NO_FLUSH);
            return bytes.length;
        }

        private static void drain(Deflater deflater, ByteArrayOutputStream packed, int flush) {
            byte[] buffer = new byte[1 << 16];
            int length = buffer.length;
            for (int n = deflater.deflate(buffer, 0, length, flush);
                    n > 0;
                    n = deflater.deflate(buffer, 0, length, flush)) {
                packed.write(buffer, 0, n);
            }
        }
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(before);
        for (Entry entry : entries) {
            if (entry.dataOf == null) {
                entry.offset = out.size();
                local(out, entry);
            }
        }
        entries.stream().filter(one -> one.dataOf != null).forEach(one -> one.offset = one.dataOf.offset);
        out.writeBytes(between);
        int start = out.size();
        entries.forEach(entry -> central(out, entry));
        end(out, start, out.size() - start);
        out.writeBytes(after);
        return out.toByteArray();
    }

    private static void local(ByteArrayOutputStream out, Entry entry) {
        boolean later = (entry.flags & DESCRIPTOR) != 0;
        byte[] extra = entry.extra;
        if (entry.zip64) {
            extra = little(20)
                    .putShort((short) 1)
                    .putShort((short) 16)
                    .putLong(entry.localSize)
                    .putLong(entry.packedSize)
                    .array();
        }
        out.writeBytes(little(30)
                .putInt(0x04034b50)
                .putShort((short) (entry.zip64 ? 45 : 20))
                .putShort((short) entry.flags)
                .putShort((short) entry.method)
                .putInt(0x58210000)
                .putInt(later ? 0 : (int) entry.crc)
                .putInt(entry.zip64 ? -1 : later ? 0 : (int) entry.packedSize)
                .putInt(entry.zip64 ? -1 : later ? 0 : (int) entry.localSize)
                .putShort((short) entry.localName.length)
                .putShort((short) extra.length)
                .array());
        out.writeBytes(entry.localName);
        out.writeBytes(extra);
        out.writeBytes(entry.packed);
        if (later) {
            out.writeBytes(little(16)
                    .putInt(0x08074b50)
                    .putInt((int) entry.crc)
                    .putInt((int) entry.packedSize)
                    .putInt((int) entry.size)
                    .array());
        }
    }

    private static void central(ByteArrayOutputStream out, Entry entry) {
        byte[] extra = entry.extra;
        if (entry.zip64) {
            extra = little(28)
                    .putShort((short) 1)
                    .putShort((short) 24)
                    .putLong(entry.size)
                    .putLong(entry.packedSize)
                    .putLong(entry.offset)
                    .array();
        }
        out.writeBytes(little(46)
                .putInt(0x02014b50)
                .putShort((short) (entry.zip64 ? 45 : 20))
                .putShort((short) (entry.zip64 ? 45 : 20))
                .putShort((short) entry.flags)
                .putShort((short) entry.method)
                .putInt(0x58210000)
                .putInt((int) entry.crc)
                .putInt(entry.zip64 ? -1 : (int) entry.packedSize)
                .putInt(entry.zip64 ? -1 : (int) entry.size)
                .putShort((short) entry.name.length)
                .putShort((short) extra.length)
                .putShort((short) entry.entryComment.length)
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(0)
                .putInt(entry.zip64 ? -1 : (int) entry.offset)
                .array());
        out.writeBytes(entry.name);
        out.writeBytes(extra);
        out.writeBytes(entry.entryComment);
    }

    private void end(ByteArrayOutputStream out, int start, int length) {
        int count = entries.size() - missingInEnd;
        if (zip64) {
            long at = out.size();
            out.writeBytes(little(56)
                    .putInt(0x06064b50)
                    .putLong(44)
                    .putShort((short) 45)
                    .putShort((short) 45)
                    .putInt(0)
                    .putInt(0)
                    .putLong(count)
                    .putLong(count)
                    .putLong(length)
                    .putLong(start)
                    .array());
            out.writeBytes(little(20)
                    .putInt(0x07064b50)
                    .putInt(0)
                    .putLong(at)
                    .putInt(1)
                    .array());
        }
        out.writeBytes(little(22)
                .putInt(0x06054b50)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) (zip64 ? -1 : count))
                .putShort((short) (zip64 ? -1 : count))
                .putInt(zip64 ? -1 : length)
                .putInt(zip64 ? -1 : start)
                .putShort((short) comment.length)
                .array());
        out.writeBytes(comment);
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
