package dev.bidbook.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.properties.RandomCases;
import dev.bidbook.properties.RandomValues;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.template.ColumnKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class XmlBufferPropertiesTest {

    @Test
    void wholeNumbersAreWrittenAsTheyAre() throws IOException {
        for (long number : new long[] {0, 9, 10, 99, 100, 1_048_576, 2_147_483_647L, 2_147_483_648L, -1, -42}) {
            assertThat(written(number)).isEqualTo(Long.toString(number));
        }
    }

    @Test
    void anyNumberIsWrittenSoThatItIsReadAsItIs() {
        RandomCases.of(getClass(), "anyNumberIsWrittenSoThatItIsReadAsItIs", 10_000)
                .check(draw -> {
                    long number = draw.bits() >> draw.below(64);
                    assertThat(written(number)).isEqualTo(Long.toString(number));
                    CellValue.Number cell = (CellValue.Number)
                            RandomValues.filled(draw, draw.of(ColumnKind.WHOLE_NUMBER, ColumnKind.DECIMAL));
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    XmlBuffer xml = new XmlBuffer(out);
                    xml.number(cell.value());
                    xml.flush();
                    assertThat(Double.parseDouble(out.toString(StandardCharsets.US_ASCII)))
                            .isEqualTo(cell.value());
                });
    }

    private static String written(long number) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        XmlBuffer xml = new XmlBuffer(out);
        xml.number(number);
        xml.flush();
        return out.toString(StandardCharsets.US_ASCII);
    }
}
