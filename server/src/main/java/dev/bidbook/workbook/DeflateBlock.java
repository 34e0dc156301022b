package dev.bidbook.workbook;

import java.util.Arrays;

/**
 * Writes literals and references back as one block of a deflate stream (RFC 1951) with codes of its own, and ends it at
 * a byte. For one thread at a time.
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

    // The symbol of a reference's length and of its distance, its extra bits and what they count from.
    private static final int[] LENGTH_SYMBOLS = new int[259];
    private static final int[] LENGTH_FROM = new int[29];
    private static final int[] LENGTH_EXTRA = new int[29];
    private static final int[] DISTANCE_FROM = new int[DISTANCES];
    private static final int[] DISTANCE_EXTRA = new int[DISTANCES];

    static {
        int from = 3;
        for (int i = 0; i < 28; i++) {
            LENGTH_EXTRA[i] = i < 8 ? 0 : i / 4 - 1;
            LENGTH_FROM[i] = from;
            for (int j = 0; j < 1 << LENGTH_EXTRA[i] && from <= 257; j++) {
                LENGTH_SYMBOLS[from++] = i;
            }
        }
        LENGTH_FROM[28] = 258;
        LENGTH_SYMBOLS[258] = 28;
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

    /**
     * The block.
     *
     * @param tokens literals, or references: the highest bit, the length from bit 16, the distance less one below
     */
    byte[] write(int[] tokens, int count) {
        countSymbols(tokens, count);
        literals.make(literalCounts);
        distances.make(distanceCounts);
        out.clear();
        out.reserve((long) count * MOST_BITS_A_TOKEN + HEADER_BITS);
        header();
        for (int i = 0; i < count; i++) {
            int token = tokens[i];
            if (token >= 0) {
                out.add(literals.code(token), literals.length(token));
            } else {
                reference((token >>> 16) & 0x7FFF, (token & 0xFFFF) + 1);
            }
        }
        out.add(literals.code(END), literals.length(END));
        // An empty stored block brings the next one to the beginning of a byte.
        out.add(0, 3);
        out.align();
        out.add(0xFFFF_0000L, 32);
        return out.toBytes();
    }

    private void countSymbols(int[] tokens, int count) {
        Arrays.fill(literalCounts, 0);
        Arrays.fill(distanceCounts, 0);
        for (int i = 0; i < count; i++) {
            int token = tokens[i];
            if (token >= 0) {
                literalCounts[token]++;
            } else {
                literalCounts[FIRST_LENGTH + LENGTH_SYMBOLS[(token >>> 16) & 0x7FFF]]++;
                distanceCounts[distanceSymbol((token & 0xFFFF) + 1)]++;
            }
        }
        literalCounts[END] = 1;
        // RFC 1951 allows a code of one distance, or of none, which not every reader knows: zlib writes two at least.
        distanceCounts[0] = Math.max(1, distanceCounts[0]);
        distanceCounts[1] = Math.max(1, distanceCounts[1]);
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

    private void reference(int length, int distance) {
        int lengthIndex = LENGTH_SYMBOLS[length];
        int symbol = FIRST_LENGTH + lengthIndex;
        long bits = literals.code(symbol);
        int size = literals.length(symbol);
        bits |= (long) (length - LENGTH_FROM[lengthIndex]) << size;
        out.add(bits, size + LENGTH_EXTRA[lengthIndex]);
        int far = distanceSymbol(distance);
        bits = distances.code(far);
        size = distances.length(far);
        bits |= (long) (distance - DISTANCE_FROM[far]) << size;
        out.add(bits, size + DISTANCE_EXTRA[far]);
    }

    private static int distanceSymbol(int distance) {
        if (distance <= 4) {
            return distance - 1;
        }
        int power = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(distance - 1);
        return 2 * power + (((distance - 1) >>> (power - 1)) & 1);
    }
}
