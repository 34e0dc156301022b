package dev.bidbook.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class XmlBufferTest {

    @Test
    void wholeNumbersAreWrittenAsTheyAre() throws IOException {
        for (long number : new long[] {0, 9, 10, 99, 100, 1_048_576, 2_147_483_647L, 2_147_483_648L, -1, -42}) {
            assertThat(written(number)).isEqualTo(Long.toString(number));
        }
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            long number = random.nextLong() >> random.nextInt(64);
            assertThat(written(number)).as("seed %d", seed).isEqualTo(Long.toString(number));
        }
    }

    private static String written(long number) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        XmlBuffer xml = new XmlBuffer(out);
        xml.number(number);
        xml.flush();
        return out.toString(StandardCharsets.US_ASCII);
    }
}
