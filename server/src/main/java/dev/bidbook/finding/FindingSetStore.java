package dev.bidbook.finding;

import dev.bidbook.database.ManyRows;
import dev.bidbook.finding.Finding.State;
import dev.bidbook.sheet.RowKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultSetException;
import org.jspecify.annotations.Nullable;

/**
 * Stores the findings of one sheet's rows. A report of a hundred thousand lines has a few hundred different sets of
 * findings: each stands once, and its rows name it.
 */
final class FindingSetStore {

    private static final int AT_ONCE = 1_000;

    private final Handle handle;
    private final int sheet;
    /** Whether nothing stands in the tables that was not put there by this. */
    private final boolean fresh;

    private final Map<List<StoredFinding>, Long> numbers = new HashMap<>();
    /** The same by identity: rows of which the same is said mostly share one list. */
    private final IdentityHashMap<List<StoredFinding>, Long> known = new IdentityHashMap<>();

    private final Map<Long, List<StoredFinding>> taken = new HashMap<>();

    private FindingSetStore(Handle handle, int sheet, boolean fresh) {
        this.handle = handle;
        this.sheet = sheet;
        this.fresh = fresh;
    }

    /** Adds the findings of rows that have none stored, each row's in the order of their rules' ids. */
    static void add(Handle handle, int sheet, Map<RowKey, List<StoredFinding>> findings) {
        new FindingSetStore(handle, sheet, false).insert(findings);
    }

    /** Puts findings into the place of all that the sheet has. */
    static void replaceAll(Handle handle, int sheet, Map<RowKey, List<StoredFinding>> findings) {
        handle.execute("DELETE FROM finding_row WHERE sheet = ?", sheet);
        handle.execute("DELETE FROM finding_set WHERE sheet = ?", sheet);
        new FindingSetStore(handle, sheet, true).insert(findings);
    }

    /** Goes through the rows of a sheet in the order of their keys; rows of which the same is stored are given one list. */
    static void each(Handle handle, int sheet, BiConsumer<RowKey, List<StoredFinding>> taker) {
        Map<Long, List<StoredFinding>> sets = new HashMap<>();
        handle.createQuery("SELECT number, rule, state, opened, owner, why FROM finding_set WHERE sheet = ?"
                        + " ORDER BY number, rule")
                .bind(0, sheet)
                .map((rs, context) -> sets.computeIfAbsent(rs.getLong(1), any -> new ArrayList<>(2))
                        .add(stored(rs, 2)))
                .forEach(each -> {});
        handle.createQuery("SELECT row_key, findings FROM finding_row WHERE sheet = ? ORDER BY row_key")
                .bind(0, sheet)
                .setFetchSize(AT_ONCE)
                .scanResultSet((results, context) -> {
                    ResultSet rs = results.get();
                    while (rs.next()) {
                        taker.accept(new RowKey(rs.getString(1)), sets.getOrDefault(rs.getLong(2), List.of()));
                    }
                    return null;
                });
    }

    /** A finding whose columns stand from one on: rule, state, opened, owner, why. */
    private static StoredFinding stored(ResultSet rs, int from) throws SQLException {
        return new StoredFinding(
                rs.getString(from),
                State.of(rs.getString(from + 1)),
                rs.getString(from + 2),
                rs.getString(from + 3),
                rs.getString(from + 4));
    }

    private void insert(Map<RowKey, List<StoredFinding>> findings) {
        // In the order of the table's key, each page of it is written once.
        List<Map.Entry<RowKey, List<StoredFinding>>> rows = new ArrayList<>(findings.entrySet());
        rows.removeIf(row -> row.getValue().isEmpty());
        rows.sort(Comparator.comparing(row -> row.getKey().text()));
        try (ManyRows inserted = new ManyRows(
                handle.getConnection(),
                "INSERT INTO finding_row (sheet, row_key, findings) VALUES",
                "(" + sheet + ", ?, ?)")) {
            for (Map.Entry<RowKey, List<StoredFinding>> row : rows) {
                long number = known.computeIfAbsent(row.getValue(), this::number);
                inserted.add(row.getKey().text()).add(number).end();
            }
            inserted.finish();
        } catch (SQLException e) {
            throw new ResultSetException("findings cannot be stored", e, null);
        }
    }

    /** The number of a set, which is stored if it is not yet. */
    private long number(List<StoredFinding> set) {
        Long equal = numbers.get(set);
        if (equal != null) {
            return equal;
        }
        List<StoredFinding> kept = List.copyOf(set);
        long number = digest(kept);
        List<StoredFinding> there = there(number);
        // Two sets with the same digest are next to impossible, and do no harm.
        while (there != null && !there.equals(kept)) {
            number++;
            there = there(number);
        }
        if (there == null) {
            store(number, kept);
        }
        taken.put(number, kept);
        numbers.put(kept, number);
        return number;
    }

    /** The set that has the number; null if none has it. */
    private @Nullable List<StoredFinding> there(long number) {
        List<StoredFinding> known = taken.get(number);
        if (known != null || fresh) {
            return known;
        }
        List<StoredFinding> stored = handle.createQuery("SELECT rule, state, opened, owner, why FROM finding_set"
                        + " WHERE sheet = ? AND number = ? ORDER BY rule")
                .bind(0, sheet)
                .bind(1, number)
                .map((rs, context) -> stored(rs, 1))
                .list();
        return stored.isEmpty() ? null : stored;
    }

    private void store(long number, List<StoredFinding> set) {
        for (StoredFinding finding : set) {
            handle.createUpdate("INSERT INTO finding_set (sheet, number, rule, state, opened, owner, why)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                    .bind(0, sheet)
                    .bind(1, number)
                    .bind(2, finding.rule())
                    .bind(3, finding.state().word())
                    .bind(4, finding.opened())
                    .bind(5, finding.owner())
                    .bind(6, finding.why())
                    .execute();
        }
    }

    private static long digest(List<StoredFinding> set) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (StoredFinding finding : set) {
                for (String part : new String[] {
                    finding.rule(), finding.state().word(), finding.opened(), finding.owner(), finding.why()
                }) {
                    digest.update((part == null ? "-" : "+" + part + "\0").getBytes(StandardCharsets.UTF_8));
                }
            }
            return ByteBuffer.wrap(digest.digest()).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
