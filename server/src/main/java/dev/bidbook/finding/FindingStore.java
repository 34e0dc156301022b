package dev.bidbook.finding;

import dev.bidbook.finding.Finding.State;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.result.ResultIterator;
import org.jspecify.annotations.Nullable;

/** The tables of evaluated sheets, of their findings, and of how many there are. */
final class FindingStore {

    private static final int AT_ONCE = 1_000;
    private static final int KEYS_AT_ONCE = 500;

    private static final String SHEETS = "SELECT id, period, revision, as_of, digest, previous, previous_evaluation,"
            + " evaluation FROM finding_sheet WHERE scope = ? AND template = ?";
    private static final RowMapper<EvaluatedSheet> SHEET = (rs, context) -> new EvaluatedSheet(
            rs.getInt(1),
            rs.getString(2),
            rs.getInt(3),
            rs.getString(4),
            rs.getString(5),
            rs.getString(6),
            rs.getInt(7),
            rs.getInt(8));

    private static final String FINDINGS =
            "SELECT row_key, rule, state, opened, owner, why FROM finding WHERE sheet = ";
    private static final RowMapper<Map.Entry<RowKey, StoredFinding>> FINDING = (rs, context) -> Map.entry(
            new RowKey(rs.getString(1)),
            new StoredFinding(
                    rs.getString(2), State.of(rs.getString(3)), rs.getString(4), rs.getString(5), rs.getString(6)));

    private final Handle handle;

    FindingStore(Handle handle) {
        this.handle = handle;
    }

    /** The evaluated sheets of a template and scope by the text of their period, the earliest first. */
    Map<String, EvaluatedSheet> sheets(String template, String scope) {
        Map<String, EvaluatedSheet> sheets = new LinkedHashMap<>();
        handle.createQuery(SHEETS + " ORDER BY period")
                .bind(0, scope)
                .bind(1, template)
                .map(SHEET)
                .forEach(sheet -> sheets.put(sheet.period(), sheet));
        return sheets;
    }

    Optional<EvaluatedSheet> find(SheetId id) {
        return handle.createQuery(SHEETS + " AND period = ?")
                .bind(0, id.scope())
                .bind(1, id.template())
                .bind(2, id.period().text())
                .map(SHEET)
                .findOne();
    }

    /** What is open in a sheet, by row. */
    Map<RowKey, List<StoredFinding>> open(int sheet) {
        Map<RowKey, List<StoredFinding>> open = new HashMap<>();
        handle.createQuery(FINDINGS + "? AND state <> 'closed'")
                .bind(0, sheet)
                .setFetchSize(AT_ONCE)
                .map(FINDING)
                .forEach(each -> open.computeIfAbsent(each.getKey(), key -> new ArrayList<>(2))
                        .add(each.getValue()));
        return open;
    }

    /** What is open of some rules, by row key. */
    List<Map.Entry<RowKey, StoredFinding>> open(int sheet, Collection<String> rules) {
        return rules.isEmpty()
                ? List.of()
                : handle.createQuery(
                                FINDINGS + ":sheet AND state <> 'closed' AND rule IN (<rules>) ORDER BY row_key, rule")
                        .bind("sheet", sheet)
                        .bindList("rules", List.copyOf(rules))
                        .map(FINDING)
                        .list();
    }

    /** How many unanswered findings a sheet has, by what they are but for their rows. */
    Map<StoredFinding, Integer> unanswered(int sheet) {
        Map<StoredFinding, Integer> counts = new LinkedHashMap<>();
        handle.createQuery("SELECT rule, opened, owner, COUNT(*) FROM finding WHERE sheet = ? AND state = 'unanswered'"
                        + " GROUP BY rule, opened, owner ORDER BY rule, opened, owner")
                .bind(0, sheet)
                .map((rs, context) -> counts.put(
                        new StoredFinding(rs.getString(1), State.UNANSWERED, rs.getString(2), rs.getString(3), null),
                        rs.getInt(4)))
                .forEach(none -> {});
        return counts;
    }

    /** The findings of some rows, closed ones included, in the order of their rules' ids. */
    Map<RowKey, List<StoredFinding>> of(int sheet, Collection<RowKey> keys) {
        Map<RowKey, List<StoredFinding>> found = new HashMap<>();
        List<String> texts = keys.stream().map(RowKey::text).toList();
        for (int from = 0; from < texts.size(); from += KEYS_AT_ONCE) {
            handle.createQuery(FINDINGS + ":sheet AND row_key IN (<keys>) ORDER BY row_key, rule")
                    .bind("sheet", sheet)
                    .bindList("keys", texts.subList(from, Math.min(texts.size(), from + KEYS_AT_ONCE)))
                    .map(FINDING)
                    .forEach(each -> found.computeIfAbsent(each.getKey(), key -> new ArrayList<>(2))
                            .add(each.getValue()));
        }
        return found;
    }

    /**
     * Goes through a sheet's findings in the order of their row keys and rules, until the taker says no.
     *
     * @param after the row key and the rule after which to begin, or null for the first
     */
    void each(int sheet, @Nullable Place after, BiPredicate<RowKey, StoredFinding> taker) {
        var query = handle.createQuery(
                        FINDINGS + "? AND row_key >= ? AND (row_key > ? OR rule > ?) ORDER BY row_key, rule")
                .bind(0, sheet)
                .bind(1, after == null ? "" : after.key())
                .bind(2, after == null ? "" : after.key())
                .bind(3, after == null ? "" : after.rule())
                .setFetchSize(AT_ONCE);
        try (ResultIterator<Map.Entry<RowKey, StoredFinding>> all =
                query.map(FINDING).iterator()) {
            while (all.hasNext()) {
                Map.Entry<RowKey, StoredFinding> each = all.next();
                if (!taker.test(each.getKey(), each.getValue())) {
                    return;
                }
            }
        }
    }

    /** Goes through a sheet's rows in the order of their keys, each with its findings in the order of their rules. */
    void eachRow(int sheet, BiConsumer<RowKey, List<StoredFinding>> taker) {
        FindingSetStore.each(handle, sheet, taker);
    }

    /** A place in the order of findings. */
    record Place(String key, String rule) {}

    /** Stores a sheet that was not evaluated before, without findings; false if another has done that meanwhile. */
    boolean insert(SheetId id, EvaluatedSheet sheet) {
        if (find(id).isPresent()) {
            return false;
        }
        handle.createUpdate("INSERT INTO finding_sheet (id, template, scope, period, revision, as_of, digest, previous,"
                        + " previous_evaluation, evaluation) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(0, sheet.number())
                .bind(1, id.template())
                .bind(2, id.scope())
                .bind(3, id.period().text())
                .bind(4, sheet.revision())
                .bind(5, sheet.asOf())
                .bind(6, sheet.digest())
                .bind(7, sheet.previous())
                .bind(8, sheet.previousEvaluation())
                .bind(9, sheet.evaluation())
                .execute();
        return true;
    }

    /** A number that no evaluated sheet has. */
    int nextNumber() {
        return handle.createQuery("SELECT COALESCE(MAX(id), 0) + 1 FROM finding_sheet")
                .mapTo(Integer.class)
                .one();
    }

    /** Moves a sheet on; false if it is not any more as it was known, because another has moved it. */
    boolean advance(EvaluatedSheet known, EvaluatedSheet now) {
        return handle.createUpdate("UPDATE finding_sheet SET revision = ?, as_of = ?, digest = ?, previous = ?,"
                                + " previous_evaluation = ?, evaluation = ? WHERE id = ? AND revision = ? AND"
                                + " evaluation = ? AND previous_evaluation = ?")
                        .bind(0, now.revision())
                        .bind(1, now.asOf())
                        .bind(2, now.digest())
                        .bind(3, now.previous())
                        .bind(4, now.previousEvaluation())
                        .bind(5, now.evaluation())
                        .bind(6, known.number())
                        .bind(7, known.revision())
                        .bind(8, known.evaluation())
                        .bind(9, known.previousEvaluation())
                        .execute()
                == 1;
    }

    /** Whether a sheet is at that evaluation. */
    boolean isAt(int sheet, int evaluation) {
        return handle.createQuery("SELECT evaluation FROM finding_sheet WHERE id = ?")
                .bind(0, sheet)
                .mapTo(Integer.class)
                .findOne()
                .filter(stored -> stored == evaluation)
                .isPresent();
    }

    /** Takes out the findings of some rows. */
    void delete(int sheet, Collection<RowKey> keys) {
        List<String> texts = keys.stream().map(RowKey::text).toList();
        for (int from = 0; from < texts.size(); from += KEYS_AT_ONCE) {
            handle.createUpdate("DELETE FROM finding_row WHERE sheet = :sheet AND row_key IN (<keys>)")
                    .bind("sheet", sheet)
                    .bindList("keys", texts.subList(from, Math.min(texts.size(), from + KEYS_AT_ONCE)))
                    .execute();
        }
    }

    /** Adds the findings of rows that have none stored. */
    void insert(int sheet, Map<RowKey, List<StoredFinding>> findings) {
        FindingSetStore.add(handle, sheet, findings);
    }

    /** Puts findings into the place of all that a sheet has. */
    void replaceAll(int sheet, Map<RowKey, List<StoredFinding>> findings) {
        FindingSetStore.replaceAll(handle, sheet, findings);
    }

    /** How many findings a sheet has, by rule and state. */
    Tally tally(int sheet) {
        Tally tally = new Tally();
        handle.createQuery("SELECT rule, state, findings, opened FROM finding_count WHERE sheet = ?")
                .bind(0, sheet)
                .map((rs, context) -> tally.add(rs.getString(1), State.of(rs.getString(2)), rs.getInt(3), rs.getInt(4)))
                .forEach(done -> {});
        return tally;
    }

    /** The same of every evaluated sheet of a template and scope by the text of its period, the earliest first. */
    Map<String, Tally> allTallies(String template, String scope) {
        Map<String, Tally> tallies = new LinkedHashMap<>();
        sheets(template, scope).keySet().forEach(period -> tallies.put(period, new Tally()));
        handle.createQuery("SELECT period, rule, state, findings, opened FROM finding_count JOIN finding_sheet ON"
                        + " finding_sheet.id = finding_count.sheet WHERE scope = ? AND template = ?")
                .bind(0, scope)
                .bind(1, template)
                .map((rs, context) -> tallies.computeIfAbsent(rs.getString(1), period -> new Tally())
                        .add(rs.getString(2), State.of(rs.getString(3)), rs.getInt(4), rs.getInt(5)))
                .forEach(done -> {});
        return tallies;
    }

    /** Stores how many findings a sheet has. */
    void store(int sheet, Tally tally) {
        handle.execute("DELETE FROM finding_count WHERE sheet = ?", sheet);
        var batch = handle.prepareBatch(
                "INSERT INTO finding_count (sheet, rule, state, findings, opened) VALUES (?, ?, ?, ?, ?)");
        tally.each((rule, state, count) -> batch.bind(0, sheet)
                .bind(1, rule)
                .bind(2, state.word())
                .bind(3, count.findings())
                .bind(4, count.opened())
                .add());
        if (batch.size() > 0) {
            batch.execute();
        }
    }
}
