package dev.bidbook.ledger;

import dev.bidbook.ledger.LedgerModel.Entry;
import dev.bidbook.ledger.LedgerModel.Line;
import dev.bidbook.ledger.LedgerModel.Week;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes a revision of a week of the model out of what is different from before. */
final class Settling {

    private static final List<String> COLUMNS = Stream.of(
                    List.of(LedgerModel.QUANTITY, LedgerModel.GONE, LedgerModel.FIRST_SEEN),
                    LedgerModel.COLUMNS,
                    AskedModel.FACTS)
            .flatMap(List::stream)
            .toList();

    private final LedgerModel model;
    private final int number;
    private final Week week;

    Settling(LedgerModel model, int number, Week week) {
        this.model = model;
        this.number = number;
        this.week = week;
    }

    /** Whether it made a revision. */
    boolean settle(String id, String person, boolean followed, Map<String, Map<String, String>> owns, boolean forced) {
        int entries = week.log.size();
        Map<String, Map<String, String>> next = new LinkedHashMap<>();
        Map<String, Map<String, String>> there = new LinkedHashMap<>();
        int revision = week.revision() + 1;
        week.lines.forEach((key, line) -> {
            Map<String, String> old = week.now.get(key);
            boolean was = week.revisions.get(week.revision()).containsKey(key);
            Map<String, String> cells = line.present || was || old == null ? cells(key, line) : old;
            next.put(key, cells);
            if (line.present) {
                there.put(key, cells);
            }
            if (was != line.present) {
                String from = old == null ? "" : was ? "here" : "gone";
                String to = line.present ? "here" : "gone";
                week.log.add(new Entry(id, followed, person, revision, key, LedgerModel.ROW, from, to, null));
            }
            // What a new line has is no change.
            Map<String, String> before = old == null ? cells : old;
            for (String column : COLUMNS) {
                String from = before.getOrDefault(column, "");
                String to = cells.getOrDefault(column, "");
                if (!from.equals(to)) {
                    String own = owns.getOrDefault(key, Map.of()).get(column);
                    week.log.add(new Entry(id, followed, person, revision, key, column, from, to, own));
                }
            }
        });
        boolean real = week.log.size() > entries || forced;
        if (real) {
            week.now = next;
            week.revisions.add(there);
        }
        return real;
    }

    private Map<String, String> cells(String key, Line line) {
        Map<String, String> cells = new LinkedHashMap<>();
        int seen = number;
        for (Map.Entry<Integer, Week> earlier :
                model.weeks.headMap(number, false).descendingMap().entrySet()) {
            Line there = earlier.getValue().lines.get(key);
            seen = there != null && there.present ? earlier.getKey() : seen;
        }
        cells.put(LedgerModel.QUANTITY, Integer.toString(line.quantity));
        for (String column : LedgerModel.COLUMNS) {
            cells.put(column, model.value(number, key, column));
        }
        cells.put(LedgerModel.FIRST_SEEN, "2026-W" + seen);
        cells.put(LedgerModel.GONE, line.gone);
        cells.putAll(model.facts(number, key));
        cells.values().removeIf(String::isEmpty);
        return cells;
    }
}
