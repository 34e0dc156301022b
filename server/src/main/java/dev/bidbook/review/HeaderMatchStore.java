package dev.bidbook.review;

import dev.bidbook.sheet.Spelling;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The table of answers to the question which column a header is: asked once per program and template. */
final class HeaderMatchStore {

    /** More answers than this are forgotten, the oldest first. */
    static final int MOST = 500;

    private final Handle handle;

    HeaderMatchStore(Handle handle) {
        this.handle = handle;
    }

    /** The form in which headers are compared. */
    static String compared(String header) {
        return Spelling.compared(header);
    }

    /** The columns by headers in the form in which they are compared, as they were answered before. */
    Map<String, String> matches(String template, String scope) {
        Map<String, String> matches = new LinkedHashMap<>();
        handle.createQuery("SELECT header, column_name FROM header_match WHERE template = ? AND scope = ?"
                        + " ORDER BY answered_at DESC, header LIMIT " + MOST)
                .bind(0, template)
                .bind(1, scope)
                .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                .forEach(match -> matches.put(match.getKey(), match.getValue()));
        return matches;
    }

    /** Remembers answers; the later one to the same question counts. */
    void remember(String template, String scope, Map<String, String> matches, String person, Instant at) {
        matches.forEach((header, column) -> handle.createUpdate("INSERT INTO header_match"
                        + " (template, scope, header, column_name, person, answered_at) VALUES (?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (template, scope, header) DO UPDATE SET column_name = excluded.column_name,"
                        + " person = excluded.person, answered_at = excluded.answered_at")
                .bind(0, template)
                .bind(1, scope)
                .bind(2, compared(header))
                .bind(3, column)
                .bind(4, person)
                .bind(5, at.toString())
                .execute());
    }
}
