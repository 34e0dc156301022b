package dev.bidbook.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The table of accounts. */
final class AccountStore {

    private static final String SELECT = "SELECT id, name, password, password_due, administrator, active,"
            + " openid_issuer, openid_subject, created_at, created_by FROM account ";

    private final Handle handle;

    AccountStore(Handle handle) {
        this.handle = handle;
    }

    boolean isEmpty() {
        return handle.createQuery("SELECT 1 FROM account LIMIT 1")
                .mapTo(Integer.class)
                .findOne()
                .isEmpty();
    }

    List<Account> all() {
        return handle.createQuery(SELECT + "ORDER BY folded")
                .map((row, context) -> account(row))
                .list();
    }

    int count() {
        return handle.createQuery("SELECT COUNT(*) FROM account")
                .mapTo(Integer.class)
                .one();
    }

    Optional<Account> find(String id) {
        return handle.createQuery(SELECT + "WHERE id = ?")
                .bind(0, id)
                .map((row, context) -> account(row))
                .findOne();
    }

    Optional<Account> named(String name) {
        return handle.createQuery(SELECT + "WHERE folded = ?")
                .bind(0, Names.folded(name))
                .map((row, context) -> account(row))
                .findOne();
    }

    Optional<Account> of(Account.OpenIdSubject subject) {
        return handle.createQuery(SELECT + "WHERE openid_issuer = ? AND openid_subject = ?")
                .bind(0, subject.issuer())
                .bind(1, subject.subject())
                .map((row, context) -> account(row))
                .findOne();
    }

    /** The stored form of the account's password, or empty if it has none. */
    Optional<String> password(String id) {
        return handle.createQuery("SELECT password FROM account WHERE id = ? AND password IS NOT NULL")
                .bind(0, id)
                .mapTo(String.class)
                .findOne();
    }

    /** How many administrators there are who may sign in. */
    int administrators() {
        return handle.createQuery("SELECT COUNT(*) FROM account WHERE administrator = 1 AND active = 1")
                .mapTo(Integer.class)
                .one();
    }

    void insert(Account account, @Nullable String password) {
        Account.OpenIdSubject openId = account.openId();
        handle.createUpdate("INSERT INTO account (id, name, folded, password, password_due, administrator, active,"
                        + " openid_issuer, openid_subject, created_at, created_by)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(0, account.id())
                .bind(1, account.name())
                .bind(2, Names.folded(account.name()))
                .bind(3, password)
                .bind(4, number(account.passwordDue()))
                .bind(5, number(account.administrator()))
                .bind(6, number(account.active()))
                .bind(7, openId == null ? null : openId.issuer())
                .bind(8, openId == null ? null : openId.subject())
                .bind(9, account.createdAt().toString())
                .bind(10, account.createdBy())
                .execute();
    }

    void standing(String id, boolean administrator, boolean active) {
        handle.createUpdate("UPDATE account SET administrator = ?, active = ? WHERE id = ?")
                .bind(0, number(administrator))
                .bind(1, number(active))
                .bind(2, id)
                .execute();
    }

    void password(String id, String password, boolean due) {
        handle.createUpdate("UPDATE account SET password = ?, password_due = ? WHERE id = ?")
                .bind(0, password)
                .bind(1, number(due))
                .bind(2, id)
                .execute();
    }

    /** 1 or 0: SQLite has no truth values, and a number means the same everywhere. */
    private static int number(boolean truth) {
        return truth ? 1 : 0;
    }

    static Account account(ResultSet row) throws SQLException {
        String issuer = row.getString("openid_issuer");
        return new Account(
                row.getString("id"),
                row.getString("name"),
                row.getInt("administrator") == 1,
                row.getInt("active") == 1,
                row.getInt("password_due") == 1,
                row.getString("password") != null,
                issuer == null ? null : new Account.OpenIdSubject(issuer, row.getString("openid_subject")),
                Instant.parse(row.getString("created_at")),
                row.getString("created_by"));
    }
}
