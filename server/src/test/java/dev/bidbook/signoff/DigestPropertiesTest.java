package dev.bidbook.signoff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.properties.Draw;
import dev.bidbook.properties.RandomCases;
import dev.bidbook.properties.RandomValues;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Blank;
import dev.bidbook.sheet.Period;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Template;
import dev.bidbook.template.TemplateReader;
import dev.bidbook.template.TemplateRefusedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the digest tells apart, and what it does not. */
class DigestPropertiesTest {

    private static final SheetId SHEET = new SheetId("any-sheet", "northline", new Period.Week(2026, 47));

    private static final Template TEMPLATE = template();

    private static Template template() {
        try {
            return TemplateReader.read(
                    """
                    template: any-sheet
                    version: 1
                    key: [Part, Branch]
                    columns:
                      - {name: Part, kind: text}
                      - {name: Branch, kind: text}
                      - {name: Qty, kind: whole number}
                      - {name: Price, kind: decimal}
                      - {name: ETA, kind: date, origin: entry}
                      - {name: Seen, kind: date and time, origin: entry}
                      - {name: Closed, kind: yes/no, origin: entry}
                      - {name: Comment, kind: text, origin: entry}
                      - {name: Remark, kind: text, origin: entry}
                    """,
                    "",
                    "any-sheet");
        } catch (TemplateRefusedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anyOtherCellIsAnotherDigest() {
        RandomCases.of(DigestPropertiesTest.class, "anyOtherCellIsAnotherDigest", 300)
                .check(draw -> {
                    List<Row> rows = rows(draw);
                    int at = draw.below(rows.size());
                    // The key's cells stay: with another key it is another row.
                    int column = draw.between(2, TEMPLATE.columns().size() - 1);
                    CellValue other = RandomValues.any(draw, TEMPLATE.columns().get(column));
                    CellValue was = rows.get(at).values().get(column);
                    draw.tell(TEMPLATE.columns().get(column).name() + ": " + was + " and " + other);

                    boolean same = digest(rows).equals(digest(with(rows, at, column, other)));

                    assertThat(same).isEqualTo(was.equals(other));
                });
    }

    @Test
    void aValueInTheNextColumnIsAnotherDigest() {
        RandomCases.of(DigestPropertiesTest.class, "aValueInTheNextColumnIsAnotherDigest", 100)
                .check(draw -> {
                    List<Row> rows = rows(draw);
                    int at = draw.below(rows.size());
                    CellValue text = new CellValue.Text(RandomValues.text(draw));

                    assertThat(digest(with(with(rows, at, 7, text), at, 8, Blank.BLANK)))
                            .isNotEqualTo(digest(with(with(rows, at, 7, Blank.BLANK), at, 8, text)));
                });
    }

    @Test
    void theOrderAndNumbersOfRowsDoNotMatterAndEveryRowDoes() {
        RandomCases.of(DigestPropertiesTest.class, "theOrderAndNumbersOfRowsDoNotMatterAndEveryRowDoes", 200)
                .check(draw -> {
                    List<Row> rows = rows(draw);
                    List<Row> others = new ArrayList<>();
                    draw.shuffled(rows)
                            .forEach(row -> others.add(new Row(100 + others.size(), row.key(), row.values())));

                    assertThat(digest(others)).isEqualTo(digest(rows));
                    others.remove(draw.below(others.size()));
                    assertThat(digest(others)).isNotEqualTo(digest(rows));
                });
    }

    private static List<Row> rows(Draw draw) {
        List<Row> rows = new ArrayList<>();
        Set<RowKey> keys = new HashSet<>();
        for (int i = draw.between(1, 6); i > 0; i--) {
            List<CellValue> values = new ArrayList<>();
            TEMPLATE.columns().forEach(column -> values.add(RandomValues.any(draw, column)));
            values.set(0, new CellValue.Text("P" + i));
            RowKey key = TEMPLATE.keyOf(values);
            if (keys.add(key)) {
                rows.add(new Row(i, key, values));
            }
        }
        return rows;
    }

    private static List<Row> with(List<Row> rows, int at, int column, CellValue value) {
        List<Row> changed = new ArrayList<>(rows);
        List<CellValue> values = new ArrayList<>(rows.get(at).values());
        values.set(column, value);
        changed.set(at, new Row(rows.get(at).id(), rows.get(at).key(), values));
        return changed;
    }

    private static String digest(List<Row> rows) {
        return Fingerprint.of(TEMPLATE, 1, rows).digest(SHEET, Coverage.ALL, Map.of(), List.of());
    }
}
