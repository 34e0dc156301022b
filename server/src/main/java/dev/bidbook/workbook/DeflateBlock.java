package dev.bidbook.workbook;

import java.util.Arrays;

/**
 * Takes literals and references back, and writes them as one block of a deflate stream (RFC 1951) with codes of its own,
 * which ends at a byte. For one thread at a time.
 */
final class DeflateBlock {

    private static final int END = 256;
    private static final int FIRST_LENGTH = 257;
    private static final int LITERALS = 286;
    private static final int DISTANCES = 30;
    private static final int DYNAMIC = 2;
    private static final int LENGTH_CODES = 19;
    private static final int LENGTH_BITS = 4;
    private static final int MOST_BITS_A_TOKEN = 48;
    private static final int HEADER_BITS = 4096;

    // A reference as it is kept: the highest bit, its length, the symbol of its distance, and the distance less one.
    private static final int REFERENCE = 1 << 31;
    private static final int LENGTH_AT = 20;
    private static final int SYMBOL_AT = 15;
    private static final int LENGTH_MASK = 0x1FF;
    private static final int SYMBOL_MASK = 0x1F;
    private static final int DISTANCE_MASK = 0x7FFF;

    private static final long CODE_MASK = 0xFFFF_FFFFL;

    private static final int LONGEST = 258;

    // The symbol of a reference's length and of its distance, its extra bits and what they count from.
    private static final int[] LENGTH_SYMBOLS = new int[LONGEST + 1];
    private static final int[] LENGTH_FROM = new int[29];
    private static final int[] LENGTH_EXTRA = new int[29];
    private static final int[] DISTANCE_FROM = new int[DISTANCES];
    private static final int[] DISTANCE_EXTRA = new int[DISTANCES];

    static {
        int from = 3;
        for (int i = 0; i < 28; i++) {
            LENGTH_EXTRA[i] = i < 8 ? 0 : i / 4 - 1;
            LENGTH_FROM[i] = from;
            for (int j = 0; j < 1 << LENGTH_EXTRA[i] && from < LONGEST; j++) {
                LENGTH_SYMBOLS[from++] = i;
            }
        }
        LENGTH_FROM[28] = LONGEST;
        LENGTH_SYMBOLS[LONGEST] = 28;
        from = 1;
        for (int i = 0; i < DISTANCES; i++) {
            DISTANCE_EXTRA[i] = i < 4 ? 0 : i / 2 - 1;
            DISTANCE_FROM[i] = from;
            from += 1 << DISTANCE_EXTRA[i];
        }
    }

    private final int[] literalCounts = new int[LITERALS];
    private final int[] distanceCounts = new int[DISTANCES];
    private final HuffmanCode literals = new HuffmanCode(LITERALS);
    private final HuffmanCode distances = new HuffmanCode(DISTANCES);
    private final BitBuffer out = new BitBuffer();
    // What is written for each literal, length and distance: how many bits from bit 32, and the bits below.
    private final long[] literalBits = new long[END];
    private final long[] lengthBits = new long[LONGEST + 1];
    private final long[] distanceBits = new long[DISTANCES];
    private int[] tokens = new int[1 << 15];
    private int count;
    // What a reference so far back is, but for its length: cells of one row are mostly as far from those above them.
    private int lastDistance;
    private int lastSymbol;

    /** Forgets what was taken. */
    void clear() {
        count = 0;
        Arrays.fill(literalCounts, 0);
        Arrays.fill(distanceCounts, 0);
    }

    /** Makes room for so many more bytes and references; whoever takes them has made it. */
    void reserve(int more) {
        if (tokens.length - count < more) {
            tokens = Arrays.copyOf(tokens, Math.max(tokens.length * 2, count + more));
        }
    }

    /** Takes a byte as it is. */
    void literal(byte value) {
        int literal = value & 0xFF;
        tokens[count++] = literal;
        literalCounts[literal]++;
    }

    /** Takes from 3 to 258 bytes that are those so far back, from 1 to 32,768. */
    void reference(int length, int distance) {
        if (distance != lastDistance) {
            lastDistance = distance;
            lastSymbol = distanceSymbol(distance);
        }
        tokens[count++] = REFERENCE | (length << LENGTH_AT) | (lastSymbol << SYMBOL_AT) | (distance - 1);
        literalCounts[FIRST_LENGTH + LENGTH_SYMBOLS[length]]++;
        distanceCounts[lastSymbol]++;
    }

    /** The block of all that was taken since it was cleared; it must be cleared before more is taken. */
    byte[] write() {
        literalCounts[END] = 1;
        // RFC 1951 allows a code of one distance, or of none, which not every reader knows: zlib writes two at least.
        distanceCounts[0] = Math.max(1, distanceCounts[0]);
        distanceCounts[1] = Math.max(1, distanceCounts[1]);
        literals.make(literalCounts);
        distances.make(distanceCounts);
        prepareBits();
        out.clear();
        out.reserve((long) count * MOST_BITS_A_TOKEN + HEADER_BITS);
        header();
        writeTokens();
        out.add(literals.code(END), literals.length(END));
        // An empty stored block brings the next one to the beginning of a byte.
        out.add(0, 3);
        out.align();
        out.add(0xFFFF_0000L, 32);
        return out.toBytes();
    }

    private void prepareBits() {
        for (int i = 0; i < END; i++) {
            literalBits[i] = ((long) literals.length(i) << 32) | literals.code(i);
        }
        for (int length = 3; length <= LONGEST; length++) {
            int index = LENGTH_SYMBOLS[length];
            int size = literals.length(FIRST_LENGTH + index);
            long bits = literals.code(FIRST_LENGTH + index) | ((long) (length - LENGTH_FROM[index]) << size);
            lengthBits[length] = ((long) (size + LENGTH_EXTRA[index]) << 32) | bits;
        }
        for (int i = 0; i < DISTANCES; i++) {
            distanceBits[i] = ((long) distances.length(i) << 32) | distances.code(i);
        }
    }

    private void writeTokens() {
        int[] from = tokens;
        int to = count;
        // Several tokens are written at once: most take a few bits.
        long held = 0;
        int heldSize = 0;
        for (int i = 0; i < to; i++) {
            int token = from[i];
            long bits;
            int size;
            if (token >= 0) {
                long literal = literalBits[token];
                bits = literal & CODE_MASK;
                size = (int) (literal >>> 32);
            } else {
                long length = lengthBits[(token >>> LENGTH_AT) & LENGTH_MASK];
                size = (int) (length >>> 32);
                int symbol = (token >>> SYMBOL_AT) & SYMBOL_MASK;
                long distance = distanceBits[symbol];
                bits = (length & CODE_MASK) | ((distance & CODE_MASK) << size);
                size += (int) (distance >>> 32);
                bits |= (long) ((token & DISTANCE_MASK) + 1 - DISTANCE_FROM[symbol]) << size;
                size += DISTANCE_EXTRA[symbol];
            }
            if (heldSize + size > BitBuffer.MOST_AT_ONCE) {
                out.add(held, heldSize);
                held = 0;
                heldSize = 0;
            }
            held |= bits << heldSize;
            heldSize += size;
        }
        out.add(held, heldSize);
    }

    private void header() {
        out.add(0, 1);
        out.add(DYNAMIC, 2);
        out.add(LITERALS - 257, 5);
        out.add(DISTANCES - 1, 5);
        out.add(LENGTH_CODES - 4, 4);
        // The lengths of codes are written in four bits each, so that their own code is the simplest there is: the
        // three symbols for repetitions, which come first, have none.
        for (int i = 0; i < LENGTH_CODES; i++) {
            out.add(i < 3 ? 0 : LENGTH_BITS, 3);
        }
        for (int i = 0; i < LITERALS; i++) {
            codeLength(literals.length(i));
        }
        for (int i = 0; i < DISTANCES; i++) {
            codeLength(distances.length(i));
        }
    }

    private void codeLength(int length) {
        out.add(Integer.reverse(length) >>> (Integer.SIZE - LENGTH_BITS), LENGTH_BITS);
    }

    private static int distanceSymbol(int distance) {
        if (distance <= 4) {
            return distance - 1;
        }
        int power = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(distance - 1);
        return 2 * power + (((distance - 1) >>> (power - 1)) & 1);
    }
}
