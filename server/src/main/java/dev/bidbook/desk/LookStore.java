package dev.bidbook.desk;

import dev.bidbook.sheet.SheetId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table of looks. */
final class LookStore {

    private final Handle handle;

    LookStore(Handle handle) {
        this.handle = handle;
    }

    Optional<Look> find(String person, SheetId sheet) {
        return handle.createQuery("SELECT revision, at FROM look WHERE person = ? AND template = ? AND scope = ? AND"
                        + " period = ?")
                .bind(0, person)
                .bind(1, sheet.template())
                .bind(2, sheet.scope())
                .bind(3, sheet.period().text())
                .map((rs, context) -> new Look(rs.getInt(1), Instant.parse(rs.getString(2))))
                .findOne();
    }

    /** The looks of a person, by the text of the sheet. */
    Map<String, Look> of(String person) {
        Map<String, Look> looks = new HashMap<>();
        handle.createQuery("SELECT template, scope, period, revision, at FROM look WHERE person = ?")
                .bind(0, person)
                .map((rs, context) -> looks.put(
                        rs.getString(1) + "/" + rs.getString(2) + "/" + rs.getString(3),
                        new Look(rs.getInt(4), Instant.parse(rs.getString(5)))))
                .forEach(none -> {});
        return looks;
    }

    /** Keeps a look in place of the one before. */
    void store(String person, SheetId sheet, Look look) {
        handle.createUpdate("INSERT INTO look (person, template, scope, period, revision, at) VALUES (?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (person, template, scope, period) DO UPDATE SET revision = excluded.revision,"
                        + " at = excluded.at")
                .bind(0, person)
                .bind(1, sheet.template())
                .bind(2, sheet.scope())
                .bind(3, sheet.period().text())
                .bind(4, look.revision())
                .bind(5, look.at().toString())
                .execute();
    }
}
