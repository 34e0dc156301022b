package dev.bidbook.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.properties.Draw;
import dev.bidbook.properties.RandomCases;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the own compression makes is what java.util.zip makes of it again, whatever the bytes are. */
final class RowsDeflaterPropertiesTest {

    private static final int LONGEST = 258;
    private static final int FARTHEST = 1 << 15;
    private static final int MOST = 1 << 21;

    // Each is used for all cases: nothing of one may be left for the next.
    private final RowsDeflater deflater = new RowsDeflater();
    private final DeflateBlock block = new DeflateBlock();
    private final Inflater inflater = new Inflater(true);
    private final byte[] bytes = new byte[MOST];
    private final byte[] inflated = new byte[MOST + 1];
    private int size;

    @AfterEach
    void close() {
        inflater.end();
    }

    @Test
    void batchesOfAnyCellsAreInflatedToTheSame() {
        RandomCases.of(getClass(), "batchesOfAnyCellsAreInflatedToTheSame", 500).check(draw -> {
            long checksum = 0;
            long length = 0;
            CRC32 whole = new CRC32();
            for (int i = draw.between(1, 3); i > 0; i--) {
                Deflated piece = piece(draw);
                whole.update(bytes, 0, size);
                length += size;
                if (piece == null) {
                    piece = new Deflated(new byte[0], size, checksum());
                } else {
                    assertThat(piece.length()).isEqualTo(size);
                    assertThat(piece.checksum()).isEqualTo(checksum());
                    assertInflatedToTheSame(piece.bytes());
                }
                checksum = Checksums.joined(checksum, piece.checksum(), piece.length());
            }
            assertThat(checksum).as("of %d bytes", length).isEqualTo(whole.getValue());
        });
    }

    @Test
    void anyLiteralsAndReferencesAreInflatedToTheSame() {
        RandomCases.of(getClass(), "anyLiteralsAndReferencesAreInflatedToTheSame", 500)
                .check(draw -> {
                    Random random = new Random(draw.bits());
                    // Among few symbols none is so rare that its code would have to be cut short.
                    boolean many = draw.oneIn(100);
                    int tokens = many ? 200_000 : draw.of(0, 1, 2, 300, 3000);
                    int symbols = draw.of(1, 2, 30, 256);
                    int references = many ? 0 : draw.of(0, 2, 50);
                    boolean uneven = many || draw.oneIn(2);
                    draw.tell(tokens + " of " + symbols + ", " + references + " % references, uneven: " + uneven);
                    size = 0;
                    block.clear();
                    block.reserve(tokens);
                    for (int i = 0; i < tokens; i++) {
                        if (size > 0 && random.nextInt(100) < references) {
                            reference(random);
                        } else {
                            literal(random, symbols, uneven);
                        }
                    }
                    assertInflatedToTheSame(block.write());
                });
    }

    /** A batch of rows, each cell like the one above it or not. */
    private @Nullable Deflated piece(Draw draw) {
        deflater.clear();
        size = 0;
        Random random = new Random(draw.bits());
        int columns = draw.between(1, 12);
        int rows = draw.of(0, 1, 2, 5, 40, 256);
        int longest = draw.of(0, 4, 30, 270, rows > 5 ? 30 : FARTHEST + 100);
        int unlike = draw.of(0, 1, 10, 40, 100);
        int alphabet = draw.of(1, 3, 256);
        draw.tell(
                rows + " rows of " + columns + " cells up to " + longest + ", " + unlike + " % unlike, of " + alphabet);
        byte[][] cells = new byte[columns][0];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                deflater.mark(size);
                if (row == 0 || random.nextInt(100) < unlike) {
                    cells[column] = cell(cells[column], longest, alphabet, random);
                }
                System.arraycopy(cells[column], 0, bytes, size, cells[column].length);
                size += cells[column].length;
            }
        }
        return deflater.piece(bytes, size, columns);
    }

    /** A cell of its own, or the one above with something in its middle put in, taken out or changed. */
    private static byte[] cell(byte[] above, int longest, int alphabet, Random random) {
        if (above.length == 0 || random.nextInt(4) == 0) {
            return noise(random.nextInt(longest + 1), alphabet, random);
        }
        int from = random.nextInt(above.length + 1);
        int to = from + random.nextInt(above.length - from + 1);
        byte[] middle = noise(random.nextInt(Math.min(longest, 6) + 1), alphabet, random);
        byte[] cell = Arrays.copyOf(above, Math.min(longest, from + middle.length + above.length - to));
        int place = Math.min(cell.length, from);
        int fitting = Math.min(middle.length, cell.length - place);
        System.arraycopy(middle, 0, cell, place, fitting);
        System.arraycopy(above, to, cell, place + fitting, Math.min(above.length - to, cell.length - place - fitting));
        return cell;
    }

    private static byte[] noise(int length, int alphabet, Random random) {
        byte[] noise = new byte[length];
        for (int i = 0; i < length; i++) {
            noise[i] = (byte) random.nextInt(alphabet);
        }
        return noise;
    }

    private void literal(Random random, int symbols, boolean uneven) {
        // Each symbol half as often as the one before: codes as long as they can be.
        int literal =
                uneven ? Math.min(symbols - 1, Long.numberOfTrailingZeros(random.nextLong())) : random.nextInt(symbols);
        bytes[size++] = (byte) literal;
        block.literal((byte) literal);
    }

    private void reference(Random random) {
        int length = random.nextInt(4) == 0 ? LONGEST : 3 + random.nextInt(LONGEST - 2);
        int most = Math.min(size, FARTHEST);
        int distance = 1 + (random.nextBoolean() ? random.nextInt(most) : random.nextInt(Math.min(most, 9)));
        for (int i = 0; i < length; i++) {
            bytes[size] = bytes[size - distance];
            size++;
        }
        block.reference(length, distance);
    }

    private void assertInflatedToTheSame(byte[] deflated) throws Exception {
        inflater.reset();
        inflater.setInput(deflated);
        int read = 0;
        for (int more = 1; more > 0; read += more) {
            more = inflater.inflate(inflated, read, inflated.length - read);
        }
        assertThat(Arrays.equals(inflated, 0, read, bytes, 0, size))
                .as("%d bytes, %d inflated", size, read)
                .isTrue();
        assertThat(inflater.getRemaining()).isZero();
        assertThat(inflater.finished()).as("more may come").isFalse();
    }

    private long checksum() {
        CRC32 checksum = new CRC32();
        checksum.update(bytes, 0, size);
        return checksum.getValue();
    }
}
