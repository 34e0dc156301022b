package dev.bidbook.workbook;

import dev.bidbook.formula.RowVerdict;
import dev.bidbook.sheet.CellValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is counted of one batch of rows. For one thread; values are in the order in which they first came. */
final class BatchCounts {

    private final RowCounter counter;
    private final List<Map<CellValue, Map<CellValue, int[]>>> blocks = new ArrayList<>();
    private final List<Map<CellValue, double[]>> sums = new ArrayList<>();
    private final @Nullable FindingCounter findings;
    private int rows;
    private int answered;
    private int gone;

    BatchCounts(RowCounter counter) {
        this.counter = counter;
        this.findings = counter.newFindings();
        for (int i = 0; i < counter.blocks(); i++) {
            blocks.add(new LinkedHashMap<>());
            sums.add(new LinkedHashMap<>());
        }
    }

    /** Counts a row. */
    void add(List<CellValue> values, RowVerdict verdict) {
        rows++;
        if (findings != null) {
            findings.add(values, verdict);
        }
        for (int entry : counter.entries()) {
            if (!values.get(entry).isBlank()) {
                answered++;
                break;
            }
        }
        int goneSince = counter.goneSince();
        gone += goneSince >= 0 && !values.get(goneSince).isBlank() ? 1 : 0;
        for (int i = 0; i < blocks.size(); i++) {
            CellValue value = values.get(counter.countBy(i));
            int splitBy = counter.splitBy(i);
            CellValue split = splitBy < 0 ? CellValue.Blank.BLANK : values.get(splitBy);
            count(blocks.get(i), value, split);
            int[] summed = counter.summed(i);
            if (summed.length > 0) {
                sum(sums.get(i).computeIfAbsent(value, none -> new double[summed.length]), values, summed);
            }
        }
    }

    private static void sum(double[] sums, List<CellValue> values, int[] summed) {
        for (int i = 0; i < summed.length; i++) {
            if (values.get(summed[i]) instanceof CellValue.Number number) {
                sums[i] += number.value();
            }
        }
    }

    private static void count(Map<CellValue, Map<CellValue, int[]>> block, CellValue value, CellValue split) {
        Map<CellValue, int[]> splits = block.get(value);
        if (splits == null) {
            splits = new LinkedHashMap<>();
            block.put(value, splits);
        }
        int[] count = splits.get(split);
        if (count == null) {
            count = new int[1];
            splits.put(split, count);
        }
        count[0]++;
    }

    int rows() {
        return rows;
    }

    int answered() {
        return answered;
    }

    int gone() {
        return gone;
    }

    /** What is counted of the findings; null without rules. */
    @Nullable
    FindingCounter findings() {
        return findings;
    }

    /** What the summed columns add up to where the block's column has which value; empty for a block without sums. */
    Map<CellValue, double[]> sums(int index) {
        return sums.get(index);
    }

    /** How many rows have which values, for one block of the Summary. */
    Map<CellValue, Map<CellValue, int[]>> block(int index) {
        return blocks.get(index);
    }
}
