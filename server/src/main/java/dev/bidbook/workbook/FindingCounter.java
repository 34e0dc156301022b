package dev.bidbook.workbook;

import dev.bidbook.formula.RowVerdict;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.template.Column;
import dev.bidbook.template.Summary;
import dev.bidbook.template.Template;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts findings: those of a batch of rows by themselves, and put together in the order of the rows. For one thread. */
final class FindingCounter {

    private final Template template;
    private final int countBy;
    private final int[] open;
    private final int[] answered;
    private int openRows;
    /** How many rows have a value, and how many of them wait for an answer. */
    private final Map<CellValue, int[]> byValue = new LinkedHashMap<>();

    FindingCounter(Template template) {
        this.template = template;
        this.countBy = column(template).map(template::positionOf).orElse(-1);
        this.open = new int[template.rules().size()];
        this.answered = new int[open.length];
    }

    /**
     * The column by whose values rows with open findings are counted: the first column of the key by which a block of the
     * Summary counts, too.
     */
    static Optional<String> column(Template template) {
        return template.summaries().stream()
                .map(Summary::countBy)
                .filter(name -> !template.rules().isEmpty() && template.key().contains(template.positionOf(name)))
                .map(name -> template.columns().get(template.positionOf(name)))
                .map(Column::name)
                .findFirst();
    }

    /** Counts a row. */
    void add(List<CellValue> values, RowVerdict verdict) {
        boolean isOpen = (verdict.holding() & ~verdict.answered()) != 0;
        openRows += isOpen ? 1 : 0;
        count(verdict.holding() & ~verdict.answered(), open);
        count(verdict.answered(), answered);
        if (countBy >= 0) {
            add(values.get(countBy), 1, isOpen ? 1 : 0);
        }
    }

    private static void count(long bits, int[] counts) {
        for (long rest = bits; rest != 0; rest &= rest - 1) {
            counts[Long.numberOfTrailingZeros(rest)]++;
        }
    }

    private void add(CellValue value, int rows, int openOnes) {
        int @Nullable [] counts = byValue.get(value);
        if (counts == null) {
            counts = new int[2];
            byValue.put(value, counts);
        }
        counts[0] += rows;
        counts[1] += openOnes;
    }

    /** Adds what was counted of the next batch. */
    void add(FindingCounter batch) {
        openRows += batch.openRows;
        for (int i = 0; i < open.length; i++) {
            open[i] += batch.open[i];
            answered[i] += batch.answered[i];
        }
        batch.byValue.forEach((value, counts) -> add(value, counts[0], counts[1]));
    }

    /** What was counted. */
    FindingCounts finish() {
        Optional<String> column = column(template);
        List<Category> places = List.of();
        Map<String, int[]> folded = new HashMap<>();
        if (column.isPresent() && !byValue.isEmpty()) {
            BlockCounter counter =
                    new BlockCounter(template, new Summary("", column.get(), null, List.of(), false, false));
            byValue.forEach((value, counts) -> {
                counter.add(value, CellValue.Blank.BLANK, counts[1]);
                int[] both = folded.computeIfAbsent(BlockCounter.folded(value), k -> new int[2]);
                both[0] += counts[0];
                both[1] += counts[1];
            });
            places = counter.finish().rows();
        }
        return new FindingCounts(
                Arrays.stream(open).boxed().toList(),
                Arrays.stream(answered).boxed().toList(),
                openRows,
                places,
                counts(places, folded, 1),
                counts(places, folded, 0));
    }

    private static List<Integer> counts(List<Category> places, Map<String, int[]> folded, int which) {
        int rest = folded.values().stream().mapToInt(counts -> counts[which]).sum();
        int[] counts = new int[places.size()];
        for (int i = 0; i < counts.length; i++) {
            boolean other = places.get(i).sort() == Category.Sort.OTHER;
            int[] both = folded.getOrDefault(BlockCounter.folded(places.get(i).value()), new int[2]);
            counts[i] = other ? rest : both[which];
            rest -= counts[i];
        }
        return Arrays.stream(counts).boxed().toList();
    }
}
