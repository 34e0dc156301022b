-- Signatures under the content of sheets. Only ever added to: one that does not count any more is withdrawn or replaced by
-- a later one. branches is a JSON list, or null where the signature is under all rows; digest is the SHA-256 of the canonical
-- text of docs/sign-offs.md, gates the further lines of it; hand_off the change of phase that began the
-- hand-off signed; audit_count and audit_head the head of the audit trail with the entry of the signature.
CREATE TABLE sign_off (
    id               TEXT    NOT NULL PRIMARY KEY,
    ordinal          INTEGER NOT NULL UNIQUE,
    template         TEXT    NOT NULL,
    template_version INTEGER NOT NULL,
    scope            TEXT    NOT NULL,
    period           TEXT    NOT NULL,
    subject          TEXT    NOT NULL,
    revision         INTEGER NOT NULL,
    person           TEXT    NOT NULL,
    role             TEXT    NOT NULL,
    branches         TEXT,
    row_count        INTEGER NOT NULL,
    digest           TEXT    NOT NULL,
    parameters       TEXT    NOT NULL,
    gates            TEXT    NOT NULL,
    hand_off         INTEGER,
    comment          TEXT,
    at               TEXT    NOT NULL,
    audit_count      INTEGER NOT NULL,
    audit_head       TEXT    NOT NULL
);

CREATE INDEX sign_off_scope ON sign_off (scope, ordinal);

CREATE TABLE sign_off_withdrawal (
    sign_off TEXT NOT NULL PRIMARY KEY REFERENCES sign_off (id),
    person   TEXT NOT NULL,
    reason   TEXT NOT NULL,
    at       TEXT NOT NULL
);
