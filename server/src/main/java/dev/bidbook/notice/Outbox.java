package dev.bidbook.notice;

import dev.bidbook.database.Database;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Handle;

/** The notices that wait for being delivered, and those that were. Thread-safe. */
public final class Outbox implements Notices {

    private final Database database;
    private final Clock clock;
    private final List<Runnable> carriers = new CopyOnWriteArrayList<>();

    /** The outbox in this database. */
    public Outbox(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void tell(Handle handle, List<Notice> notices) {
        new NoticeStore(handle).insert(notices, now());
        carriers.forEach(Runnable::run);
    }

    /**
     * Calls the carrier whenever there will be something to deliver, within the transaction that brings it about: it must
     * return at once, and look only when that is over.
     */
    public void onTold(Runnable carrier) {
        carriers.add(carrier);
    }

    /** The notices that were not delivered yet, the earliest first, at most so many. */
    public List<StoredNotice> waiting(int most) {
        return database.read(handle -> new NoticeStore(handle).waiting(most));
    }

    /** The notices of a program, the latest first, at most so many. */
    public List<StoredNotice> of(String program, int most) {
        return database.read(handle -> new NoticeStore(handle).of(program, most));
    }

    /** Marks a notice as delivered now; one that was before stays as it is. */
    public void sent(int number) {
        database.writing(handle -> new NoticeStore(handle).sent(number, now()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
