package dev.bidbook.communication;

import dev.bidbook.communication.Addresses.Entry;
import dev.bidbook.mail.MailAddress;
import dev.bidbook.sheet.Spelling;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** The table of people's mail addresses. Names are compared without regard to case. */
final class AddressStore {

    private static final String ALL = "SELECT person, address, said_by, at FROM mail_address";
    private static final RowMapper<Entry> ENTRY = (rs, context) -> new Entry(
            rs.getString(1),
            MailAddress.of(rs.getString(2)).orElseThrow(),
            rs.getString(3),
            Instant.parse(rs.getString(4)));

    private final Handle handle;

    AddressStore(Handle handle) {
        this.handle = handle;
    }

    List<Entry> all() {
        return handle.createQuery(ALL + " ORDER BY folded").map(ENTRY).list();
    }

    Optional<Entry> find(String person) {
        return handle.createQuery(ALL + " WHERE folded = ?")
                .bind(0, Spelling.compared(person))
                .map(ENTRY)
                .findOne();
    }

    int count() {
        return handle.createQuery("SELECT COUNT(*) FROM mail_address")
                .mapTo(Integer.class)
                .one();
    }

    void put(Entry entry) {
        handle.createUpdate("INSERT INTO mail_address (folded, person, address, said_by, at) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (folded) DO UPDATE SET person = excluded.person, address = excluded.address,"
                        + " said_by = excluded.said_by, at = excluded.at")
                .bind(0, Spelling.compared(entry.person()))
                .bind(1, entry.person())
                .bind(2, entry.address().text())
                .bind(3, entry.by())
                .bind(4, entry.at().toString())
                .execute();
    }

    void remove(String person) {
        handle.execute("DELETE FROM mail_address WHERE folded = ?", Spelling.compared(person));
    }
}
