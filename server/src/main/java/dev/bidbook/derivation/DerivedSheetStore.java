package dev.bidbook.derivation;

import dev.bidbook.sheet.SheetId;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table of what derived sheets were made of. */
final class DerivedSheetStore {

    private final Handle handle;

    DerivedSheetStore(Handle handle) {
        this.handle = handle;
    }

    /** What the sheet was made of, as a text that is equal only for the same. */
    Optional<String> madeOf(SheetId sheet) {
        return handle.createQuery("SELECT made_of FROM derived_sheet WHERE template = ? AND scope = ? AND period = ?")
                .bind(0, sheet.template())
                .bind(1, sheet.scope())
                .bind(2, sheet.period().text())
                .mapTo(String.class)
                .findOne();
    }

    void made(SheetId sheet, String of, Instant at) {
        handle.createUpdate("INSERT INTO derived_sheet (template, scope, period, made_of, made_at)"
                        + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (template, scope, period)"
                        + " DO UPDATE SET made_of = excluded.made_of, made_at = excluded.made_at")
                .bind(0, sheet.template())
                .bind(1, sheet.scope())
                .bind(2, sheet.period().text())
                .bind(3, of)
                .bind(4, at.toString())
                .execute();
    }
}
