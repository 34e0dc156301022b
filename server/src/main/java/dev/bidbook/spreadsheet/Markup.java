package dev.bidbook.spreadsheet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A piece of markup that is looked for in bytes: nearly always a tag that fits a machine word, so that one comparison
 * tells. Immutable.
 */
final class Markup {

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    /** The first eight characters, and the bits of a word that they fill. */
    private final long first;

    private final long filled;

    private Markup(byte[] bytes) {
        this.bytes = bytes;
        byte[] word = new byte[Long.BYTES];
        System.arraycopy(bytes, 0, word, 0, Math.min(bytes.length, Long.BYTES));
        this.first = (long) WORDS.get(word, 0);
        this.filled = bytes.length < Long.BYTES ? (1L << (Byte.SIZE * bytes.length)) - 1 : -1L;
    }

    /** These ASCII characters. */
    static Markup of(String ascii) {
        return new Markup(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    int length() {
        return bytes.length;
    }

    /** Whether it stands there; at least eight bytes must follow the place, of whatever. */
    boolean stands(byte[] in, int from) {
        if ((((long) WORDS.get(in, from) ^ first) & filled) != 0) {
            return false;
        }
        return bytes.length <= Long.BYTES || difference(in, from) == from + bytes.length;
    }

    /** The place of the first byte that is another, or the place behind all if it stands there. */
    int difference(byte[] in, int from) {
        int same = 0;
        while (same < bytes.length && in[from + same] == bytes[same]) {
            same++;
        }
        return from + same;
    }
}
