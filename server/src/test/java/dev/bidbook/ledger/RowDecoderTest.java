package dev.bidbook.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Blank;
import dev.bidbook.template.Column;
import dev.bidbook.template.Template;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowDecoderTest {

    private static final Template TEMPLATE = LedgerFixture.template(
            "all-kinds",
            """
            template: all-kinds
            version: 1
            title: All kinds
            period: week
            rows: report
            key: [Part]
            columns:
              - {name: Part, kind: text}
              - {name: 'Größe "m"', kind: decimal}
              - {name: Due, kind: date}
              - {name: At, kind: date and time}
              - {name: Done, kind: yes/no, origin: entry}
              - {name: Qty, kind: whole number}
              - {name: Twice, kind: whole number, formula: '=[@Qty]*2'}
              - {name: Note, kind: text, origin: entry}
            """);
    private static final List<String> TEXTS = List.of(
            "PN-1",
            "Größe \u2192 \uD83D\uDE00",
            "a \"b\" \\c",
            "two\nlines\tand a tab",
            "2026-02-30",
            "2026-11-22",
            "=1+1",
            "{\"Part\":1}",
            "x".repeat(200),
            "true",
            "\u0001",
            "12",
            "\u00A0");
    private static final List<Double> NUMBERS = List.of(
            0.0,
            7.0,
            1023.0,
            1024.0,
            -3.0,
            0.1,
            -12.34,
            1e14 + 1,
            999_999_999_999_999.0,
            1e15,
            1e300,
            1.5e-9,
            123_456.789_012_345,
            -0.000_1,
            4.35,
            1.0 / 3);

    @Test
    void aDocumentIsReadAsItsPlainFormSays() {
        Random random = new Random(20_261_122);
        RowDecoder decoder = new RowDecoder(TEMPLATE);
        for (int i = 0; i < 20_000; i++) {
            Map<String, CellValue> cells = cells(random);
            String json = PlainValues.document(cells);
            assertThat(decoder.values(json.getBytes(StandardCharsets.UTF_8)))
                    .as("document %d: %s", i, json)
                    .isEqualTo(expected(json));
        }
    }

    @Test
    void whatOtherProgramsWriteIntoADocumentIsReadToo() {
        RowDecoder decoder = new RowDecoder(TEMPLATE);
        for (String json : List.of(
                "{}",
                "{ }",
                " { \"Part\" : \"x\" , \"Qty\" : 1e2 }\n",
                "{\"Part\":null,\"Qty\":12.50,\"Done\":false}",
                "{\"Part\":\"\\u0041\",\"Qty\":12345678901234567890.5}",
                "{\"Note\":\"\\ud83d\\ude00\",\"Unknown\":true}")) {
            assertThat(decoder.values(json.getBytes(StandardCharsets.UTF_8)))
                    .as(json)
                    .isEqualTo(expected(json));
        }
    }

    @Test
    void equalTextsOfDifferentRowsAreOneObject() {
        RowDecoder decoder = new RowDecoder(TEMPLATE);
        byte[] json = "{\"Part\":\"same\",\"Note\":\"same\"}".getBytes(StandardCharsets.UTF_8);
        List<CellValue> first = decoder.values(json);
        List<CellValue> second = decoder.values(json.clone());
        assertThat(second.get(0)).isSameAs(first.get(0)).isSameAs(first.get(7));
    }

    private static List<CellValue> expected(String json) {
        Map<String, CellValue> cells = PlainValues.document(json);
        List<CellValue> values = new ArrayList<>();
        for (Column column : TEMPLATE.columns()) {
            CellValue plain = column.formula() == null ? cells.getOrDefault(column.name(), Blank.BLANK) : Blank.BLANK;
            values.add(PlainValues.typed(plain, column.kind()));
        }
        return values;
    }

    /** Mostly in the template's order, sometimes in another, sometimes with a column that the template lacks. */
    private static Map<String, CellValue> cells(Random random) {
        List<String> names = new ArrayList<>();
        TEMPLATE.columns().forEach(column -> names.add(column.name()));
        if (random.nextInt(4) == 0) {
            names.add("Gone column");
            Collections.shuffle(names, random);
        }
        Map<String, CellValue> cells = new LinkedHashMap<>();
        for (String name : names) {
            if (random.nextInt(3) > 0) {
                cells.put(name, value(random));
            }
        }
        return cells;
    }

    private static CellValue value(Random random) {
        return switch (random.nextInt(7)) {
            case 0 -> new CellValue.Number(NUMBERS.get(random.nextInt(NUMBERS.size())));
            case 1 -> new CellValue.Number(random.nextInt(100_000) / 100.0);
            case 2 -> new CellValue.YesNo(random.nextBoolean());
            case 3 -> new CellValue.Date(LocalDate.of(2026, 1, 1).plusDays(random.nextInt(400)));
            case 4 -> new CellValue.DateTime(LocalDateTime.of(2026, 1, 1, 9, random.nextInt(60)));
            default -> new CellValue.Text(TEXTS.get(random.nextInt(TEXTS.size())));
        };
    }
}
