package dev.bidbook.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;

class RowsDeflaterTest {

    private static final int CELLS = 9;

    @Test
    void whatIsCompressedIsInflatedToTheSame() throws Exception {
        for (long seed = 1; seed <= 300; seed++) {
            Random random = new Random(seed);
            RowsDeflater deflater = new RowsDeflater();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            int rows = 1 + random.nextInt(60);
            int longest = random.nextInt(10) == 0 ? 20_000 : 12;
            for (int row = 0; row < rows; row++) {
                for (int cell = 0; cell <= CELLS; cell++) {
                    deflater.mark(bytes.size());
                    bytes.writeBytes(("<c r=\"" + (char) ('A' + cell) + row + "\" s=\"1\"><v>")
                            .getBytes(StandardCharsets.UTF_8));
                    byte[] value = new byte[random.nextInt(longest)];
                    random.nextBytes(value);
                    bytes.writeBytes(value);
                    bytes.writeBytes("</v></c>".getBytes(StandardCharsets.UTF_8));
                }
            }
            byte[] xml = bytes.toByteArray();
            Deflated piece = deflater.piece(xml, xml.length, CELLS + 1);
            if (longest < 100 && rows > 1) {
                assertThat(piece).as("with the seed %d", seed).isNotNull();
            }
            if (piece != null) {
                assertThat(inflated(piece)).as("with the seed %d", seed).isEqualTo(xml);
                assertThat(piece.checksum()).isEqualTo(checksum(xml, xml.length));
            }
        }
    }

    @Test
    void rowsThatAreNotLikeEachOtherAreLeftToZlib() {
        RowsDeflater deflater = new RowsDeflater();
        byte[] noise = new byte[100_000];
        new Random(7).nextBytes(noise);
        for (int i = 0; i < noise.length; i += 1000) {
            deflater.mark(i);
        }
        assertThat(deflater.piece(noise, noise.length, 10)).isNull();
    }

    @Test
    void codesStayWithinFifteenBitsHoweverUnevenTheSymbolsAre() throws Exception {
        DeflateBlock block = new DeflateBlock();
        byte[] literals = new byte[2_000_000];
        int count = 0;
        long often = 1;
        long before = 1;
        for (int symbol = 0; symbol < 30 && count + often < literals.length; symbol++) {
            for (int i = 0; i < often; i++) {
                literals[count++] = (byte) symbol;
            }
            long next = often + before;
            before = often;
            often = next;
        }
        block.reserve(count);
        for (int i = 0; i < count; i++) {
            block.literal(literals[i]);
        }
        assertThat(inflated(new Deflated(block.write(), count, 0))).isEqualTo(Arrays.copyOf(literals, count));
    }

    @Test
    void referencesOfEveryLengthAndDistanceAreInflatedToTheSame() throws Exception {
        Random random = new Random(11);
        DeflateBlock block = new DeflateBlock();
        byte[] all = new byte[4_000_000];
        int size = 40_000;
        for (int i = 0; i < size; i++) {
            all[i] = (byte) random.nextInt(256);
        }
        block.reserve(size + 256 * 20);
        for (int i = 0; i < size; i++) {
            block.literal(all[i]);
        }
        int[] distances = {1, 2, 3, 4, 5, 6, 7, 8, 9, 24_576, 24_577, 32_767, 32_768};
        for (int length = 3; length <= 258; length++) {
            for (int i = 0; i < 20; i++) {
                int distance = i < distances.length ? distances[i] : 1 + random.nextInt(32_768);
                block.reference(length, distance);
                for (int j = 0; j < length; j++) {
                    all[size] = all[size - distance];
                    size++;
                }
            }
        }
        assertThat(inflated(new Deflated(block.write(), size, 0))).isEqualTo(Arrays.copyOf(all, size));
    }

    @Test
    void checksumsOfPiecesAreThatOfTheWhole() {
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            byte[] bytes = new byte[random.nextInt(5000)];
            random.nextBytes(bytes);
            int cut = random.nextInt(bytes.length + 1);
            byte[] rest = Arrays.copyOfRange(bytes, cut, bytes.length);
            assertThat(Checksums.joined(checksum(bytes, cut), checksum(rest, rest.length), rest.length))
                    .isEqualTo(checksum(bytes, bytes.length));
        }
    }

    private static long checksum(byte[] bytes, int length) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes, 0, length);
        return checksum.getValue();
    }

    /** Two pieces, one after the other: the second may not refer to the first. */
    private static byte[] inflated(Deflated piece) throws Exception {
        Inflater inflater = new Inflater(true);
        try {
            byte[] twice = new byte[piece.bytes().length * 2];
            System.arraycopy(piece.bytes(), 0, twice, 0, piece.bytes().length);
            System.arraycopy(piece.bytes(), 0, twice, piece.bytes().length, piece.bytes().length);
            inflater.setInput(twice);
            byte[] first = new byte[(int) piece.length()];
            byte[] second = new byte[(int) piece.length()];
            read(inflater, first);
            read(inflater, second);
            assertThat(second).isEqualTo(first);
            return first;
        } finally {
            inflater.end();
        }
    }

    private static void read(Inflater inflater, byte[] into) throws Exception {
        int from = 0;
        while (from < into.length) {
            int some = inflater.inflate(into, from, into.length - from);
            assertThat(some).isPositive();
            from += some;
        }
    }
}
