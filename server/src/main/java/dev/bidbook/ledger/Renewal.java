package dev.bidbook.ledger;

import dev.bidbook.ledger.SubmissionStore.Fresh;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.template.Template;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** All sheets of a template and scope brought up to date with rules and parameters that are others than they were. */
final class Renewal {

    private final Handle handle;
    private final Template template;
    private final Inheritance inheritance;
    private final Map<RowKey, Source> sources = new HashMap<>();

    Renewal(Handle handle, Template template, Evaluators.InScope evaluators) {
        this.handle = handle;
        this.template = template;
        this.inheritance = new Inheritance(handle, template, evaluators);
    }

    /** Whether there is anything in sheets of the template that rules or parameters decide on. */
    static boolean concerns(Template template) {
        CarriedColumns columns = new CarriedColumns(template);
        return !columns.chains().isEmpty()
                || !columns.counting().isEmpty()
                || columns.inherited().stream().anyMatch(column -> columns.isAsked(column.name()));
    }

    /** Stores what is different, a revision per sheet at most, and lists these revisions. */
    List<SheetRevision> store(String scope, String person, Instant now) {
        List<SheetRevision> revisions = new ArrayList<>();
        for (StoredSheet sheet : new SheetStore(handle).all(template.name(), scope)) {
            NextRevision next = NextRevision.following(sheet);
            settle(next);
            if (next.isReal()) {
                Fresh fresh = new Fresh(Submission.Kind.INHERITED, person, now, null, null, 0, null, null, null);
                revisions.add(Revisions.store(handle, next, fresh));
            }
        }
        return revisions;
    }

    private void settle(NextRevision next) {
        List<StoredRow> rows = new ArrayList<>(inheritance.all(next.sheet()));
        rows.removeIf(row -> row.removed);
        Settlement settlement = inheritance.settlement(next);
        settlement.chain(rows);
        settlement.settle(rows, Map.<StoredRow, Set<String>>of(), sources, Runnable::run);
        if (!(next.sheet().id().period() instanceof dev.bidbook.sheet.Period.Document)) {
            sources.replaceAll((key, source) -> new Source(source.row(), false));
            rows.forEach(row -> sources.put(row.key, new Source(row, true)));
        }
    }
}
