-- What is stored of sheets. Spoken by SQLite and PostgreSQL alike; what only one of them speaks stands in the folder
-- of its name. Instants are ISO 8601 text in UTC, documents and values are JSON text.

CREATE TABLE sheet (
    id               INTEGER NOT NULL PRIMARY KEY,
    template         TEXT    NOT NULL,
    scope            TEXT    NOT NULL,
    period           TEXT    NOT NULL,
    revision         INTEGER NOT NULL,
    next_row         INTEGER NOT NULL,
    template_version INTEGER NOT NULL,
    updated_at       TEXT    NOT NULL,
    updated_by       TEXT    NOT NULL,
    UNIQUE (template, scope, period)
);

CREATE INDEX sheet_by_scope ON sheet (scope, template, period);

-- One row of a sheet: its cells as one document {column: value}, blanks left out. own names the cells that a person
-- wrote in this very sheet; touched_cells the revision of each cell changed after the row was added.
CREATE TABLE sheet_row (
    sheet         INTEGER NOT NULL REFERENCES sheet (id),
    row_id        INTEGER NOT NULL,
    row_key       TEXT    NOT NULL,
    document      TEXT    NOT NULL,
    own           TEXT    NOT NULL,
    gone_since    TEXT,
    removed       INTEGER NOT NULL,
    added         INTEGER NOT NULL,
    touched       INTEGER NOT NULL,
    touched_cells TEXT    NOT NULL,
    PRIMARY KEY (sheet, row_id),
    UNIQUE (sheet, row_key)
);

CREATE TABLE submission (
    id             TEXT    NOT NULL PRIMARY KEY,
    sheet          INTEGER NOT NULL REFERENCES sheet (id),
    revision       INTEGER NOT NULL,
    kind           TEXT    NOT NULL,
    person         TEXT    NOT NULL,
    at             TEXT    NOT NULL,
    copy           TEXT,
    base_revision  INTEGER,
    changed        INTEGER NOT NULL,
    unchanged      INTEGER NOT NULL,
    source         TEXT,
    retry_key      TEXT,
    digest         TEXT,
    answer         TEXT,
    undone_by      TEXT
);

CREATE INDEX submission_by_sheet ON submission (sheet, revision);
CREATE INDEX submission_by_retry_key ON submission (sheet, person, retry_key);

-- The append-only log. A column whose name begins with # is a fact of the row: #row, #gone.
CREATE TABLE cell_change (
    sheet       INTEGER NOT NULL REFERENCES sheet (id),
    ordinal     INTEGER NOT NULL,
    revision    INTEGER NOT NULL,
    submission  TEXT    NOT NULL REFERENCES submission (id),
    row_id      INTEGER NOT NULL,
    row_key     TEXT    NOT NULL,
    column_name TEXT    NOT NULL,
    what        TEXT    NOT NULL,
    old_value   TEXT,
    new_value   TEXT,
    was_own     INTEGER NOT NULL,
    PRIMARY KEY (sheet, ordinal)
);

CREATE INDEX cell_change_by_revision ON cell_change (sheet, revision);
CREATE INDEX cell_change_by_cell ON cell_change (sheet, row_key, column_name);
CREATE INDEX cell_change_by_submission ON cell_change (submission);

-- What a copy, in one person's hands, last said of a cell and had decided: the base of what it says next.
CREATE TABLE copy_statement (
    sheet       INTEGER NOT NULL REFERENCES sheet (id),
    copy        TEXT    NOT NULL,
    person      TEXT    NOT NULL,
    row_key     TEXT    NOT NULL,
    column_name TEXT    NOT NULL,
    value       TEXT,
    revision    INTEGER NOT NULL,
    PRIMARY KEY (sheet, copy, person, row_key, column_name)
);

CREATE TABLE sheet_copy (
    id       TEXT    NOT NULL PRIMARY KEY,
    template TEXT    NOT NULL,
    scope    TEXT    NOT NULL,
    period   TEXT    NOT NULL,
    revision INTEGER NOT NULL,
    person   TEXT    NOT NULL,
    at       TEXT    NOT NULL
);

CREATE TABLE template_view (
    template TEXT NOT NULL PRIMARY KEY,
    digest   TEXT NOT NULL
);
