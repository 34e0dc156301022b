package dev.bidbook.audit;

import dev.bidbook.database.Database;
import dev.bidbook.database.JsonText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who did what, from where: written once, and never changed without that being seen. Thread-safe. */
public final class AuditTrail implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);
    private static final int MOST_DETAILS = 20;
    private static final int BEAT_MILLISECONDS = 100;
    /** How long a stop waits for a beat that has begun. */
    private static final int LONGEST_BEAT_SECONDS = 10;
    /** For how many beats an entry is waited for whose transaction may have been given up. */
    private static final int PATIENCE = 600;

    private final Database database;
    private final HeadFile file;
    private final Clock clock;
    private final ScheduledExecutorService keeper = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "audit");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicLong recorded = new AtomicLong();
    private final List<Supplier<List<CarriedHead>>> carriers = new ArrayList<>();
    private long settled;
    private int beats;
    private boolean broken;

    /**
     * A head that something outside of the trail carries.
     *
     * @param by what carries it, such as {@code the sign-off s4… of Tom Becker}
     */
    public record CarriedHead(String by, AuditHead head) {}

    /**
     * The trail in the database.
     *
     * @param folder where the head is kept, apart from the database
     */
    public AuditTrail(Database database, Path folder, Clock clock) {
        this.database = database;
        this.file = new HeadFile(folder);
        this.clock = clock;
        begin();
        var unused =
                keeper.scheduleWithFixedDelay(this::beat, BEAT_MILLISECONDS, BEAT_MILLISECONDS, TimeUnit.MILLISECONDS);
    }

    /** Where the trail is not what its head says, the head stays as it is, so that {@link #verify} goes on telling. */
    private void begin() {
        AuditHead now = head();
        recorded.set(now.count());
        settled = now.count();
        if (file.isNew() || now.count() == 0) {
            keep(now);
            if (now.count() > 0) {
                // Part of the trail may be gone; at least it is seen that nobody can tell.
                record(new AuditEvent("Bidbook", "audit-head-begun-anew", ""));
            }
            return;
        }
        HeadFile.Kept kept = file.read();
        AuditHead head = kept.head();
        broken = head == null || !has(head);
        if (broken) {
            LOG.error("the audit trail is not what it was; \"bidbook audit verify\" says more");
        } else {
            keep(now);
        }
    }

    private boolean has(AuditHead head) {
        return head.count() == 0
                || database.read(handle -> new AuditStore(handle).find(head.count()))
                        .filter(entry -> entry.digest().equals(head.digest()))
                        .isPresent();
    }

    /**
     * Records an event within a transaction: it is recorded if what the transaction does is done, and not otherwise.
     *
     * @param handle the writing transaction
     */
    public void record(Handle handle, AuditEvent event) {
        AuditStore store = new AuditStore(handle);
        AuditHead head = store.head();
        Where where = Where.current();
        Map<String, String> details = new TreeMap<>();
        event.details().entrySet().stream()
                .limit(MOST_DETAILS)
                .forEach(detail -> details.put(Where.bounded(detail.getKey()), Where.bounded(detail.getValue())));
        AuditEntry entry = new AuditEntry(
                        head.count() + 1,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS).toString(),
                        Where.bounded(event.person()),
                        Where.bounded(event.act()),
                        Where.bounded(event.subject()),
                        JsonText.of(details),
                        where.address(),
                        where.agent(),
                        head.digest(),
                        "")
                .sealed();
        store.insert(entry);
        recorded.accumulateAndGet(entry.seq(), Math::max);
    }

    /** Records an event of which nothing else is stored. */
    public void record(AuditEvent event) {
        database.writing(handle -> record(handle, event));
    }

    /** The head of the trail as it is now. */
    public AuditHead head() {
        return database.read(handle -> new AuditStore(handle).head());
    }

    /** The head of the trail as the transaction sees it. */
    public AuditHead head(Handle handle) {
        return new AuditStore(handle).head();
    }

    /** The entries after the one of that number, at most so many. */
    public List<AuditEntry> after(long seq, int most) {
        return database.read(handle -> new AuditStore(handle).after(seq, most));
    }

    /** Hands over every entry, in their order. */
    public void each(Consumer<AuditEntry> taker) {
        database.read(handle -> {
            new AuditStore(handle).each(taker);
            return true;
        });
    }

    /** Asks for further heads when the trail is verified; told before the first {@link #verify}. */
    public void carriedBy(Supplier<List<CarriedHead>> carrier) {
        carriers.add(carrier);
    }

    /** Goes through the whole trail. */
    public AuditVerdict verify() {
        // The head first: what is recorded meanwhile only makes the trail longer.
        HeadFile.Kept kept = file.read();
        List<CarriedHead> heads = new ArrayList<>();
        AuditHead head = kept.head();
        if (head != null) {
            heads.add(new CarriedHead("the file " + HeadFile.FILE, head));
        }
        carriers.forEach(carrier -> heads.addAll(carrier.get()));
        AuditCheck check = new AuditCheck(heads);
        AuditHead[] last = {AuditHead.NONE};
        each(entry -> {
            check.take(entry);
            last[0] = new AuditHead(entry.seq(), entry.digest());
        });
        return new AuditVerdict(check.count(), last[0].digest(), check.ended(kept));
    }

    private synchronized void beat() {
        long wanted = recorded.get();
        if (broken || wanted == settled) {
            return;
        }
        try {
            AuditHead now = head();
            keep(now);
            beats++;
            if (now.count() >= wanted || beats > PATIENCE) {
                settled = wanted;
                beats = 0;
            }
        } catch (RuntimeException e) {
            LOG.error("the head of the audit trail could not be kept", e);
        }
    }

    private void keep(AuditHead head) {
        try {
            file.advance(head);
        } catch (IOException e) {
            LOG.error("the head of the audit trail could not be written", e);
        }
    }

    /** Keeps the last head, also where the caller is interrupted: that stays to be seen afterwards. */
    @Override
    public void close() {
        // Whoever writes a file while it is interrupted loses the file, so the keeper ends its beat in peace.
        keeper.shutdown();
        boolean interrupted = Thread.interrupted();
        try {
            if (!keeper.awaitTermination(LONGEST_BEAT_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("the head of the audit trail is still being written");
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        beat();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
