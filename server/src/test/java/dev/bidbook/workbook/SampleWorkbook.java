package dev.bidbook.workbook;

import dev.bidbook.formula.FormulaRefusedException;
import dev.bidbook.formula.RowFormulas;
import dev.bidbook.formula.RowVerdict;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Row;
import dev.bidbook.template.Column;
import dev.bidbook.template.Origin;
import dev.bidbook.template.Template;
import dev.bidbook.template.TemplateReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A realistic weekly review, made up from a seed. */
final class SampleWorkbook {

    private static final List<String> BRANCHES =
            List.of("STL", "DAL", "OMA", "KCM", "PHX", "SLC", "ATL", "CLT", "BOI", "TUL", "MSP", "IND");
    private static final List<String> PARTS = List.of(
            "Brake shoe kit 16.5x7", "Oil filter, spin-on", "Air dryer cartridge", "Slack adjuster", "Wheel seal");

    private static final LocalDate AS_OF = LocalDate.of(2026, 11, 20);

    private SampleWorkbook() {}

    static Template weeklyReview() {
        try {
            return TemplateReader.read(Path.of("..", "templates", "weekly-review"));
        } catch (Exception e) {
            throw new IllegalStateException("templates/weekly-review should be readable", e);
        }
    }

    /** A template of the tests, by the name of its folder. */
    static Template test(String name) throws Exception {
        return TemplateReader.read(Path.of("src", "test", "resources", "templates", name));
    }

    static WorkbookContent content(Template template, int rows, long seed) {
        return content(template, rows(template, rows, seed));
    }

    static WorkbookContent content(Template template, List<Row> rows) {
        return new WorkbookContent(
                template,
                new WorkbookTitle(
                        "Northline 2026 brake and filter award",
                        "Northline Fleet Services",
                        "2026-W47",
                        "Dana Whitfield",
                        Instant.parse("2026-11-20T14:03:00Z")),
                new WorkbookIdentity("k3v9q2", template.name(), template.version(), "northline", "2026-W47", 3),
                Map.of(),
                AS_OF,
                source(template, rows),
                List.of(
                        new TrendPoint(
                                "Lines by stock status",
                                "2026-W45",
                                Map.of("In Stock", 60, "Partial", 20, "Out of Stock", 14, "Not Stocked", 6)),
                        new TrendPoint(
                                "Lines by stock status",
                                "2026-W46",
                                Map.of("In Stock", 64, "Partial", 18, "Out of Stock", 11, "Not Stocked", 7)),
                        new TrendPoint(
                                TrendPoint.OPEN_FINDINGS, "2026-W45", Map.of("high", 31, "medium", 17, "low", 2)),
                        new TrendPoint(
                                TrendPoint.OPEN_FINDINGS, "2026-W46", Map.of("high", 24, "medium", 19, "low", 1))),
                column -> column.editors().isEmpty()
                        || column.editors().contains(dev.bidbook.template.Role.SUPPLY_CHAIN_SPECIALIST));
    }

    /** The rows as they are, and what the template's rules find on them. */
    private static RowSource source(Template template, List<Row> rows) {
        return template.rules().isEmpty() ? RowSource.of(rows) : RowSource.of(rows, () -> judging(template));
    }

    private static RowFormulas.Evaluator judging(Template template) {
        RowFormulas.Evaluator evaluator = evaluator(template);
        return new RowFormulas.Evaluator() {
            @Override
            public List<CellValue> fill(List<CellValue> values) {
                evaluator.fill(values);
                return values;
            }

            @Override
            public RowVerdict verdict() {
                return evaluator.verdict();
            }

            @Override
            public boolean isFailing(int rule) {
                return evaluator.isFailing(rule);
            }

            @Override
            public boolean counts(int column, List<CellValue> values) {
                return evaluator.counts(column, values);
            }
        };
    }

    /** What computes formulas and rules as the sample workbooks do. */
    static RowFormulas.Evaluator evaluator(Template template) {
        try {
            return RowFormulas.compile(template).evaluator(Map.of(), AS_OF);
        } catch (FormulaRefusedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The rows with their formulas computed. */
    static List<Row> computed(Template template, List<Row> rows) {
        RowFormulas.Evaluator evaluator = evaluator(template);
        return rows.stream()
                .map(row -> new Row(row.id(), row.key(), evaluator.fill(row.values())))
                .toList();
    }

    /** Where a column of the template stands on the sheet. */
    static int place(Template template, String column) {
        return Layout.of(template, any -> true).place(template.positionOf(column));
    }

    static List<Row> rows(Template template, int count, long seed) {
        Random random = new Random(seed);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(row(template, i, random));
        }
        return template.rules().isEmpty() ? rows : computed(template, rows);
    }

    /** A row with the given cells by column name, and blanks elsewhere. */
    static Row row(Template template, int id, Map<String, CellValue> cells) {
        List<CellValue> values = new ArrayList<>();
        for (Column column : template.columns()) {
            values.add(cells.getOrDefault(column.name(), CellValue.Blank.BLANK));
        }
        return new Row(id, template.keyOf(values), List.copyOf(values));
    }

    static Path write(WorkbookContent content, Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            new WorkbookWriter().write(content, out);
        }
        return file;
    }

    private static Row row(Template template, int index, Random random) {
        List<CellValue> values = new ArrayList<>();
        boolean trouble = random.nextInt(3) == 0;
        int annual = 1 + random.nextInt(600);
        int required = (int) Math.ceil(annual / 52.0 * 4);
        int onHand = trouble ? random.nextInt(required + 1) / 2 : required + random.nextInt(20);
        for (Column column : template.columns()) {
            values.add(value(column, index, random, trouble, annual, required, onHand));
        }
        return new Row(index + 1, template.keyOf(values), List.copyOf(values));
    }

    private static CellValue value(
            Column column, int index, Random random, boolean trouble, int annual, int required, int onHand) {
        return switch (column.name()) {
            case "Part Number" -> new CellValue.Text("%07d".formatted(793_591 + index / BRANCHES.size() * 37));
            case "Branch" -> new CellValue.Text(BRANCHES.get(index % BRANCHES.size()));
            case "Bid ID" -> new CellValue.Text("BA-26-0417");
            case "Description" -> new CellValue.Text(PARTS.get(index / BRANCHES.size() % PARTS.size()));
            case "Stock Status" ->
                new CellValue.Text(onHand >= required ? "In Stock" : onHand > 0 ? "Partial" : "Out of Stock");
            case "Part Status" ->
                new CellValue.Text(
                        random.nextInt(8) > 0 ? "Active" : random.nextInt(2) == 0 ? "Obsolete" : "Superseded");
            case "Annualized Qty", "Demand Loaded" -> new CellValue.Number(annual);
            case "Required safety stock", "Safety Stock" -> new CellValue.Number(required);
            case "On Hand" -> new CellValue.Number(onHand);
            case "Shortfall" -> new CellValue.Number(Math.max(0, required - onHand));
            case "Customer" -> new CellValue.Text("Northline Fleet Services");
            case "Program" -> new CellValue.Text("Northline 2026 brake and filter award");
            case "First seen" -> new CellValue.Text("2026-W45");
            case "Gone since" -> random.nextInt(25) == 0 ? new CellValue.Text("2026-W47") : CellValue.Blank.BLANK;
            case "Differing duplicates" -> CellValue.Blank.BLANK;
            default -> column.origin() == Origin.ENTRY ? entry(column, random, trouble) : reported(column, random);
        };
    }

    private static CellValue entry(Column column, Random random, boolean trouble) {
        return trouble && random.nextInt(2) == 0 ? any(column, random) : CellValue.Blank.BLANK;
    }

    private static CellValue reported(Column column, Random random) {
        return random.nextInt(6) == 0 ? CellValue.Blank.BLANK : any(column, random);
    }

    private static CellValue any(Column column, Random random) {
        return switch (column.kind()) {
            case TEXT -> new CellValue.Text(column.name() + " " + (1 + random.nextInt(40)));
            case CHOICE ->
                new CellValue.Text(column.choices()
                        .get(random.nextInt(Math.min(6, column.choices().size()))));
            case WHOLE_NUMBER -> new CellValue.Number(random.nextInt(2000));
            case DECIMAL, MONEY -> new CellValue.Number(random.nextInt(200_000) / 100.0);
            case DATE -> new CellValue.Date(LocalDate.of(2026, 11, 1).plusDays(random.nextInt(60)));
            case DATE_TIME -> new CellValue.DateTime(LocalDate.of(2026, 11, 1).atTime(9, 30));
            case YES_NO -> new CellValue.YesNo(random.nextBoolean());
        };
    }
}
