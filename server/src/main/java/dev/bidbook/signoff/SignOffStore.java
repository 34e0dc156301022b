package dev.bidbook.signoff;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.bidbook.audit.AuditHead;
import dev.bidbook.audit.AuditTrail.CarriedHead;
import dev.bidbook.database.JsonText;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.signoff.SignOff.Signer;
import dev.bidbook.signoff.SignOff.Subject;
import dev.bidbook.signoff.SignOff.Withdrawal;
import dev.bidbook.template.Templates;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The tables of sign-offs and withdrawals, which are only ever added to. */
final class SignOffStore {

    private static final String SELECT = "SELECT sign_off.id, template, template_version, scope, period, subject,"
            + " revision, sign_off.person, role, branches, row_count, digest, parameters, gates, hand_off, comment,"
            + " sign_off.at, audit_count, audit_head, sign_off_withdrawal.person AS withdrawn_by, reason,"
            + " sign_off_withdrawal.at AS withdrawn_at FROM sign_off"
            + " LEFT JOIN sign_off_withdrawal ON sign_off_withdrawal.sign_off = sign_off.id";

    private final Handle handle;
    private final Templates templates;

    SignOffStore(Handle handle, Templates templates) {
        this.handle = handle;
        this.templates = templates;
    }

    /** The sign-offs of a scope whose templates are still there, the earliest first. */
    List<SignOff> of(String scope) {
        return handle
                .createQuery(SELECT + " WHERE scope = ? ORDER BY ordinal")
                .bind(0, scope)
                .map((row, context) -> signOff(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** The sign-offs of a sheet, the earliest first. */
    List<SignOff> of(SheetId sheet) {
        return of(sheet.scope()).stream()
                .filter(signOff -> signOff.sheet().equals(sheet))
                .toList();
    }

    /** The heads of the audit trail that the sign-offs carry, each with what carries it. */
    List<CarriedHead> heads() {
        return handle.createQuery("SELECT id, person, audit_count, audit_head FROM sign_off ORDER BY ordinal")
                .map((row, context) -> new CarriedHead(
                        "the sign-off " + row.getString(1) + " of " + row.getString(2),
                        new AuditHead(row.getLong(3), row.getString(4))))
                .list();
    }

    Optional<SignOff> find(String id) {
        return handle.createQuery(SELECT + " WHERE sign_off.id = ?")
                .bind(0, id)
                .map((row, context) -> signOff(row))
                .findOne()
                .flatMap(found -> found);
    }

    void insert(SignOff signOff) {
        SortedSet<String> branches = signOff.signer().coverage().branches();
        handle.createUpdate("INSERT INTO sign_off (id, ordinal, template, template_version, scope, period, subject,"
                        + " revision, person, role, branches, row_count, digest, parameters, gates, hand_off, comment,"
                        + " at, audit_count, audit_head) VALUES (:id, :ordinal, :template, :version, :scope, :period, :subject,"
                        + " :revision, :person, :role, :branches, :rows, :digest, :parameters, :gates, :handOff,"
                        + " :comment, :at, :count, :head)")
                .bind("id", signOff.id())
                .bind("ordinal", 1 + lastOrdinal())
                .bind("template", signOff.sheet().template())
                .bind("version", signOff.templateVersion())
                .bind("scope", signOff.sheet().scope())
                .bind("period", signOff.sheet().period().text())
                .bind("subject", signOff.subject().word())
                .bind("revision", signOff.revision())
                .bind("person", signOff.signer().person())
                .bind("role", signOff.signer().role())
                .bind("branches", branches == null ? null : JsonText.of(branches))
                .bind("rows", signOff.rows())
                .bind("digest", signOff.digest())
                .bind("parameters", JsonText.of(signOff.parameters()))
                .bind("gates", signOff.gates())
                .bind("handOff", signOff.handOff())
                .bind("comment", signOff.comment())
                .bind("at", signOff.at().toString())
                .bind("count", signOff.auditHead().count())
                .bind("head", signOff.auditHead().digest())
                .execute();
    }

    void withdraw(String signOff, Withdrawal withdrawal) {
        handle.createUpdate("INSERT INTO sign_off_withdrawal (sign_off, person, reason, at) VALUES (?, ?, ?, ?)")
                .bind(0, signOff)
                .bind(1, withdrawal.person())
                .bind(2, withdrawal.reason())
                .bind(3, withdrawal.at().toString())
                .execute();
    }

    private int lastOrdinal() {
        return handle.createQuery("SELECT COALESCE(MAX(ordinal), 0) FROM sign_off")
                .mapTo(Integer.class)
                .one();
    }

    private Optional<SignOff> signOff(ResultSet row) throws SQLException {
        String template = row.getString("template");
        String period = row.getString("period");
        String scope = row.getString("scope");
        SheetId sheet = templates
                .find(template)
                .flatMap(known -> known.period().parse(period))
                .map(known -> new SheetId(template, scope, known))
                .orElse(null);
        if (sheet == null) {
            return Optional.empty();
        }
        int handOff = row.getInt("hand_off");
        boolean ofWeek = row.wasNull();
        return Optional.of(new SignOff(
                row.getString("id"),
                sheet,
                row.getInt("template_version"),
                Subject.of(row.getString("subject")),
                row.getInt("revision"),
                new Signer(row.getString("person"), row.getString("role"), coverage(row.getString("branches"))),
                row.getInt("row_count"),
                row.getString("digest"),
                JsonText.read(row.getString("parameters"), new TypeReference<TreeMap<String, Double>>() {}),
                Objects.requireNonNullElse(row.getString("gates"), ""),
                ofWeek ? null : handOff,
                row.getString("comment"),
                Instant.parse(row.getString("at")),
                new AuditHead(row.getLong("audit_count"), row.getString("audit_head")),
                withdrawal(row)));
    }

    private static Coverage coverage(@Nullable String branches) {
        return branches == null
                ? Coverage.ALL
                : new Coverage(JsonText.read(branches, new TypeReference<TreeSet<String>>() {}));
    }

    private static @Nullable Withdrawal withdrawal(ResultSet row) throws SQLException {
        String person = row.getString("withdrawn_by");
        return person == null
                ? null
                : new Withdrawal(person, row.getString("reason"), Instant.parse(row.getString("withdrawn_at")));
    }
}
