package dev.bidbook.workbook;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.template.Summary;
import dev.bidbook.template.Template;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Counts the rows for one block of the Summary, the way COUNTIFS does: without regard to case. */
final class BlockCounter {

    /** How many values have a line of their own. */
    static final int MOST_VALUES = 30;

    /** How many values of the second column have a column of their own. */
    static final int MOST_SPLITS = 8;

    // A longer criterion is an error in Excel.
    private static final int LONGEST_CRITERION = 240;

    private final Template template;
    private final Summary summary;
    private final int countBy;
    private final @Nullable Integer splitBy;
    private final Map<String, CellValue> values = new HashMap<>();
    private final Map<String, CellValue> splits = new HashMap<>();
    private final Map<String, Integer> byValue = new HashMap<>();
    private final Map<String, double[]> sums = new HashMap<>();
    private final Map<String, Integer> bySplit = new HashMap<>();
    private final Map<Cell, Integer> byBoth = new HashMap<>();

    private record Cell(String value, String split) {}

    BlockCounter(Template template, Summary summary) {
        this.template = template;
        this.summary = summary;
        this.countBy = template.positionOf(summary.countBy());
        this.splitBy = summary.splitBy() == null ? null : template.positionOf(summary.splitBy());
    }

    /** Counts so many rows with these values; the second says nothing where the block is not split. */
    void add(CellValue first, CellValue second, int rows) {
        String value = folded(first);
        values.putIfAbsent(value, first);
        byValue.merge(value, rows, Integer::sum);
        if (splitBy != null) {
            String split = folded(second);
            splits.putIfAbsent(split, second);
            bySplit.merge(split, rows, Integer::sum);
            byBoth.merge(new Cell(value, split), rows, Integer::sum);
        }
    }

    /** Adds to what the block's summed columns add up to where the column has this value. */
    void addSums(CellValue value, double[] more) {
        double[] known = sums.computeIfAbsent(folded(value), none -> new double[more.length]);
        for (int i = 0; i < more.length; i++) {
            known[i] += more[i];
        }
    }

    private List<List<Double>> sums(List<Category> rows) {
        List<List<Double>> lists = new ArrayList<>();
        Set<String> shown = indexes(rows).keySet();
        for (Category row : rows) {
            double[] total = new double[summary.sums().size()];
            boolean other = row.sort() == Category.Sort.OTHER;
            sums.forEach((value, own) -> {
                if (other ? !shown.contains(value) : value.equals(folded(row.value()))) {
                    for (int i = 0; i < total.length; i++) {
                        total[i] += own[i];
                    }
                }
            });
            lists.add(java.util.Arrays.stream(total).boxed().toList());
        }
        return List.copyOf(lists);
    }

    /** What was counted, most frequent first. */
    Block finish() {
        List<Category> rows = categories(values, byValue, countBy, MOST_VALUES);
        List<Category> columns = splitBy == null ? List.of() : categories(splits, bySplit, splitBy, MOST_SPLITS);
        // A sheet without rows may have choices to count, and nothing yet to split the counts by.
        if (columns.isEmpty()) {
            List<List<Integer>> counts =
                    rows.stream().map(row -> List.of(count(byValue, row, rows))).toList();
            return new Block(summary, rows, columns, counts, sums(rows));
        }
        int[][] counts = new int[rows.size()][columns.size()];
        Map<String, Integer> rowOf = indexes(rows);
        Map<String, Integer> columnOf = indexes(columns);
        byBoth.forEach((cell, count) -> {
            int row = rowOf.getOrDefault(cell.value(), rows.size() - 1);
            int column = columnOf.getOrDefault(cell.split(), columns.size() - 1);
            counts[row][column] += count;
        });
        List<List<Integer>> lists = new ArrayList<>();
        for (int[] row : counts) {
            lists.add(java.util.Arrays.stream(row).boxed().toList());
        }
        return new Block(summary, rows, columns, List.copyOf(lists), List.of());
    }

    /** How a value is told from others. */
    static String folded(CellValue value) {
        return value.isBlank() ? "" : value.display().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Integer> indexes(List<Category> categories) {
        Map<String, Integer> indexes = new HashMap<>();
        for (int i = 0; i < categories.size(); i++) {
            if (categories.get(i).sort() != Category.Sort.OTHER) {
                indexes.put(folded(categories.get(i).value()), i);
            }
        }
        return indexes;
    }

    private static int count(Map<String, Integer> counts, Category category, List<Category> all) {
        if (category.sort() != Category.Sort.OTHER) {
            return counts.getOrDefault(folded(category.value()), 0);
        }
        Set<String> shown = indexes(all).keySet();
        return counts.entrySet().stream()
                .filter(entry -> !shown.contains(entry.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** The values that get a place of their own: declared choices and found ones, most frequent first. */
    private List<Category> categories(Map<String, CellValue> found, Map<String, Integer> counts, int column, int most) {
        Map<String, CellValue> all = new HashMap<>(found);
        for (String choice : template.columns().get(column).choices()) {
            all.putIfAbsent(choice.toLowerCase(Locale.ROOT), new CellValue.Text(choice));
        }
        all.remove("");
        List<Category> shown = all.entrySet().stream()
                .filter(entry -> entry.getKey().length() <= LONGEST_CRITERION)
                .sorted(Comparator.comparing(
                                (Map.Entry<String, CellValue> entry) -> -counts.getOrDefault(entry.getKey(), 0))
                        .thenComparing(Map.Entry::getKey))
                .limit(most)
                .map(entry -> new Category(Category.Sort.VALUE, entry.getValue()))
                .collect(Collectors.toCollection(ArrayList::new));
        boolean other = shown.size() < all.size();
        if (counts.containsKey("")) {
            shown.add(Category.BLANK);
        }
        if (other) {
            shown.add(Category.OTHER);
        }
        return List.copyOf(shown);
    }
}
