package dev.bidbook.workbook;

import java.util.Arrays;

/** The codes of a deflate block's symbols, short where symbols are frequent. Not thread-safe. */
final class HuffmanCode {

    private static final int LONGEST = 15;

    private final int symbols;
    private final int[] lengths;
    private final int[] codes;
    private final long[] sorted;
    private final long[] weights;
    private final int[] parents;

    HuffmanCode(int symbols) {
        this.symbols = symbols;
        this.lengths = new int[symbols];
        this.codes = new int[symbols];
        this.sorted = new long[symbols];
        this.weights = new long[2 * symbols];
        this.parents = new int[2 * symbols];
    }

    /** Makes the codes for symbols that occur so often; at least one must. The counts are used up. */
    void make(int[] counts) {
        while (!lengths(counts)) {
            // Too long a code: symbols come to be more alike, until none is.
            for (int i = 0; i < symbols; i++) {
                counts[i] = counts[i] == 0 ? 0 : (counts[i] >> 2) + 1;
            }
        }
        codes();
    }

    /** How many bits a symbol takes, 0 if it does not occur. */
    int length(int symbol) {
        return lengths[symbol];
    }

    /** The bits of a symbol, the first one lowest. */
    int code(int symbol) {
        return codes[symbol];
    }

    /** Settles how long each code is; false if one would be too long. */
    private boolean lengths(int[] counts) {
        Arrays.fill(lengths, 0);
        int used = 0;
        for (int i = 0; i < symbols; i++) {
            if (counts[i] > 0) {
                sorted[used++] = ((long) counts[i] << 16) | i;
            }
        }
        if (used == 1) {
            lengths[(int) (sorted[0] & 0xFFFF)] = 1;
            return true;
        }
        Arrays.sort(sorted, 0, used);
        join(used);
        int root = 2 * used - 2;
        // From here on weights are depths.
        weights[root] = 0;
        for (int i = root - 1; i >= 0; i--) {
            weights[i] = weights[parents[i]] + 1;
            if (i < used) {
                if (weights[i] > LONGEST) {
                    return false;
                }
                lengths[(int) (sorted[i] & 0xFFFF)] = (int) weights[i];
            }
        }
        return true;
    }

    /** Joins the two lightest again and again: leaves come in order, and so do the nodes made of them. */
    private void join(int used) {
        for (int i = 0; i < used; i++) {
            weights[i] = sorted[i] >>> 16;
        }
        int leaf = 0;
        int node = used;
        for (int made = used; made < 2 * used - 1; made++) {
            long weight = 0;
            for (int i = 0; i < 2; i++) {
                boolean takeLeaf = leaf < used && (node >= made || weights[leaf] <= weights[node]);
                int taken = takeLeaf ? leaf++ : node++;
                parents[taken] = made;
                weight += weights[taken];
            }
            weights[made] = weight;
        }
    }

    /** Gives codes of one length to symbols in their order, as deflate prescribes. */
    private void codes() {
        int[] next = new int[LONGEST + 2];
        for (int length : lengths) {
            next[length + 1] += length == 0 ? 0 : 1;
        }
        int code = 0;
        for (int length = 1; length <= LONGEST; length++) {
            code = (code + next[length]) << 1;
            next[length] = code;
        }
        for (int i = 0; i < symbols; i++) {
            int length = lengths[i];
            codes[i] = length == 0 ? 0 : Integer.reverse(next[length]++) >>> (Integer.SIZE - length);
        }
    }
}
