package dev.bidbook.formula;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.template.Column;
import dev.bidbook.template.Template;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Rows of any template, of values that its formulas tell apart. */
final class RandomRows {

    /** What people write: words, digits, what looks like a number, a date, an error or a formula and is text. */
    private static final List<String> WORDS = List.of(
            "Out of Stock",
            "out of stock",
            "OUT OF STOCK",
            "In Stock",
            "Partial",
            "17",
            "-3",
            "0",
            "0012",
            "Ärger",
            "ärger",
            "a",
            "A",
            "b  c",
            "it is late",
            "50*2",
            "what?",
            "x~y",
            "N/A",
            "TRUE?",
            "BSK-1042",
            "=x");

    private static final double[] NUMBERS = {
        0,
        1,
        -1,
        2,
        3,
        5,
        10,
        12,
        13,
        26,
        52,
        100,
        0.1,
        0.2,
        0.3,
        0.5,
        1.5,
        2.5,
        -2.5,
        1.005,
        2.675,
        99.995,
        1e-9,
        123456.789,
        1e9,
        0.30000000000000004,
        1_234_567_890_123.0
    };

    private final Template template;
    private final LocalDate day;
    private final Random random;
    private final List<String> texts;

    private RandomRows(Template template, LocalDate day, Random random) {
        this.template = template;
        this.day = day;
        this.random = random;
        texts = new ArrayList<>(WORDS);
        if (!template.rules().isEmpty()) {
            template.columns().forEach(column -> addTexts(column.formula()));
            template.rules().forEach(rule -> addTexts(rule.formula()));
            template.rules().forEach(rule -> addTexts(rule.answered()));
        }
        texts.removeIf(String::isEmpty);
    }

    private void addTexts(@Nullable String formula) {
        FormulaScanner.scan(formula == null ? "" : formula).parts().stream()
                .filter(part ->
                        part instanceof FormulaPart.Plain plain && plain.text().length() > 2)
                .map(part -> ((FormulaPart.Plain) part).text())
                .filter(text -> text.startsWith("\""))
                .forEach(text -> texts.addAll(Collections.nCopies(3, text.substring(1, text.length() - 1))));
    }

    static List<List<CellValue>> of(Template template, int count, LocalDate day, long seed) {
        RandomRows rows = new RandomRows(template, day, new Random(seed));
        List<List<CellValue>> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            made.add(rows.row());
        }
        return made;
    }

    private List<CellValue> row() {
        List<CellValue> row = new ArrayList<>();
        for (Column column : template.columns()) {
            boolean blank = column.formula() != null || random.nextInt(5) == 0;
            row.add(blank ? CellValue.Blank.BLANK : value(column));
        }
        return row;
    }

    private CellValue value(Column column) {
        return switch (column.kind()) {
            case TEXT -> new CellValue.Text(texts.get(random.nextInt(texts.size())));
            case CHOICE ->
                new CellValue.Text(
                        column.choices().get(random.nextInt(column.choices().size())));
            case WHOLE_NUMBER -> new CellValue.Number(random.nextInt(4) == 0 ? 0 : random.nextInt(120) - 20);
            case DECIMAL, MONEY -> new CellValue.Number(number());
            case DATE -> new CellValue.Date(day.plusDays(random.nextInt(90) - 45));
            case DATE_TIME ->
                new CellValue.DateTime(
                        day.plusDays(random.nextInt(90) - 45).atTime(LocalTime.ofSecondOfDay(random.nextInt(86_400))));
            case YES_NO -> new CellValue.YesNo(random.nextBoolean());
        };
    }

    private double number() {
        return random.nextInt(3) == 0
                ? NUMBERS[random.nextInt(NUMBERS.length)]
                : (random.nextInt(200_000) - 50_000) / (random.nextBoolean() ? 100.0 : 4.0);
    }
}
