package dev.bidbook.communication;

import dev.bidbook.communication.Communication.Filled;
import dev.bidbook.communication.Communication.Recipient;
import dev.bidbook.database.JsonText;
import dev.bidbook.finding.Finding;
import dev.bidbook.mail.Delivery;
import dev.bidbook.sheet.Period;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The tables of what was told of sheets, to whom, and what became of it. */
final class CommunicationStore {

    private static final int KEYS_AT_ONCE = 500;

    private static final String UNKNOWN = "unknown";
    private static final String UNKNOWN_SAYS =
            "Bidbook was stopped before the mail server answered. Ask whether the letter came before you send it again.";

    private static final String COLUMNS = "SELECT id, period, revision, person, at, note, findings FROM communication";

    private final Handle handle;

    CommunicationStore(Handle handle) {
        this.handle = handle;
    }

    int nextNumber() {
        return handle.createQuery("SELECT COALESCE(MAX(number), 0) + 1 FROM communication")
                .mapTo(Integer.class)
                .one();
    }

    /** Remembers that somebody is about to tell something; without a communication's deliveries. */
    void begin(Communication about, List<Finding> open, @Nullable String retryKey, @Nullable String digest) {
        handle.createUpdate(
                        "INSERT INTO communication (id, number, template, scope, period, revision, person, at, note,"
                                + " findings, retry_key, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(0, about.id())
                .bind(1, nextNumber())
                .bind(2, about.sheet().template())
                .bind(3, about.sheet().scope())
                .bind(4, about.sheet().period().text())
                .bind(5, about.revision())
                .bind(6, about.person())
                .bind(7, about.at().toString())
                .bind(8, about.note())
                .bind(9, about.findings())
                .bind(10, retryKey)
                .bind(11, digest)
                .execute();
        int ordinal = 0;
        for (Recipient recipient : about.recipients()) {
            handle.execute(
                    "INSERT INTO communication_recipient (communication, ordinal, name, roles, address) VALUES"
                            + " (?, ?, ?, ?, ?)",
                    about.id(),
                    ++ordinal,
                    recipient.name(),
                    recipient.roles(),
                    recipient.address());
        }
        PreparedBatch batch = handle.prepareBatch(
                "INSERT INTO communication_finding (communication, row_key, rule, opened) VALUES (?, ?, ?, ?)");
        open.forEach(finding -> batch.bind(0, about.id())
                .bind(1, finding.key().text())
                .bind(2, finding.rule().id())
                .bind(3, finding.opened().text())
                .add());
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    /** Remembers what became of a letter. */
    void deliver(String id, int ordinal, Delivery delivery, Instant at) {
        handle.execute(
                "INSERT INTO communication_delivery (communication, ordinal, result, says, at) VALUES (?, ?, ?, ?, ?)",
                id,
                ordinal,
                delivery.result().word(),
                delivery.says(),
                at.toString());
    }

    /** Remembers what was filled, which ends it. */
    void end(String id, Filled filled) {
        handle.execute(
                "INSERT INTO communication_end (communication, submission, cells, says) VALUES (?, ?, ?, ?)",
                id,
                filled.submission(),
                filled.cells(),
                filled.says());
    }

    /** The id and the request's digest of what a person told under a retry key. */
    Optional<Map.Entry<String, String>> repeated(SheetId sheet, String person, String retryKey) {
        return handle.createQuery("SELECT id, digest FROM communication WHERE scope = ? AND template = ? AND period = ?"
                        + " AND person = ? AND retry_key = ?")
                .bind(0, sheet.scope())
                .bind(1, sheet.template())
                .bind(2, sheet.period().text())
                .bind(3, person)
                .bind(4, retryKey)
                .map((rs, context) -> Map.entry(rs.getString(1), rs.getString(2)))
                .findFirst();
    }

    Optional<Communication> find(SheetId sheet, String id) {
        return whole(handle.createQuery(COLUMNS + " WHERE id = ?")
                        .bind(0, id)
                        .map((rs, context) -> head(sheet, rs))
                        .list())
                .stream()
                .findFirst();
    }

    /** What was told of a sheet, the latest first. */
    List<Communication> of(SheetId sheet, int most) {
        return whole(handle.createQuery(
                        COLUMNS + " WHERE scope = ? AND template = ? AND period = ? ORDER BY number DESC LIMIT ?")
                .bind(0, sheet.scope())
                .bind(1, sheet.template())
                .bind(2, sheet.period().text())
                .bind(3, most)
                .map((rs, context) -> head(sheet, rs))
                .list());
    }

    private static Communication head(SheetId sheet, java.sql.ResultSet rs) throws java.sql.SQLException {
        return new Communication(
                rs.getString(1),
                sheet,
                rs.getInt(3),
                rs.getString(4),
                Instant.parse(rs.getString(5)),
                rs.getString(6),
                rs.getInt(7),
                List.of(),
                null);
    }

    private List<Communication> whole(List<Communication> heads) {
        return heads.stream()
                .map(head -> new Communication(
                        head.id(),
                        head.sheet(),
                        head.revision(),
                        head.person(),
                        head.at(),
                        head.note(),
                        head.findings(),
                        recipients(head.id()),
                        filled(head.id())))
                .toList();
    }

    private List<Recipient> recipients(String id) {
        return handle.createQuery("SELECT r.name, r.roles, r.address, d.result, d.says FROM communication_recipient r"
                        + " LEFT JOIN communication_delivery d ON d.communication = r.communication AND"
                        + " d.ordinal = r.ordinal WHERE r.communication = ? ORDER BY r.ordinal")
                .bind(0, id)
                .map((rs, context) -> {
                    String result = rs.getString(4);
                    return new Recipient(
                            rs.getString(1),
                            rs.getString(2),
                            rs.getString(3),
                            result == null ? UNKNOWN : result,
                            result == null ? UNKNOWN_SAYS : rs.getString(5));
                })
                .list();
    }

    private @Nullable Filled filled(String id) {
        return handle.createQuery("SELECT submission, cells, says FROM communication_end WHERE communication = ?")
                .bind(0, id)
                .map((rs, context) -> new Filled(rs.getString(1), rs.getInt(2), rs.getString(3)))
                .findFirst()
                .orElse(null);
    }

    /** The latest communication of each finding of these rows, by {@link #findingId}; of the sheet's period or earlier ones. */
    Map<String, FindingTold> told(SheetId sheet, Collection<RowKey> keys) {
        if (!isAnythingToldOf(sheet)) {
            return Map.of();
        }
        Map<String, FindingTold> told = new HashMap<>();
        Map<String, List<String>> names = new HashMap<>();
        List<String> texts = keys.stream().map(RowKey::text).distinct().toList();
        for (int from = 0; from < texts.size(); from += KEYS_AT_ONCE) {
            handle.createQuery("SELECT f.row_key, f.rule, f.opened, c.id, c.at, c.person FROM communication_finding f"
                            + " JOIN communication c ON c.id = f.communication WHERE f.row_key IN (<keys>) AND"
                            + " c.scope = :scope AND c.template = :template AND c.period <= :period AND"
                            + " (:document = 0 OR c.period = :period) AND EXISTS (SELECT 1 FROM communication_delivery d"
                            + " WHERE d.communication = c.id AND d.result = 'sent') ORDER BY c.number")
                    .bindList("keys", texts.subList(from, Math.min(texts.size(), from + KEYS_AT_ONCE)))
                    .bind("scope", sheet.scope())
                    .bind("template", sheet.template())
                    .bind("period", sheet.period().text())
                    .bind("document", sheet.period() instanceof Period.Document ? 1 : 0)
                    .map((rs, context) -> told.put(
                            findingId(rs.getString(1), rs.getString(2), rs.getString(3)),
                            new FindingTold(
                                    rs.getString(4),
                                    Instant.parse(rs.getString(5)),
                                    rs.getString(6),
                                    names.computeIfAbsent(rs.getString(4), any -> new ArrayList<>()))))
                    .forEach(none -> {});
        }
        names.forEach((id, list) ->
                recipients(id).stream().filter(Recipient::sent).forEach(recipient -> list.add(recipient.name())));
        return told;
    }

    /** Whether anything was told of any period of the sheet; most programs are asked for their findings long before. */
    private boolean isAnythingToldOf(SheetId sheet) {
        return handle.createQuery("SELECT EXISTS (SELECT 1 FROM communication WHERE scope = ? AND template = ?)")
                .bind(0, sheet.scope())
                .bind(1, sheet.template())
                .mapTo(Boolean.class)
                .one();
    }

    /** What tells a finding from all others of the same sheets, in whatever week it is looked at. */
    static String findingId(String key, String rule, String opened) {
        return JsonText.of(List.of(key, rule, opened));
    }
}
