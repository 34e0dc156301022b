package dev.bidbook.spreadsheet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Goes over plain text between tags by machine words: ASCII without anything to decode, which is most of what stands in
 * a sheet.
 */
final class PlainText {

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long EACH = 0x0101_0101_0101_0101L;
    private static final long HIGH = each(0x80);
    private static final long SPACE = each(' ');
    private static final long TAG = each('>');
    /** The one bit in which {@code <} and {@code >} are different. */
    private static final long EITHER = each('<' ^ '>');

    private static final long REFERENCE = each('&');
    private static final long ESCAPE = each('_');
    private static final long MIXING = 0x9E37_79B9_7F4A_7C15L;

    private PlainText() {}

    private static long each(int b) {
        return EACH * b;
    }

    /**
     * The place of the first byte that needs attention: what ends text or may stand for other characters, what is not ASCII,
     * and control characters but for tabs, line feeds and delete. At least eight bytes must follow it, of whatever.
     */
    static int end(byte[] in, int from) {
        int i = from;
        while (true) {
            long special = special((long) WORDS.get(in, i));
            if (special == 0) {
                i += Long.BYTES;
                continue;
            }
            i += Long.numberOfTrailingZeros(special) / Byte.SIZE;
            if (in[i] != '\t' && in[i] != '\n') {
                return i;
            }
            i++;
        }
    }

    /** A word whose lowest bit that is set belongs to the first byte that is special; 0 if none of them is. */
    private static long special(long word) {
        long control = (word - SPACE) & ~word;
        return (word | control | zeros((word | EITHER) ^ TAG) | zeros(word ^ REFERENCE) | zeros(word ^ ESCAPE)) & HIGH;
    }

    /** The first byte that is zero has its high bit set in this; what stands before it has not. */
    private static long zeros(long word) {
        return (word - EACH) & ~word;
    }

    /** A hash of those bytes, the same wherever they stand. At least eight bytes must follow them, of whatever. */
    static int hash(byte[] in, int from, int to) {
        long hash = (long) to - from;
        int i = from;
        for (; i + Long.BYTES <= to; i += Long.BYTES) {
            hash = mixed(hash, (long) WORDS.get(in, i));
        }
        if (i < to) {
            hash = mixed(hash, (long) WORDS.get(in, i) & ((1L << (Byte.SIZE * (to - i))) - 1));
        }
        return (int) (hash >>> Integer.SIZE);
    }

    private static long mixed(long hash, long word) {
        long mixed = (hash ^ word) * MIXING;
        return mixed ^ (mixed >>> Integer.SIZE);
    }
}
