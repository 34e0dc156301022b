package dev.bidbook.workbook;

import dev.bidbook.template.Origin;
import dev.bidbook.template.ServerFact;
import dev.bidbook.template.Summary;
import dev.bidbook.template.Template;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts a workbook's rows: batches by themselves, by whichever thread has them, and put together in their order. */
final class RowCounter {

    private final List<BlockCounter> counters = new ArrayList<>();
    private final int[] entries;
    private final int goneSince;
    private final int[] countBy;
    private final int[] splitBy;
    private final List<int[]> summed = new ArrayList<>();
    private final Template template;
    private final FindingCounter findings;
    private int rows;
    private int answered;
    private int gone;

    RowCounter(Template template) {
        this.template = template;
        this.findings = new FindingCounter(template);
        List<Integer> entries = new ArrayList<>();
        int goneSince = -1;
        for (int i = 0; i < template.columns().size(); i++) {
            if (template.columns().get(i).origin() == Origin.ENTRY) {
                entries.add(i);
            } else if (template.columns().get(i).fact() == ServerFact.GONE_SINCE) {
                goneSince = i;
            }
        }
        this.entries = entries.stream().mapToInt(Integer::intValue).toArray();
        this.goneSince = goneSince;
        List<Summary> summaries = template.summaries();
        this.countBy = new int[summaries.size()];
        this.splitBy = new int[summaries.size()];
        for (int i = 0; i < summaries.size(); i++) {
            Summary summary = summaries.get(i);
            counters.add(new BlockCounter(template, summary));
            countBy[i] = template.positionOf(summary.countBy());
            splitBy[i] = summary.splitBy() == null ? -1 : template.positionOf(summary.splitBy());
            summed.add(summary.sums().stream().mapToInt(template::positionOf).toArray());
        }
    }

    /** Adds what was counted of the next batch. */
    void add(BatchCounts batch) {
        rows += batch.rows();
        answered += batch.answered();
        gone += batch.gone();
        FindingCounter found = batch.findings();
        if (found != null) {
            findings.add(found);
        }
        for (int i = 0; i < counters.size(); i++) {
            BlockCounter counter = counters.get(i);
            batch.block(i)
                    .forEach((value, splits) -> splits.forEach((split, count) -> counter.add(value, split, count[0])));
            batch.sums(i).forEach(counter::addSums);
        }
    }

    /** What was counted. */
    Counts finish() {
        return new Counts(
                rows,
                answered,
                gone,
                counters.stream().map(BlockCounter::finish).toList(),
                findings.finish());
    }

    /** What counts the findings of a batch; null without rules. */
    @Nullable
    FindingCounter newFindings() {
        return template.rules().isEmpty() ? null : new FindingCounter(template);
    }

    int blocks() {
        return countBy.length;
    }

    // The positions of columns; nobody changes the array.
    int[] entries() {
        return entries;
    }

    /** The position of the column that says since when a row is gone, or -1. */
    int goneSince() {
        return goneSince;
    }

    /** The positions of the columns that a block adds up; nobody changes the array. */
    int[] summed(int block) {
        return summed.get(block);
    }

    int countBy(int block) {
        return countBy[block];
    }

    /** The position of the column by which a block is split, or -1. */
    int splitBy(int block) {
        return splitBy[block];
    }
}
