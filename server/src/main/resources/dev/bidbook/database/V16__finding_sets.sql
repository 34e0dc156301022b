-- Of most rows of a sheet the same is said as of many others: it stands once, as a set of findings, and each row names its
-- set. All of it follows from the ledger, so that what there was is thrown away and made again.
DROP TABLE finding;
DELETE FROM finding_count;
DELETE FROM finding_sheet;

-- number follows from what is said, so that the same set is found again without reading the others.
CREATE TABLE finding_set (
    sheet  INTEGER NOT NULL REFERENCES finding_sheet (id),
    number BIGINT  NOT NULL,
    rule   TEXT    NOT NULL,
    state  TEXT    NOT NULL,
    opened TEXT    NOT NULL,
    owner  TEXT,
    why    TEXT,
    PRIMARY KEY (sheet, number, rule)
);

CREATE TABLE finding_row (
    sheet    INTEGER NOT NULL REFERENCES finding_sheet (id),
    row_key  TEXT    NOT NULL,
    findings BIGINT  NOT NULL,
    PRIMARY KEY (sheet, row_key)
);

CREATE VIEW finding AS
SELECT finding_row.sheet, row_key, rule, state, opened, owner, why
FROM finding_row
JOIN finding_set ON finding_set.sheet = finding_row.sheet AND finding_set.number = finding_row.findings;
