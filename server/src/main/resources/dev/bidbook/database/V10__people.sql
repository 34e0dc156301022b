-- Accounts are never deleted, since history names them; whoever leaves is deactivated. folded is the name as it is compared.
CREATE TABLE account (
    id             TEXT    NOT NULL PRIMARY KEY,
    name           TEXT    NOT NULL,
    folded         TEXT    NOT NULL UNIQUE,
    password       TEXT,
    password_due   INTEGER NOT NULL,
    administrator  INTEGER NOT NULL,
    active         INTEGER NOT NULL,
    openid_issuer  TEXT,
    openid_subject TEXT,
    created_at     TEXT    NOT NULL,
    created_by     TEXT    NOT NULL,
    UNIQUE (openid_issuer, openid_subject)
);

-- Only digests of tokens are stored. kind: SIGN_IN, which expires soon, or API, which has a name.
CREATE TABLE account_token (
    id         TEXT NOT NULL PRIMARY KEY,
    digest     TEXT NOT NULL UNIQUE,
    account    TEXT NOT NULL REFERENCES account (id),
    kind       TEXT NOT NULL,
    name       TEXT NOT NULL,
    prefix     TEXT NOT NULL,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL
);

CREATE INDEX account_token_of_account ON account_token (account, kind, created_at);
