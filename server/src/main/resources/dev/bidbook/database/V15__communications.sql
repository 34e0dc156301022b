-- What was told of a sheet: at which revision, by whom, and what was written beside it. All of these tables are only ever
-- added to: first a communication with its recipients and findings, then what became of each letter, then its end.
CREATE TABLE communication (
    id        TEXT    NOT NULL PRIMARY KEY,
    number    INTEGER NOT NULL UNIQUE,
    template  TEXT    NOT NULL,
    scope     TEXT    NOT NULL,
    period    TEXT    NOT NULL,
    revision  INTEGER NOT NULL,
    person    TEXT    NOT NULL,
    at        TEXT    NOT NULL,
    note      TEXT    NOT NULL,
    findings  INTEGER NOT NULL,
    retry_key TEXT,
    digest    TEXT
);

CREATE INDEX communication_by_sheet ON communication (scope, template, period, number);
CREATE UNIQUE INDEX communication_by_retry_key ON communication (scope, template, period, person, retry_key)
    WHERE retry_key IS NOT NULL;

CREATE TABLE communication_recipient (
    communication TEXT    NOT NULL REFERENCES communication (id),
    ordinal       INTEGER NOT NULL,
    name          TEXT    NOT NULL,
    roles         TEXT    NOT NULL,
    address       TEXT,
    PRIMARY KEY (communication, ordinal)
);

CREATE TABLE communication_delivery (
    communication TEXT    NOT NULL,
    ordinal       INTEGER NOT NULL,
    result        TEXT    NOT NULL,
    says          TEXT    NOT NULL,
    at            TEXT    NOT NULL,
    PRIMARY KEY (communication, ordinal),
    FOREIGN KEY (communication, ordinal) REFERENCES communication_recipient (communication, ordinal)
);

-- The findings that were told of. opened tells one life of a finding from a later one of the same row and rule.
CREATE TABLE communication_finding (
    communication TEXT NOT NULL REFERENCES communication (id),
    row_key       TEXT NOT NULL,
    rule          TEXT NOT NULL,
    opened        TEXT NOT NULL,
    PRIMARY KEY (communication, row_key, rule)
);

CREATE INDEX communication_finding_by_row ON communication_finding (row_key);

-- What was filled in the sheet. A communication without an end was broken off.
CREATE TABLE communication_end (
    communication TEXT    NOT NULL PRIMARY KEY REFERENCES communication (id),
    submission    TEXT,
    cells         INTEGER NOT NULL,
    says          TEXT
);

-- Where people get their mail. folded is the name as it is compared.
CREATE TABLE mail_address (
    folded  TEXT NOT NULL PRIMARY KEY,
    person  TEXT NOT NULL,
    address TEXT NOT NULL,
    said_by TEXT NOT NULL,
    at      TEXT NOT NULL
);
