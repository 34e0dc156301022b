package dev.bidbook.signoff;

import dev.bidbook.ledger.LedgerReader;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Template;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fingerprints of the sheets last asked for, made anew where a sheet has another revision. Thread-safe. */
final class Fingerprints {

    /** Some 30 MB. */
    private static final int MOST_ROWS = 200_000;

    private final LedgerReader ledger;
    private final Map<SheetId, Fingerprint> known = new LinkedHashMap<>(16, 0.75f, true);
    private int rows;

    Fingerprints(LedgerReader ledger) {
        this.ledger = ledger;
    }

    /** That of the sheet as it is; of no rows where there is no such sheet. */
    Fingerprint of(Template template, SheetId id) {
        int revision = ledger.revision(id).orElse(0);
        synchronized (known) {
            Fingerprint found = known.get(id);
            if (found != null && found.revision() == revision) {
                return found;
            }
        }
        // Two that ask at once do the work twice, rather than one holding up those who ask for other sheets.
        Fingerprint made = ledger.stream(template, id, stream -> Fingerprint.of(template, stream))
                .orElseGet(Fingerprint::none);
        keep(id, made);
        return made;
    }

    private void keep(SheetId id, Fingerprint made) {
        synchronized (known) {
            Fingerprint before = known.put(id, made);
            rows += made.rows().size() - (before == null ? 0 : before.rows().size());
            Iterator<Fingerprint> oldest = known.values().iterator();
            while (rows > MOST_ROWS && known.size() > 1) {
                rows -= oldest.next().rows().size();
                oldest.remove();
            }
        }
    }
}
