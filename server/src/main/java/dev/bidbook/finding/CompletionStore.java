package dev.bidbook.finding;

import dev.bidbook.sheet.SheetId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** The table of completions, which is only ever added to. */
final class CompletionStore {

    private static final RowMapper<Completion> COMPLETION =
            (rs, context) -> new Completion(rs.getString(1), Instant.parse(rs.getString(2)), rs.getInt(3), List.of());

    private final Handle handle;

    CompletionStore(Handle handle) {
        this.handle = handle;
    }

    /** The latest completion of the sheet, as if nothing had happened since. */
    Optional<Completion> latest(SheetId id) {
        return handle.createQuery("SELECT person, at, revision FROM completion WHERE scope = ? AND template = ? AND"
                        + " period = ? ORDER BY revision DESC LIMIT 1")
                .bind(0, id.scope())
                .bind(1, id.template())
                .bind(2, id.period().text())
                .map(COMPLETION)
                .findOne();
    }

    /** The latest completions of a scope's sheets, by template, a slash and the period. */
    Map<String, Completion> latest(String scope) {
        Map<String, Completion> latest = new HashMap<>();
        handle.createQuery("SELECT person, at, revision, template, period FROM completion WHERE scope = ? ORDER BY"
                        + " template, period, revision")
                .bind(0, scope)
                .map((rs, context) -> Map.entry(rs.getString(4) + "/" + rs.getString(5), COMPLETION.map(rs, context)))
                .forEach(each -> latest.put(each.getKey(), each.getValue()));
        return latest;
    }

    void insert(SheetId id, Completion completion) {
        handle.createUpdate("INSERT INTO completion (template, scope, period, revision, person, at)"
                        + " VALUES (?, ?, ?, ?, ?, ?)")
                .bind(0, id.template())
                .bind(1, id.scope())
                .bind(2, id.period().text())
                .bind(3, completion.revision())
                .bind(4, completion.person())
                .bind(5, completion.at().toString())
                .execute();
    }
}
