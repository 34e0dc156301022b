package dev.bidbook.ledger;

import dev.bidbook.ledger.SubmissionStore.Fresh;
import dev.bidbook.ledger.SubmissionStore.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jdbi.v3.core.Handle;

/** Stores what was made: a submission, its changes, the rows, and what the later sheets inherit from them. */
final class Revisions {

    /** Nobody helps. */
    private static final Executor ALONE = Runnable::run;

    private Revisions() {}

    /** Stores one sheet's next revision and nothing else. */
    static SheetRevision store(Handle handle, NextRevision next, Fresh fresh) {
        return store(handle, next, fresh, ALONE);
    }

    private static SheetRevision store(Handle handle, NextRevision next, Fresh fresh, Executor workers) {
        int sheet = next.sheet().number();
        new SubmissionStore(handle).insert(next, fresh);
        RowStore rows = new RowStore(handle);
        rows.insert(sheet, next.revision(), next.addedRows(), workers);
        rows.update(sheet, next.changedRows());
        new ChangeStore(handle).append(sheet, next.revision(), next.entries());
        if (next.isReal()) {
            new SheetStore(handle).advance(next, fresh.at(), fresh.person());
        }
        return new SheetRevision(
                next.sheet().id(), next.revision(), next.submission(), fresh.kind(), fresh.person(), fresh.at());
    }

    /**
     * Stores a sheet's next revision and lets the later sheets follow.
     *
     * @return every revision that this made
     */
    static List<SheetRevision> storeAndFollow(Handle handle, Inheritance inheritance, NextRevision next, Fresh fresh) {
        return storeAndFollow(handle, inheritance, next, fresh, ALONE);
    }

    /** The same of a revision that may add many rows; {@code workers} may help to write them out. */
    static List<SheetRevision> storeAndFollow(
            Handle handle, Inheritance inheritance, NextRevision next, Fresh fresh, Executor workers) {
        List<SheetRevision> revisions = new ArrayList<>();
        SheetRevision own = store(handle, next, fresh, workers);
        if (next.isReal()) {
            revisions.add(own);
            Stored by = new SubmissionStore(handle).find(next.submission()).orElseThrow();
            revisions.addAll(inheritance.follow(next, by));
        }
        return revisions;
    }
}
