package dev.bidbook.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.properties.RandomCases;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Shared texts read straight from the bytes are those that the XML parser reads, and so are the refusals. */
class TextsScannerPropertiesTest {

    private static final int MOST_ENTRIES = 40;

    @Test
    void changedTextTablesAreReadAsTheXmlParserReadsThem() {
        RandomCases.of(getClass(), "changedTextTablesAreReadAsTheXmlParserReadsThem", 2000)
                .check(draw -> {
                    Random dice = draw.dice();
                    byte[] part = ChangedParts.changed(table(dice), dice);
                    draw.tell(new String(part, StandardCharsets.UTF_8));
                    assertThat(read(part, true, dice)).isEqualTo(read(part, false, dice));
                });
    }

    private static List<Object> read(byte[] bytes, boolean scanned, Random dice) {
        List<Object> read = new ArrayList<>();
        try (XmlPart xml = ChangedParts.part(bytes, scanned ? "sst" : null, dice)) {
            SharedStrings texts = SharedStrings.read(xml, SpreadsheetLimits.DEFAULTS);
            for (int i = 0; i < MOST_ENTRIES; i++) {
                read.add(String.valueOf(texts.at(i)));
            }
        } catch (SpreadsheetRefusedException e) {
            read.add(e.getMessage());
        }
        return read;
    }

    private static String table(Random dice) {
        String prefix = dice.nextInt(4) == 0 ? "x:" : "";
        String declared = prefix.isEmpty() ? "" : " xmlns:x=\"urn:main\"";
        StringBuilder table = new StringBuilder("<?xml version=\"1.0\"?><~sst" + declared + " count=\"9\">");
        for (int i = dice.nextInt(9); i > 0; i--) {
            table.append(
                    switch (dice.nextInt(8)) {
                        case 0 -> "<~si><~t/></~si>\n";
                        case 1 -> "<~si/>";
                        case 2 -> "<~si><~r><~rPr><~b/></~rPr><~t>rich</~t></~r><~r><~t> text</~t></~r></~si>";
                        case 3 -> "<~si><~t xml:space=\"preserve\"> a &amp; é_x0041_</~t></~si>";
                        default -> "<~si><~t>part " + dice.nextInt(100) + "</~t></~si>";
                    });
        }
        return table.append("</~sst>").toString().replace("~", prefix);
    }
}
