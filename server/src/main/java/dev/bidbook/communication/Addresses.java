package dev.bidbook.communication;

import dev.bidbook.audit.AuditEvent;
import dev.bidbook.audit.AuditTrail;
import dev.bidbook.database.Database;
import dev.bidbook.mail.MailAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where people get their mail, by their names. Thread-safe. */
public final class Addresses implements AddressBook {

    /** More addresses than this are a mistake. */
    public static final int MOST = 10_000;

    private final Database database;
    private final AuditTrail trail;
    private final Clock clock;

    /** The addresses that are stored in the database. */
    public Addresses(Database database, AuditTrail trail, Clock clock) {
        this.database = database;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * An entry.
     *
     * @param person whose it is
     * @param address where the person gets mail
     * @param by who said so
     * @param at when
     */
    public record Entry(String person, MailAddress address, String by, Instant at) {}

    @Override
    public Optional<MailAddress> of(String person) {
        return database.read(handle -> new AddressStore(handle).find(person)).map(Entry::address);
    }

    /** All of them, by the persons' names. */
    public List<Entry> all() {
        return database.read(handle -> new AddressStore(handle).all());
    }

    /**
     * Remembers where a person gets mail.
     *
     * @param address where, or null if nowhere any more
     * @param by who says so
     * @return false if there are too many addresses already
     */
    public boolean put(String person, @Nullable MailAddress address, String by) {
        return database.write(handle -> {
            AddressStore store = new AddressStore(handle);
            if (address == null) {
                store.remove(person);
                trail.record(handle, new AuditEvent(by, "address-removed", person));
                return true;
            } else if (store.find(person).isEmpty() && store.count() >= MOST) {
                return false;
            }
            store.put(new Entry(person, address, by, clock.instant()));
            trail.record(handle, new AuditEvent(by, "address-changed", person));
            return true;
        });
    }
}
