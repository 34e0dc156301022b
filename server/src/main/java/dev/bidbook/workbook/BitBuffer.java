package dev.bidbook.workbook;

import java.util.Arrays;

/** Bits in memory, the first one lowest in each byte, as deflate wants them. Not thread-safe. */
final class BitBuffer {

    private byte[] bytes = new byte[1 << 16];
    private int length;
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

    /** Adds up to 32 bits, for which there must be room. */
    void add(long value, int size) {
        bits |= value << count;
        count += size;
        if (count >= Integer.SIZE) {
            int some = (int) bits;
            bytes[length] = (byte) some;
            bytes[length + 1] = (byte) (some >> 8);
            bytes[length + 2] = (byte) (some >> 16);
            bytes[length + 3] = (byte) (some >> 24);
            length += Integer.BYTES;
            bits >>>= Integer.SIZE;
            count -= Integer.SIZE;
        }
    }

    /** Fills the last byte with zeros. */
    void align() {
        count = (count + 7) & ~7;
    }

    /** The whole bytes so far; nothing is added after this. */
    byte[] toBytes() {
        for (; count >= Byte.SIZE; count -= Byte.SIZE) {
            bytes[length++] = (byte) bits;
            bits >>>= Byte.SIZE;
        }
        return Arrays.copyOf(bytes, length);
    }
}
