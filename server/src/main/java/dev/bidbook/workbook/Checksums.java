package dev.bidbook.workbook;

/**
 * Checksums of bytes that stand one after another, out of the checksums of each: a CRC-32 is a remainder of polynomials,
 * and what comes before so many bytes is multiplied by x to the eighth for each of them.
 */
final class Checksums {

    /** The polynomial of CRC-32, its highest power in the lowest bit. */
    private static final int POLYNOMIAL = 0xEDB8_8320;

    /** x to the power of two to the power of the index. */
    private static final int[] SQUARES = new int[32];

    static {
        int power = 1 << 30;
        for (int i = 0; i < SQUARES.length; i++) {
            SQUARES[i] = power;
            power = product(power, power);
        }
    }

    private Checksums() {}

    /** The CRC-32 of the bytes of the first followed by so many bytes of the second. */
    static long joined(long first, long second, long secondLength) {
        return (product(power(secondLength * 8), (int) first) ^ (int) second) & 0xFFFF_FFFFL;
    }

    private static int power(long exponent) {
        int product = 1 << 31;
        int square = 0;
        for (long rest = exponent; rest != 0; rest >>>= 1) {
            if ((rest & 1) != 0) {
                product = product(SQUARES[square & 31], product);
            }
            square++;
        }
        return product;
    }

    private static int product(int left, int right) {
        int factor = right;
        int sum = 0;
        for (int bit = 1 << 31; bit != 0; bit >>>= 1) {
            if ((left & bit) != 0) {
                sum ^= factor;
            }
            factor = (factor & 1) != 0 ? (factor >>> 1) ^ POLYNOMIAL : factor >>> 1;
        }
        return sum;
    }
}
