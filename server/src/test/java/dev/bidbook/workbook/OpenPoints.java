package dev.bidbook.workbook;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Row;
import dev.bidbook.template.Template;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Rows of the template of the tests whose rules are of every sort, with all that they can be about. */
final class OpenPoints {

    private OpenPoints() {}

    static List<Row> rows(Template template, int count, long seed) {
        Random random = new Random(seed);
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            Map<String, CellValue> cells = new HashMap<>();
            cells.put(
                    "Site",
                    new CellValue.Text(List.of("0793", "793", "STL", "a*c").get(random.nextInt(4))));
            cells.put("Point", new CellValue.Number(i));
            maybe(random, cells, "Asked", new CellValue.Number(random.nextInt(4)));
            maybe(random, cells, "Given", new CellValue.Number(random.nextInt(9) / 2.0));
            maybe(random, cells, "Due", new CellValue.Date(LocalDate.of(2026, 11, 10 + random.nextInt(20))));
            maybe(random, cells, "Closed", new CellValue.YesNo(random.nextBoolean()));
            maybe(
                    random,
                    cells,
                    "Answer",
                    new CellValue.Text(List.of("so late", "soon").get(random.nextInt(2))));
            maybe(random, cells, "Who", new CellValue.Text("Anna"));
            rows.add(SampleWorkbook.row(template, i, cells));
        }
        return SampleWorkbook.computed(template, rows);
    }

    private static void maybe(Random random, Map<String, CellValue> cells, String column, CellValue value) {
        if (random.nextInt(3) > 0) {
            cells.put(column, value);
        }
    }
}
