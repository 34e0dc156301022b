package dev.bidbook.ledger;

import dev.bidbook.ledger.LedgerModel.Entry;
import dev.bidbook.ledger.LedgerModel.Line;
import dev.bidbook.ledger.LedgerModel.Week;
import java.util.ArrayList;
import java.util.List;

/** How the model takes what a submission did back, as far as nobody changed it since. */
final class TakenBack {

    private final LedgerModel model;
    private final Week week;
    private final List<Entry> since = new ArrayList<>();

    /** What happened since that place in the log, without what was taken back again. */
    TakenBack(LedgerModel model, Week week, int place) {
        this.model = model;
        this.week = week;
        for (Entry entry : week.log.subList(place, week.log.size())) {
            String undoes = entry.followed() ? null : model.submission(entry.submission()).undoes;
            Entry last = null;
            for (Entry earlier : since) {
                last = earlier.isOf(entry) ? earlier : last;
            }
            if (last != null && !last.followed() && last.submission().equals(undoes)) {
                since.remove(last);
            } else {
                since.add(entry);
            }
        }
    }

    void cell(Entry entry) {
        Line line = week.line(entry.key());
        if (model.isComputed(entry.column())) {
            return;
        }
        boolean changed = since.stream().anyMatch(entry::isOf);
        boolean cameOrWent = since.stream()
                .anyMatch(later ->
                        later.key().equals(entry.key()) && later.column().equals(LedgerModel.ROW));
        if (changed || (cameOrWent && !line.present)) {
            return;
        }
        switch (entry.column()) {
            case LedgerModel.QUANTITY -> line.quantity = Integer.parseInt(entry.old());
            case LedgerModel.GONE -> line.gone = entry.old();
            case AskedModel.NEXT -> {
                // It is what the quantity says.
            }
            default -> {
                String own = entry.own();
                if (own == null) {
                    line.own.remove(entry.column());
                } else {
                    line.own.put(entry.column(), own);
                }
            }
        }
    }

    void row(Entry entry) {
        Line line = week.line(entry.key());
        List<Entry> ofLine =
                since.stream().filter(later -> later.key().equals(entry.key())).toList();
        if (entry.now().equals("here")) {
            line.present &= ofLine.stream().anyMatch(later -> !later.followed() && !model.isComputed(later.column()));
        } else {
            line.present |= ofLine.stream().noneMatch(later -> later.column().equals(LedgerModel.ROW));
        }
    }
}
