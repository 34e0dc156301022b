package dev.bidbook.review;

import dev.bidbook.ledger.Ledger;
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
    private final Ledger ledger;

    /** A sheet at a revision never changes, so its counts are counted once. */
    private final Map<String, List<Counted>> remembered =
            Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, List<Counted>> eldest) {
                    return size() > MOST_REMEMBERED;
                }
            });

    PeriodCounts(Sheets sheets, Ledger ledger) {
        this.sheets = sheets;
        this.ledger = ledger;
    }

    /**
     * The counts of one block of a template's summary.
     *
     * @param summary the block
     * @param counts how many rows have a value, by the value as it is displayed, in its order; blanks under the
     *     empty text
     */
    public record Counted(Summary summary, Map<String, Integer> counts) {}

    /** The counts of a sheet at its present revision; empty if there is no such sheet. */
    Optional<List<Counted>> of(Template template, SheetId id) {
        return sheets.revision(id).map(revision -> of(template, id, revision));
    }

    private List<Counted> of(Template template, SheetId id, int revision) {
        String key = id + "@" + revision + "#" + template.digest();
        List<Counted> known = remembered.get(key);
        if (known == null) {
            known = count(template, id, revision);
            remembered.put(key, known);
        }
        return known;
    }

    /** The counts of the periods before this one for the blocks that show a trend, the earliest period first. */
    List<TrendPoint> trend(Template template, SheetId id) {
        if (template.summaries().stream().noneMatch(Summary::trend)) {
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
            of(template, sheet, revisions.getOrDefault(sheet, 0)).stream()
                    .filter(counted -> counted.summary().trend())
                    .forEach(counted -> points.add(new TrendPoint(
                            counted.summary().title(), sheet.period().text(), counted.counts())));
        }
        return points;
    }

    /** Goes through the rows once for all blocks, and holds none of them. */
    private List<Counted> count(Template template, SheetId id, int revision) {
        List<Counted> counted = template.summaries().stream()
                .map(summary -> new Counted(summary, new TreeMap<>()))
                .toList();
        int[] positions = template.summaries().stream()
                .mapToInt(summary -> template.positionOf(summary.countBy()))
                .toArray();
        try {
            Map<String, Double> parameters = sheets.parameters(template, sheets.scope(id));
            sheets.rows(template, id, revision, parameters, RowProgress.NONE).read(batches -> {
                RowSource.Batch batch;
                while ((batch = batches.next(ROWS_AT_ONCE)) != null) {
                    batch.forEach((row, values) -> {
                        for (int i = 0; i < positions.length; i++) {
                            CellValue value = values.get(positions[i]);
                            counted.get(i).counts().merge(value.isBlank() ? "" : value.display(), 1, Integer::sum);
                        }
                    });
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("counting writes nothing", e);
        }
        return counted;
    }
}
