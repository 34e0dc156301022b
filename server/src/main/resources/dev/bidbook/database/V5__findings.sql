-- Findings: what the rules of a template say of the rows of its sheets. All of it but the completions follows from the
-- ledger, and can be thrown away and made again.

-- Up to where a sheet was evaluated, and by what: its revision, the day that formulas took for today, a digest of rules,
-- formulas and parameters, and the sheet before it, whose findings go on here. evaluation counts what changed here.
CREATE TABLE finding_sheet (
    id                  INTEGER NOT NULL PRIMARY KEY,
    template            TEXT    NOT NULL,
    scope               TEXT    NOT NULL,
    period              TEXT    NOT NULL,
    revision            INTEGER NOT NULL,
    as_of               TEXT    NOT NULL,
    digest              TEXT    NOT NULL,
    previous            TEXT,
    previous_evaluation INTEGER NOT NULL,
    evaluation          INTEGER NOT NULL,
    UNIQUE (scope, template, period)
);

-- state is unanswered, answered, or closed: it held in the sheet before and does not hold here, and why.
CREATE TABLE finding (
    sheet   INTEGER NOT NULL REFERENCES finding_sheet (id),
    row_key TEXT    NOT NULL,
    rule    TEXT    NOT NULL,
    state   TEXT    NOT NULL,
    opened  TEXT    NOT NULL,
    owner   TEXT,
    why     TEXT,
    PRIMARY KEY (sheet, row_key, rule)
);

-- How many findings a sheet has by rule and state, and how many of them opened in it.
CREATE TABLE finding_count (
    sheet    INTEGER NOT NULL REFERENCES finding_sheet (id),
    rule     TEXT    NOT NULL,
    state    TEXT    NOT NULL,
    findings INTEGER NOT NULL,
    opened   INTEGER NOT NULL,
    PRIMARY KEY (sheet, rule, state)
);

-- Who closed which sheet at which revision. Only ever added to: a later revision reopens the sheet by being later.
CREATE TABLE completion (
    template TEXT    NOT NULL,
    scope    TEXT    NOT NULL,
    period   TEXT    NOT NULL,
    revision INTEGER NOT NULL,
    person   TEXT    NOT NULL,
    at       TEXT    NOT NULL,
    PRIMARY KEY (scope, template, period, revision)
);
