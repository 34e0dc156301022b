package dev.bidbook.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.ledger.Merge.CellFate;
import dev.bidbook.ledger.Submission.Statement;
import dev.bidbook.properties.Draw;
import dev.bidbook.properties.RandomCases;
import dev.bidbook.properties.RandomValues;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Blank;
import dev.bidbook.sheet.Period;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetContent;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Column;
import dev.bidbook.template.ColumnKind;
import dev.bidbook.template.Template;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values as they are stored, and the merge of single cells. */
final class StoredValuesPropertiesTest {

    private final Template template = LedgerFixture.template(
            "all-kinds",
            """
            template: all-kinds
            version: 1
            rows: people
            key: [Key]
            columns:
              - {name: Key, kind: text}
              - {name: "Text \\"x\\" \\\\ \\u00e9", kind: text}
              - {name: Whole, kind: whole number}
              - {name: Decimal, kind: decimal}
              - {name: Money, kind: money}
              - {name: Date, kind: date}
              - {name: Moment, kind: date and time}
              - {name: Told, kind: yes/no}
              - {name: Answer, kind: choice, choices: [open, "TRUE", "007"]}
            """);
    private final LedgerFixture bidbook;
    private int sheets;

    StoredValuesPropertiesTest(@TempDir Path folder) {
        bidbook = new LedgerFixture(folder);
    }

    @AfterEach
    void close() {
        bidbook.close();
    }

    @Test
    void aStoredValueIsReadAsTheSame() {
        RandomCases.of(getClass(), "aStoredValueIsReadAsTheSame", 3000).check(draw -> {
            ColumnKind kind = draw.of(ColumnKind.values());
            CellValue value = RandomValues.filled(draw, kind);
            draw.tell(kind + " " + value);
            CellValue plain = PlainValues.fromJson(PlainValues.toJson(value));
            assertThat(PlainValues.typed(plain, kind)).isEqualTo(value);
            Map<String, CellValue> cells = Map.of(RandomValues.text(draw), PlainValues.plain(value));
            assertThat(PlainValues.document(PlainValues.document(cells))).isEqualTo(cells);
        });
    }

    @Test
    void theLedgerHoldsEveryValueThatItWasTold() {
        RandomCases.of(getClass(), "theLedgerHoldsEveryValueThatItWasTold", 40).check(draw -> {
            SheetId id = new SheetId(template.name(), "scope" + ++sheets, new Period.Week(2026, 47));
            Map<RowKey, List<CellValue>> first = rows(draw);
            submit(id, first, null);
            assertThat(held(bidbook.ledger.reader().content(template, id).orElseThrow()))
                    .isEqualTo(first);
            Map<RowKey, List<CellValue>> second = new LinkedHashMap<>(first);
            rows(draw).forEach((key, values) -> {
                // A row keeps its key's spelling, however later statements spell it.
                first.getOrDefault(key, values).stream().limit(1).forEach(spelled -> values.set(0, spelled));
                second.put(key, values);
            });
            submit(id, second, 1);
            assertThat(held(bidbook.ledger.reader().content(template, id).orElseThrow()))
                    .isEqualTo(second);
            assertThat(held(bidbook.ledger.reader().content(template, id, 1).orElseThrow()))
                    .isEqualTo(first);
        });
    }

    @Test
    void twoWhoChangeACellAgreeOrBothAreAsked() {
        RandomCases.of(getClass(), "twoWhoChangeACellAgreeOrBothAreAsked", 1000).check(draw -> {
            List<CellValue> values = List.of(Blank.BLANK, new CellValue.Text("a"), new CellValue.Number(1));
            CellValue base = draw.of(values);
            CellValue one = draw.of(values);
            CellValue other = draw.of(values);
            CellValue oneFirst = merged(base, merged(base, base, one), other);
            CellValue otherFirst = merged(base, merged(base, base, other), one);
            assertThat(oneFirst).isEqualTo(otherFirst);
            if (oneFirst != null) {
                assertThat(merged(base, oneFirst, one)).as("sent again").isEqualTo(oneFirst);
            }
        });
    }

    /** The cell after the merge, null for a conflict. */
    private static @Nullable CellValue merged(CellValue base, @Nullable CellValue stored, CellValue mine) {
        if (stored == null) {
            return null;
        }
        CellFate fate = Merge.cell(base, stored, mine, null);
        return fate == CellFate.CLASHES ? null : fate == CellFate.CHANGES ? mine : stored;
    }

    private Map<RowKey, List<CellValue>> rows(Draw draw) {
        Map<RowKey, List<CellValue>> rows = new LinkedHashMap<>();
        for (int i = draw.between(1, 5); i > 0; i--) {
            List<CellValue> values = new ArrayList<>();
            for (Column column : template.columns()) {
                values.add(values.isEmpty() ? RandomValues.filled(draw, column) : RandomValues.any(draw, column));
            }
            rows.put(template.keyOf(values), values);
        }
        draw.tell(rows.toString());
        return rows;
    }

    private void submit(SheetId id, Map<RowKey, List<CellValue>> rows, @Nullable Integer revision) {
        List<Statement> statements = new ArrayList<>();
        rows.forEach((key, values) -> {
            Map<String, CellValue> cells = new LinkedHashMap<>();
            for (int i = 0; i < values.size(); i++) {
                cells.put(template.columns().get(i).name(), values.get(i));
            }
            statements.add(new Statement(key, cells, false));
        });
        Outcome outcome = bidbook.ledger.submit(
                template,
                new Submission(id, "anna", Submission.Kind.ROWS, null, revision, statements, List.of(), 0, null));
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    }

    private static Map<RowKey, List<CellValue>> held(SheetContent content) {
        Map<RowKey, List<CellValue>> held = new LinkedHashMap<>();
        for (Row row : content.rows()) {
            held.put(row.key(), row.values());
        }
        return held;
    }
}
