package dev.bidbook.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.properties.Draw;
import dev.bidbook.properties.RandomCases;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Going over text by machine words gives what going over it byte by byte gives. */
class PlainTextPropertiesTest {

    @Test
    void textEndsWithTheFirstByteThatNeedsAttention() {
        RandomCases.of(getClass(), "textEndsWithTheFirstByteThatNeedsAttention", 5_000)
                .check(draw -> {
                    byte[] bytes = mostlyPlain(draw);
                    int from = draw.below(8);
                    draw.tell(from + " in " + Arrays.toString(bytes));
                    int end = from;
                    while (isPlain(bytes[end])) {
                        end++;
                    }
                    assertThat(PlainText.end(bytes, from)).isEqualTo(end);
                });
    }

    @Test
    void theHashOfATextIsTheSameWhereverItStands() {
        RandomCases.of(getClass(), "theHashOfATextIsTheSameWhereverItStands", 2_000)
                .check(draw -> {
                    byte[] text = new byte[draw.below(50)];
                    byte[] here = mostlyPlain(draw);
                    byte[] there = mostlyPlain(draw);
                    for (int i = 0; i < text.length; i++) {
                        text[i] = (byte) draw.between(' ', '~');
                    }
                    System.arraycopy(text, 0, here, 3, text.length);
                    System.arraycopy(text, 0, there, 8, text.length);
                    draw.tell(Arrays.toString(text));
                    assertThat(PlainText.hash(there, 8, 8 + text.length))
                            .isEqualTo(PlainText.hash(here, 3, 3 + text.length));
                });
    }

    /** Bytes of which few need attention, eight at the end that do. */
    private static byte[] mostlyPlain(Draw draw) {
        byte[] bytes = new byte[80];
        int most = draw.below(20);
        for (int i = 0; i < bytes.length - 8; i++) {
            bytes[i] = (byte) (draw.below(20) > most ? draw.below(256) : draw.between(' ', '~'));
        }
        return bytes;
    }

    private static boolean isPlain(byte b) {
        return b == '\t' || b == '\n' || (b >= ' ' && b != '<' && b != '>' && b != '&' && b != '_');
    }
}
