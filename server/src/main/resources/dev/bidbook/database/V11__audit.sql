-- Who did what from where. Each entry carries the digest of the one before it; seq counts from 1 without gaps.
CREATE TABLE audit_entry (
    seq      BIGINT NOT NULL PRIMARY KEY,
    at       TEXT   NOT NULL,
    person   TEXT   NOT NULL,
    act      TEXT   NOT NULL,
    subject  TEXT   NOT NULL,
    details  TEXT   NOT NULL,
    address  TEXT   NOT NULL,
    agent    TEXT   NOT NULL,
    previous TEXT   NOT NULL,
    digest   TEXT   NOT NULL
);
