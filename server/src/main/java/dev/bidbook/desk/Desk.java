package dev.bidbook.desk;

import dev.bidbook.database.Database;
import dev.bidbook.ledger.LedgerReader;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Origin;
import dev.bidbook.template.Template;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What people have seen of sheets, and what waits for them. Thread-safe. */
public final class Desk {

    private final Database database;
    private final LedgerReader ledger;
    private final Queue queue;
    private final Clock clock;

    /** The desks of everybody whose looks are in the database. */
    public Desk(Database database, LedgerReader ledger, Queue queue, Clock clock) {
        this.database = database;
        this.ledger = ledger;
        this.queue = queue;
        this.clock = clock;
    }

    /** What the person last looked at; empty if never. */
    public Optional<Look> look(String person, SheetId sheet) {
        return database.read(handle -> new LookStore(handle).find(person, sheet));
    }

    /**
     * Remembers that a person has looked at a revision. An earlier one than before is remembered, too: who wants to be
     * told again of what changed since may say so.
     */
    public Look looked(String person, SheetId sheet, int revision) {
        Look look = new Look(revision, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        database.writing(handle -> new LookStore(handle).store(person, sheet, look));
        return look;
    }

    /**
     * What became of a sheet's cells after a revision.
     *
     * @param since the revision, at most the one that the sheet is at
     * @param revision the revision that the sheet is at
     */
    public Changes changes(Template template, SheetId sheet, int since, int revision) {
        return new ChangesReading(sheet, since)
                .read(
                        filter -> ledger.history(template, sheet, filter),
                        column -> !isCounted(template, column),
                        revision);
    }

    /** Whether the server writes the column by itself, so that nobody changed it. */
    private static boolean isCounted(Template template, String column) {
        Integer position = template.find(column);
        return position != null && template.columns().get(position).origin() == Origin.SERVER;
    }

    /** Everything that waits for the reader. */
    public Waiting waiting(Reader reader) {
        return queue.waiting(reader, database.read(handle -> new LookStore(handle).of(reader.person())));
    }
}
