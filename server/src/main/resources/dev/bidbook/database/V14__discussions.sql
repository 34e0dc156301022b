-- Threads about rows. A thread belongs to the row of that key in every sheet of the template and scope; period is where
-- it was begun. entries counts what was said, is_open says whether it is resolved; both follow from the entries.
CREATE TABLE discussion (
    id          TEXT    NOT NULL PRIMARY KEY,
    number      INTEGER NOT NULL UNIQUE,
    template    TEXT    NOT NULL,
    scope       TEXT    NOT NULL,
    period      TEXT    NOT NULL,
    row_key     TEXT    NOT NULL,
    column_name TEXT,
    is_open     INTEGER NOT NULL,
    entries     INTEGER NOT NULL
);

CREATE INDEX discussion_by_row ON discussion (scope, template, is_open, row_key);

-- What was said, resolved and reopened. Only ever added to.
CREATE TABLE discussion_entry (
    discussion TEXT    NOT NULL REFERENCES discussion (id),
    ordinal    INTEGER NOT NULL,
    what       TEXT    NOT NULL,
    text       TEXT,
    person     TEXT    NOT NULL,
    at         TEXT    NOT NULL,
    retry_key  TEXT,
    PRIMARY KEY (discussion, ordinal)
);

CREATE INDEX discussion_entry_by_retry_key ON discussion_entry (person, retry_key) WHERE retry_key IS NOT NULL;

CREATE TABLE discussion_mention (
    discussion TEXT    NOT NULL,
    ordinal    INTEGER NOT NULL,
    person     TEXT    NOT NULL,
    PRIMARY KEY (discussion, ordinal, person),
    FOREIGN KEY (discussion, ordinal) REFERENCES discussion_entry (discussion, ordinal)
);

CREATE INDEX discussion_mention_by_person ON discussion_mention (person, discussion);

-- The revision of a sheet that a person last said to have looked at.
CREATE TABLE look (
    person   TEXT    NOT NULL,
    template TEXT    NOT NULL,
    scope    TEXT    NOT NULL,
    period   TEXT    NOT NULL,
    revision INTEGER NOT NULL,
    at       TEXT    NOT NULL,
    PRIMARY KEY (person, template, scope, period)
);
