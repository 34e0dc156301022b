package dev.bidbook.workbook;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bits in memory, the first one lowest in each byte, as deflate wants them. Not thread-safe. */
final class BitBuffer {

    /** So many bits are added at once at most: those of a part of a byte are before them. */
    static final int MOST_AT_ONCE = 56;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes = new byte[1 << 16];
    private int length;
    /** The bits that do not fill a byte yet, and how many they are. */
    private long bits;

    private int count;

    void clear() {
        length = 0;
        bits = 0;
        count = 0;
    }

    /** Makes room for so many more bits. */
    void reserve(long more) {
        long needed = length + more / Byte.SIZE + 2 * Long.BYTES;
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.max(needed, bytes.length * 2L));
        }
    }

    /** Adds up to {@link #MOST_AT_ONCE} bits, for which there must be room. */
    void add(long value, int size) {
        long all = bits | (value << count);
        int filled = count + size;
        // Always eight bytes: what is more than the whole ones is written again next time.
        LONGS.set(bytes, length, all);
        length += filled >>> 3;
        bits = all >>> (filled & ~7);
        count = filled & 7;
    }

    /** Fills the last byte with zeros. */
    void align() {
        if (count > 0) {
            add(0, Byte.SIZE - count);
        }
    }

    /** The whole bytes so far; nothing is added after this. */
    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }
}
