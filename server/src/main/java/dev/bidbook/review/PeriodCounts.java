package dev.bidbook.review;

import dev.bidbook.ledger.LedgerReader;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.RowProgress;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Summary;
import dev.bidbook.template.Template;
import dev.bidbook.workbook.RowSource;
import dev.bidbook.workbook.TrendPoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How many rows of a sheet have which value in a column, now and in the periods before. Thread-safe. */
public final class PeriodCounts {

    private static final int MOST_PERIODS = 12;
    private static final int MOST_REMEMBERED = 500;
    private static final int ROWS_AT_ONCE = 256;

    private final Sheets sheets;
    private final LedgerReader ledger;

    /** A sheet at a revision never changes, so its counts are counted once. */
    private final Map<String, Counts> remembered = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Counts> eldest) {
            return size() > MOST_REMEMBERED;
        }
    });

    PeriodCounts(Sheets sheets, LedgerReader ledger) {
        this.sheets = sheets;
        this.ledger = ledger;
    }

    /**
     * The counts of one block of a template's summary.
     *
     * @param summary the block
     * @param counts how many rows have a value, by the value as it is displayed, in its order; blanks under the
     *     empty text
     * @param sums what the block's summed columns add up to in these rows, in their order, by the same value; empty for
     *     a block without sums
     */
    public record Counted(Summary summary, Map<String, Integer> counts, Map<String, double[]> sums) {}

    /** What is counted of one sheet: its blocks, and how many findings wait for an answer by how much they matter. */
    private record Counts(List<Counted> blocks, Map<String, Integer> openFindings) {}

    /** The counts of a sheet at its present revision; empty if there is no such sheet. */
    Optional<List<Counted>> of(Template template, SheetId id) {
        return sheets.revision(id).map(revision -> of(template, id, revision).blocks());
    }

    private Counts of(Template template, SheetId id, int revision) {
        String key = id + "@" + revision + "#" + template.digest();
        Counts known = remembered.get(key);
        if (known == null) {
            known = count(template, id, revision);
            remembered.put(key, known);
        }
        return known;
    }

    /**
     * The counts of the periods before this one for the blocks that show a trend, and of their open findings, the earliest
     * period first.
     */
    List<TrendPoint> trend(Template template, SheetId id) {
        if (template.rules().isEmpty() && template.summaries().stream().noneMatch(Summary::trend)) {
            return List.of();
        }
        Map<SheetId, Integer> revisions = ledger.revisions(id.scope());
        List<SheetId> earlier = revisions.keySet().stream()
                .filter(sheet -> sheet.template().equals(id.template()))
                .filter(sheet -> sheet.period().text().compareTo(id.period().text()) < 0)
                .sorted(Comparator.comparing(sheet -> sheet.period().text()))
                .toList();
        List<TrendPoint> points = new ArrayList<>();
        for (SheetId sheet : earlier.subList(Math.max(0, earlier.size() - MOST_PERIODS), earlier.size())) {
            Counts counts = of(template, sheet, revisions.getOrDefault(sheet, 0));
            if (!template.rules().isEmpty()) {
                points.add(
                        new TrendPoint(TrendPoint.OPEN_FINDINGS, sheet.period().text(), counts.openFindings()));
            }
            counts.blocks().stream()
                    .filter(counted -> counted.summary().trend())
                    .forEach(counted -> points.add(new TrendPoint(
                            counted.summary().title(), sheet.period().text(), counted.counts())));
        }
        return points;
    }

    /** Goes through the rows once for all blocks, and holds none of them. */
    private Counts count(Template template, SheetId id, int revision) {
        List<Counted> counted = template.summaries().stream()
                .map(summary -> new Counted(summary, new TreeMap<>(), new TreeMap<>()))
                .toList();
        int[] positions = template.summaries().stream()
                .mapToInt(summary -> template.positionOf(summary.countBy()))
                .toArray();
        int[][] summed = template.summaries().stream()
                .map(summary ->
                        summary.sums().stream().mapToInt(template::positionOf).toArray())
                .toArray(int[][]::new);
        int[] open = new int[template.rules().size()];
        try {
            Map<String, Double> parameters = sheets.parameters(template, sheets.scope(id));
            sheets.rows(template, id, revision, parameters, RowProgress.NONE).read(batches -> {
                RowSource.Batch batch;
                while ((batch = batches.next(ROWS_AT_ONCE)) != null) {
                    batch.forEach((row, values, verdict) -> {
                        for (int i = 0; i < open.length; i++) {
                            open[i] += verdict.isOpen(i) ? 1 : 0;
                        }
                        for (int i = 0; i < positions.length; i++) {
                            count(counted.get(i), values.get(positions[i]), values, summed[i]);
                        }
                    });
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("counting writes nothing", e);
        }
        return new Counts(counted, bySeverity(template, open));
    }

    private static void count(Counted block, CellValue value, List<CellValue> values, int[] summed) {
        String shown = value.isBlank() ? "" : value.display();
        block.counts().merge(shown, 1, Integer::sum);
        if (summed.length > 0) {
            double[] sums = block.sums().computeIfAbsent(shown, none -> new double[summed.length]);
            for (int i = 0; i < summed.length; i++) {
                if (values.get(summed[i]) instanceof CellValue.Number number) {
                    sums[i] += number.value();
                }
            }
        }
    }

    private static Map<String, Integer> bySeverity(Template template, int[] open) {
        Map<String, Integer> counts = new TreeMap<>();
        for (int i = 0; i < open.length; i++) {
            counts.merge(template.rules().get(i).severity().word(), open[i], Integer::sum);
        }
        return counts;
    }
}
