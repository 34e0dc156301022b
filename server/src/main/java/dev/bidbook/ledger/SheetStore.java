package dev.bidbook.ledger;

import dev.bidbook.sheet.Period;
import dev.bidbook.sheet.SheetId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** The table of sheets. */
final class SheetStore {

    private static final String SHEET = "SELECT id, template, scope, period, revision, next_row FROM sheet ";
    private static final RowMapper<StoredSheet> ROW = (rs, context) -> new StoredSheet(
            rs.getInt(1),
            new SheetId(rs.getString(2), rs.getString(3), period(rs.getString(4))),
            rs.getInt(5),
            rs.getInt(6));

    private final Handle handle;

    SheetStore(Handle handle) {
        this.handle = handle;
    }

    Optional<StoredSheet> find(SheetId id) {
        return handle.createQuery(SHEET + "WHERE template = ? AND scope = ? AND period = ?")
                .bind(0, id.template())
                .bind(1, id.scope())
                .bind(2, id.period().text())
                .map(ROW)
                .findOne();
    }

    StoredSheet byNumber(int number) {
        return handle.createQuery(SHEET + "WHERE id = ?")
                .bind(0, number)
                .map(ROW)
                .one();
    }

    /** The earlier sheets of the same template and scope, the latest first. */
    List<StoredSheet> before(SheetId id) {
        if (id.period() instanceof Period.Document) {
            return List.of();
        }
        return beside(id, "< ? ORDER BY period DESC");
    }

    /** The later sheets of the same template and scope, the earliest first. */
    List<StoredSheet> after(SheetId id) {
        if (id.period() instanceof Period.Document) {
            return List.of();
        }
        return beside(id, "> ? ORDER BY period");
    }

    /** The sheets of a template and scope, the latest period first. */
    List<SheetId> of(String template, String scope) {
        return handle.createQuery("SELECT period FROM sheet WHERE template = ? AND scope = ? ORDER BY period DESC")
                .bind(0, template)
                .bind(1, scope)
                .map((rs, context) -> new SheetId(template, scope, period(rs.getString(1))))
                .list();
    }

    /** The sheets of a template and scope, the earliest first. */
    List<StoredSheet> all(String template, String scope) {
        return handle.createQuery(SHEET + "WHERE template = ? AND scope = ? ORDER BY period")
                .bind(0, template)
                .bind(1, scope)
                .map(ROW)
                .list();
    }

    /** The scopes that have sheets of the template. */
    List<String> scopes(String template) {
        return handle.createQuery("SELECT DISTINCT scope FROM sheet WHERE template = ? ORDER BY scope")
                .bind(0, template)
                .mapTo(String.class)
                .list();
    }

    /** Makes the sheet, without rows and at revision 0. */
    StoredSheet create(SheetId id, int templateVersion, Instant at, String person) {
        int number = handle.createQuery("SELECT COALESCE(MAX(id), 0) + 1 FROM sheet")
                .mapTo(Integer.class)
                .one();
        handle.createUpdate("INSERT INTO sheet (id, template, scope, period, revision, next_row, template_version,"
                        + " updated_at, updated_by) VALUES (?, ?, ?, ?, 0, 1, ?, ?, ?)")
                .bind(0, number)
                .bind(1, id.template())
                .bind(2, id.scope())
                .bind(3, id.period().text())
                .bind(4, templateVersion)
                .bind(5, at.toString())
                .bind(6, person)
                .execute();
        return new StoredSheet(number, id, 0, 1);
    }

    /** Moves the sheet on to its next revision. */
    void advance(NextRevision next, Instant at, String person) {
        handle.createUpdate("UPDATE sheet SET revision = ?, next_row = ?, updated_at = ?, updated_by = ? WHERE id = ?")
                .bind(0, next.revision())
                .bind(1, next.nextRow())
                .bind(2, at.toString())
                .bind(3, person)
                .bind(4, next.sheet().number())
                .execute();
    }

    /** The sheets of a scope, by template and period. */
    List<SheetEntry> entries(String scope) {
        return handle.createQuery("SELECT template, period, revision, updated_at, updated_by, (SELECT COUNT(*) FROM"
                        + " sheet_row WHERE sheet = sheet.id AND removed = 0) FROM sheet WHERE scope = ? ORDER BY"
                        + " template, period")
                .bind(0, scope)
                .map((rs, context) -> new SheetEntry(
                        new SheetId(rs.getString(1), scope, period(rs.getString(2))),
                        rs.getInt(3),
                        Instant.parse(rs.getString(4)),
                        rs.getString(5),
                        rs.getInt(6)))
                .list();
    }

    /** The revisions of a scope's sheets, without looking at their rows. */
    Map<SheetId, Integer> revisions(String scope) {
        Map<SheetId, Integer> revisions = new LinkedHashMap<>();
        handle.createQuery("SELECT template, period, revision FROM sheet WHERE scope = ? ORDER BY template, period")
                .bind(0, scope)
                .map((rs, context) ->
                        Map.entry(new SheetId(rs.getString(1), scope, period(rs.getString(2))), rs.getInt(3)))
                .forEach(sheet -> revisions.put(sheet.getKey(), sheet.getValue()));
        return revisions;
    }

    /** The period of that text; weeks and months are told by their form. */
    static Period period(String text) {
        for (Period.Kind kind : Period.Kind.values()) {
            Optional<Period> period = kind.parse(text);
            if (period.isPresent()) {
                return period.get();
            }
        }
        throw new IllegalStateException("a stored period has no known form");
    }

    private List<StoredSheet> beside(SheetId id, String order) {
        // A template's periods are all of one kind, and the text of a kind sorts in the order of time.
        return handle.createQuery(SHEET + "WHERE template = ? AND scope = ? AND period " + order)
                .bind(0, id.template())
                .bind(1, id.scope())
                .bind(2, id.period().text())
                .map(ROW)
                .list();
    }
}
