package dev.bidbook.workbook;

import dev.bidbook.sheet.Row;
import dev.bidbook.template.Origin;
import dev.bidbook.template.ServerFact;
import java.util.ArrayList;
import java.util.List;

/**
 * What is counted of a workbook's rows before they are written, so that its formulas carry values.
 *
 * @param rows how many rows there are
 * @param answered in how many of them people have written something
 * @param gone how many of them the report no longer has
 * @param blocks the blocks of the Summary
 */
record Counts(int rows, int answered, int gone, List<Block> blocks) {

    static Counts of(WorkbookContent content) {
        var template = content.template();
        List<BlockCounter> counters = template.summaries().stream()
                .map(summary -> new BlockCounter(template, summary))
                .toList();
        List<Integer> entries = new ArrayList<>();
        int gonePlace = -1;
        for (int i = 0; i < template.columns().size(); i++) {
            if (template.columns().get(i).origin() == Origin.ENTRY) {
                entries.add(i);
            } else if (template.columns().get(i).fact() == ServerFact.GONE_SINCE) {
                gonePlace = i;
            }
        }
        int rows = 0;
        int answered = 0;
        int gone = 0;
        for (Row row : content.rows()) {
            rows++;
            answered += entries.stream().anyMatch(i -> !row.values().get(i).isBlank()) ? 1 : 0;
            gone += gonePlace >= 0 && !row.values().get(gonePlace).isBlank() ? 1 : 0;
            counters.forEach(counter -> counter.add(row.values()));
        }
        return new Counts(
                rows,
                answered,
                gone,
                counters.stream().map(BlockCounter::finish).toList());
    }
}
