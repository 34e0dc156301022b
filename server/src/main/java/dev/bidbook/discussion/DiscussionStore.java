package dev.bidbook.discussion;

import dev.bidbook.discussion.RowThread.What;
import dev.bidbook.sheet.Period;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The tables of threads, of what was said in them, and of whom that mentions. */
final class DiscussionStore {

    private static final String THREADS =
            "SELECT id, number, template, scope, period, row_key, column_name, is_open" + " FROM discussion WHERE ";

    private static final RowMapper<RowThread> THREAD = (rs, context) -> new RowThread(
            rs.getString(1),
            rs.getInt(2),
            new SheetId(rs.getString(3), rs.getString(4), period(rs.getString(5))),
            new RowKey(rs.getString(6)),
            rs.getString(7),
            rs.getInt(8) != 0,
            List.of());

    /** In sheets for documents only what was begun there; in others also what was begun before. */
    private static final String UP_TO = " AND period <= :period AND (:document = 0 OR period = :period)";

    private final Handle handle;

    DiscussionStore(Handle handle) {
        this.handle = handle;
    }

    int nextNumber() {
        return handle.createQuery("SELECT COALESCE(MAX(number), 0) + 1 FROM discussion")
                .mapTo(Integer.class)
                .one();
    }

    void insert(RowThread thread) {
        handle.createUpdate("INSERT INTO discussion (id, number, template, scope, period, row_key, column_name,"
                        + " is_open, entries) VALUES (?, ?, ?, ?, ?, ?, ?, 1, 1)")
                .bind(0, thread.id())
                .bind(1, thread.number())
                .bind(2, thread.begunIn().template())
                .bind(3, thread.begunIn().scope())
                .bind(4, thread.begunIn().period().text())
                .bind(5, thread.key().text())
                .bind(6, thread.column())
                .execute();
    }

    void append(String thread, int ordinal, RowThread.Entry entry, @Nullable String retryKey) {
        handle.createUpdate("INSERT INTO discussion_entry (discussion, ordinal, what, text, person, at, retry_key)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                .bind(0, thread)
                .bind(1, ordinal)
                .bind(2, entry.what().word())
                .bind(3, entry.text())
                .bind(4, entry.person())
                .bind(5, entry.at().toString())
                .bind(6, retryKey)
                .execute();
        for (String name : entry.mentions()) {
            handle.execute(
                    "INSERT INTO discussion_mention (discussion, ordinal, person) VALUES (?, ?, ?)",
                    thread,
                    ordinal,
                    name);
        }
    }

    void advance(String thread, int entries, boolean open) {
        handle.execute("UPDATE discussion SET entries = ?, is_open = ? WHERE id = ?", entries, open ? 1 : 0, thread);
    }

    Optional<RowThread> find(String id) {
        return whole(handle.createQuery(THREADS + "id = :id")
                        .bind("id", id)
                        .map(THREAD)
                        .list())
                .stream()
                .findFirst();
    }

    /** The thread to which a person's request with this retry key has added. */
    Optional<RowThread> repeated(String person, String retryKey) {
        return handle.createQuery("SELECT discussion FROM discussion_entry WHERE person = ? AND retry_key = ?")
                .bind(0, person)
                .bind(1, retryKey)
                .mapTo(String.class)
                .findFirst()
                .flatMap(this::find);
    }

    List<RowThread> threads(SheetId sheet, ThreadFilter filter) {
        StringBuilder where = new StringBuilder("template = :template AND scope = :scope").append(UP_TO);
        where.append(filter.open() == null ? "" : " AND is_open = :open");
        where.append(filter.key() == null ? "" : " AND row_key = :key");
        where.append(filter.column() == null ? "" : " AND LOWER(column_name) = LOWER(:column)");
        where.append(filter.before() == null ? "" : " AND number < :before");
        Query query = of(handle.createQuery(THREADS + where + " ORDER BY number DESC LIMIT :limit"), sheet)
                .bind("limit", filter.limit());
        if (filter.open() != null) {
            query.bind("open", filter.open() ? 1 : 0);
        }
        if (filter.key() != null) {
            query.bind("key", filter.key().text());
        }
        if (filter.column() != null) {
            query.bind("column", filter.column());
        }
        if (filter.before() != null) {
            query.bind("before", filter.before());
        }
        return whole(query.map(THREAD).list());
    }

    Map<RowKey, Integer> openByRow(SheetId sheet) {
        Map<RowKey, Integer> open = new LinkedHashMap<>();
        of(
                        handle.createQuery("SELECT row_key, COUNT(*) FROM discussion WHERE template = :template AND"
                                + " scope = :scope AND is_open = 1" + UP_TO + " GROUP BY row_key ORDER BY row_key"),
                        sheet)
                .map((rs, context) -> open.put(new RowKey(rs.getString(1)), rs.getInt(2)))
                .forEach(none -> {});
        return open;
    }

    List<RowThread> mentioning(String person, Collection<String> scopes, int most) {
        return whole(handle.createQuery(THREADS + "is_open = 1 AND scope IN (<scopes>) AND id IN (SELECT discussion"
                        + " FROM discussion_mention WHERE person = :person) ORDER BY number DESC LIMIT :most")
                .bindList("scopes", List.copyOf(scopes))
                .bind("person", person)
                .bind("most", most)
                .map(THREAD)
                .list());
    }

    int countOpen(String template, String scope) {
        return count(
                "SELECT COUNT(*) FROM discussion WHERE template = ? AND scope = ? AND is_open = 1", template, scope);
    }

    int countEntries(String template, String scope) {
        return count(
                "SELECT COALESCE(SUM(entries), 0) FROM discussion WHERE template = ? AND scope = ?", template, scope);
    }

    private int count(String query, String template, String scope) {
        return handle.createQuery(query)
                .bind(0, template)
                .bind(1, scope)
                .mapTo(Integer.class)
                .one();
    }

    private static Query of(Query query, SheetId sheet) {
        return query.bind("template", sheet.template())
                .bind("scope", sheet.scope())
                .bind("period", sheet.period().text())
                .bind("document", sheet.period() instanceof Period.Document ? 1 : 0);
    }

    /** The threads with what was said in them. */
    private List<RowThread> whole(List<RowThread> threads) {
        if (threads.isEmpty()) {
            return threads;
        }
        List<String> ids = threads.stream().map(RowThread::id).toList();
        Map<String, List<String>> mentions = new HashMap<>();
        handle.createQuery("SELECT discussion, ordinal, person FROM discussion_mention WHERE discussion IN (<ids>)"
                        + " ORDER BY discussion, ordinal, person")
                .bindList("ids", ids)
                .map((rs, context) -> mentions.computeIfAbsent(
                                rs.getString(1) + "#" + rs.getInt(2), any -> new ArrayList<>())
                        .add(rs.getString(3)))
                .forEach(none -> {});
        Map<String, List<RowThread.Entry>> entries = new HashMap<>();
        handle.createQuery("SELECT discussion, ordinal, what, text, person, at FROM discussion_entry WHERE discussion"
                        + " IN (<ids>) ORDER BY discussion, ordinal")
                .bindList("ids", ids)
                .map((rs, context) -> entries.computeIfAbsent(rs.getString(1), any -> new ArrayList<>())
                        .add(new RowThread.Entry(
                                What.of(rs.getString(3)),
                                rs.getString(4),
                                mentions.getOrDefault(rs.getString(1) + "#" + rs.getInt(2), List.of()),
                                rs.getString(5),
                                Instant.parse(rs.getString(6)))))
                .forEach(none -> {});
        return threads.stream()
                .map(thread -> new RowThread(
                        thread.id(),
                        thread.number(),
                        thread.begunIn(),
                        thread.key(),
                        thread.column(),
                        thread.open(),
                        List.copyOf(entries.getOrDefault(thread.id(), List.of()))))
                .toList();
    }

    /** The period of a stored text; what is stored was one when it was stored. */
    private static Period period(String text) {
        for (Period.Kind kind : Period.Kind.values()) {
            Optional<Period> period = kind.parse(text);
            if (period.isPresent()) {
                return period.get();
            }
        }
        throw new IllegalStateException("a stored period is none: " + text);
    }
}
