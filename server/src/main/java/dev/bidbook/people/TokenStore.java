package dev.bidbook.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table of tokens. */
final class TokenStore {

    private static final String COLUMNS = "t.id AS token_id, t.kind, t.name AS token_name, t.prefix,"
            + " t.created_at AS token_created_at, t.expires_at";

    private final Handle handle;

    TokenStore(Handle handle) {
        this.handle = handle;
    }

    /** The token and whose it is. */
    record Held(Token token, Account account) {}

    /** The token of this digest, expired or not. */
    Optional<Held> find(String digest) {
        return handle.createQuery("SELECT " + COLUMNS + ", a.id, a.name, a.password, a.password_due, a.administrator,"
                        + " a.active, a.openid_issuer, a.openid_subject, a.created_at, a.created_by"
                        + " FROM account_token t JOIN account a ON a.id = t.account WHERE t.digest = ?")
                .bind(0, digest)
                .map((row, context) -> new Held(token(row), AccountStore.account(row)))
                .findOne();
    }

    /** The account's tokens of a kind, the newest first. */
    List<Token> of(String account, Token.Kind kind) {
        return handle.createQuery("SELECT " + COLUMNS
                        + " FROM account_token t WHERE t.account = ? AND t.kind = ? ORDER BY t.created_at DESC, t.id")
                .bind(0, account)
                .bind(1, kind.name())
                .map((row, context) -> token(row))
                .list();
    }

    void insert(Token token, String account, String digest) {
        handle.createUpdate(
                        "INSERT INTO account_token (id, digest, account, kind, name, prefix, created_at, expires_at)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(0, token.id())
                .bind(1, digest)
                .bind(2, account)
                .bind(3, token.kind().name())
                .bind(4, token.name())
                .bind(5, token.prefix())
                .bind(6, token.createdAt().toString())
                .bind(7, token.expiresAt().toString())
                .execute();
    }

    /** Takes a token of the account away; whether there was one. */
    boolean delete(String account, String id) {
        return handle.createUpdate("DELETE FROM account_token WHERE account = ? AND id = ?")
                        .bind(0, account)
                        .bind(1, id)
                        .execute()
                > 0;
    }

    /** Takes all tokens of the account away but one, which need not be there. */
    void deleteAll(String account, String but) {
        handle.createUpdate("DELETE FROM account_token WHERE account = ? AND id <> ?")
                .bind(0, account)
                .bind(1, but)
                .execute();
    }

    /** Forgets what has expired. */
    void deleteExpired(Instant now) {
        handle.createUpdate("DELETE FROM account_token WHERE expires_at <= ?")
                .bind(0, now.toString())
                .execute();
    }

    private static Token token(ResultSet row) throws SQLException {
        return new Token(
                row.getString("token_id"),
                Token.Kind.valueOf(row.getString("kind")),
                row.getString("token_name"),
                row.getString("prefix"),
                Instant.parse(row.getString("token_created_at")),
                Instant.parse(row.getString("expires_at")));
    }
}
