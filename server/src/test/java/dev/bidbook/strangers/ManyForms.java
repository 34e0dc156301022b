package dev.bidbook.strangers;

import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A report of a few lines whose values are easily misread, and the layouts in which it may come. */
final class ManyForms {

    static final List<String> HEADERS = List.of(
            "Part Number",
            "Branch",
            "Bid ID",
            "Description",
            "Stock Status",
            "Annualized Qty",
            "Safety Stock",
            "Forecast",
            "On Hand",
            "Next PO ETA",
            "Last Sale Date",
            "Unit Cost",
            "Customer",
            "Program");

    private static final List<List<String>> ALIASES = List.of(
            List.of("Part No.", "PART  NUMBER", "awarded_demand[Part Number]", "Part\nNumber"),
            List.of("Branch Code", "\u00a0branch ", "'Awarded Demand'[Branch]", "BRANCH"),
            List.of("Bid Number", "Bid\u00a0ID", "BID ID", "[Bid ID]"),
            List.of("Part Description", "description\u200b", "First Description"),
            List.of("Inventory Status", "Stock\u2009Status"),
            List.of("Awarded Qty", "Sum of Annualized Qty", "Annualized\r\nQty"),
            List.of("SS Qty", "Summe von Safety Stock"),
            List.of("Fcst", "Average of Forecast", "\ufeffForecast"),
            List.of("QOH", "Soma de On Hand", "On\u00adHand".replace("\u00ad", " ")),
            List.of("PO ETA", "Earliest Next PO ETA"),
            List.of("last sale date", "Latest Last Sale Date"),
            List.of("UNIT COST"),
            List.of("customer"),
            List.of("PROGRAM"));

    private static final String[][] TEXTS = {
        {"0793591", "STL", "BA-1", "Brake shoe kit 16.5x7", "Partial"},
        {"793591", "STL", "BA-1", "  Filter – oil  ".strip(), "In Stock"},
        {"793591", "DAL", "BA-1", null, "Out of Stock"},
        {"1E5", "DAL", "BA-1", "=1+1", "Not Stocked"},
        {"3-12", "DAL", "BA-1", "+49 (0) 30", "In Stock"},
        {"00012", "DAL", "7", "قطعة غيار 12 مم", "In Stock"},
        {"部品-7", "DAL", "7", "👩‍🔧 two\nlines\tand a tab", "In Stock"},
        {"A|B\\C", "DAL", "7", "_x000D_ stays & <so> does _x41_", "In Stock"},
        {"Ø ß-İı", "DAL", "7", "'quoted' \"twice\"", "In Stock"},
        {"TRUE", "DAL", "7", "é\u0301 and e\u0301", "In Stock"},
        {"2026-03-02", "DAL", "7", "x".repeat(300), "In Stock"},
        {"1.50", "DAL", "7", "12%", "In Stock"}
    };

    private static final String[][] FIGURES = {
        {"52", "4", "0.25", "0", "2026-12-01", "2026-03-02", "41.81"},
        {"1234567", null, "0.1", "-3", "2027-01-31", null, "0.005"},
        {"6", "0", null, "1200", null, "2000-02-29", "123456789.25"},
        {"999999999999999", "1", "1234.5", "1", "2026-02-28", "1999-12-31", "1"},
        {"1", "2", "3", "4", "2026-11-12", "2026-12-11", "1000"},
        {null, null, null, null, null, null, null}
    };

    private ManyForms() {}

    /** The report's lines, each with a value for every header. */
    static List<List<Object>> lines() {
        List<List<Object>> lines = new ArrayList<>();
        for (int i = 0; i < TEXTS.length; i++) {
            List<Object> line = new ArrayList<>(Arrays.asList(TEXTS[i]).subList(0, 3));
            line.add(TEXTS[i][3]);
            line.add(TEXTS[i][4]);
            String[] figures = FIGURES[i % FIGURES.length];
            for (int f = 0; f < figures.length; f++) {
                String figure = figures[f];
                boolean date = f == 4 || f == 5;
                line.add(figure == null ? null : date ? LocalDate.parse(figure) : new BigDecimal(figure));
            }
            line.add("Northline Transit");
            line.add("Northline");
            lines.add(line);
        }
        return lines;
    }

    /** What the server has to say of the lines: each value as JSON, by row key and column. */
    static Map<String, String> expected() {
        Map<String, String> expected = new TreeMap<>();
        for (List<Object> line : lines()) {
            String key = line.subList(0, 3).stream()
                    .map(part -> part.toString().replace("\\", "\\\\").replace("|", "\\|"))
                    .collect(Collectors.joining("|"));
            for (int c = 0; c < HEADERS.size(); c++) {
                expected.put(key + " " + HEADERS.get(c), json(line.get(c)));
            }
        }
        return expected;
    }

    /** The value as the server's JSON has it. */
    static String json(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            String plain = number.toPlainString();
            return plain.indexOf('.') < 0 ? plain : String.valueOf(number.doubleValue());
        }
        return value == null ? "null" : TextNode.valueOf(value.toString()).toString();
    }

    /** The report as a grid of which the headers are not in the first row, nor the columns and lines in their order. */
    static List<List<Object>> grid(Random random, boolean footers) {
        List<Integer> order = new ArrayList<>();
        for (int c = 0; c < HEADERS.size(); c++) {
            order.add(c);
        }
        if (random.nextBoolean()) {
            Collections.shuffle(order, random);
        }
        for (int extra = random.nextInt(3); extra > 0; extra--) {
            order.add(random.nextInt(order.size()), -extra);
        }
        List<List<Object>> grid = new ArrayList<>();
        for (int title = random.nextInt(5); title > 0; title--) {
            grid.add(title == 1 ? null : new ArrayList<>(List.of("Weekly export " + title)));
        }
        boolean alias = random.nextBoolean();
        List<Object> headers = new ArrayList<>();
        for (int c : order) {
            List<String> others = c < 0 ? List.of("Colour " + c, "Rank") : ALIASES.get(c);
            headers.add(c >= 0 && !alias ? HEADERS.get(c) : others.get(random.nextInt(others.size())));
        }
        grid.add(headers);
        List<List<Object>> lines = lines();
        if (random.nextBoolean()) {
            Collections.shuffle(lines, random);
        }
        for (List<Object> line : lines) {
            List<Object> row = new ArrayList<>();
            order.forEach(c -> row.add(c < 0 ? "red" : line.get(c)));
            grid.add(row);
            if (random.nextInt(30) == 0) {
                grid.add(null);
            }
        }
        if (footers && random.nextBoolean()) {
            grid.add(null);
            grid.add(new ArrayList<>(List.of("Applied filters:\nProgram is Northline")));
        }
        return grid;
    }
}
