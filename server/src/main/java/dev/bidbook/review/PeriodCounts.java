package dev.bidbook.review;

import dev.bidbook.ledger.Ledger;
import dev.bidbook.ledger.SheetEntry;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.SheetContent;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Summary;
import dev.bidbook.template.Template;
import dev.bidbook.workbook.TrendPoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many rows of a sheet have which value in a column, now and in the periods before. Thread-safe. */
public final class PeriodCounts {

    private static final int MOST_PERIODS = 12;
    private static final int MOST_REMEMBERED = 500;

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

    List<Counted> of(Template template, SheetContent content) {
        String key = content.id() + "@" + content.revision() + "#" + template.digest();
        List<Counted> known = remembered.get(key);
        if (known == null) {
            known = template.summaries().stream()
                    .map(summary -> new Counted(summary, count(template, summary, content)))
                    .toList();
            remembered.put(key, known);
        }
        return known;
    }

    /** The counts of the periods before this one for the blocks that show a trend, the earliest period first. */
    List<TrendPoint> trend(Template template, SheetId id) {
        if (template.summaries().stream().noneMatch(Summary::trend)) {
            return List.of();
        }
        List<SheetEntry> earlier = ledger.sheets(id.scope()).stream()
                .filter(entry -> entry.sheet().template().equals(id.template()))
                .filter(entry ->
                        entry.sheet().period().text().compareTo(id.period().text()) < 0)
                .sorted(Comparator.comparing(entry -> entry.sheet().period().text()))
                .toList();
        List<TrendPoint> points = new ArrayList<>();
        for (SheetEntry entry : earlier.subList(Math.max(0, earlier.size() - MOST_PERIODS), earlier.size())) {
            sheets.content(entry.sheet()).ifPresent(content -> of(template, content).stream()
                    .filter(counted -> counted.summary().trend())
                    .forEach(counted -> points.add(new TrendPoint(
                            counted.summary().title(), entry.sheet().period().text(), counted.counts()))));
        }
        return points;
    }

    private static Map<String, Integer> count(Template template, Summary summary, SheetContent content) {
        int position = template.positionOf(summary.countBy());
        Map<String, Integer> counts = new TreeMap<>();
        for (Row row : content.rows()) {
            CellValue value = row.values().get(position);
            counts.merge(value.isBlank() ? "" : value.display(), 1, Integer::sum);
        }
        return counts;
    }
}
