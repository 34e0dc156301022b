-- A row's findings are looked up and listed by its key alone: kept in the order of the key, they stand once instead of in
-- a table and again in its index.
DROP VIEW finding;

CREATE TABLE finding_row_by_key (
    sheet    INTEGER NOT NULL REFERENCES finding_sheet (id),
    row_key  TEXT    NOT NULL,
    findings BIGINT  NOT NULL,
    PRIMARY KEY (sheet, row_key)
) WITHOUT ROWID;

INSERT INTO finding_row_by_key (sheet, row_key, findings)
SELECT sheet, row_key, findings FROM finding_row ORDER BY sheet, row_key;

DROP TABLE finding_row;

ALTER TABLE finding_row_by_key RENAME TO finding_row;

CREATE VIEW finding AS
SELECT finding_row.sheet, row_key, rule, state, opened, owner, why
FROM finding_row
JOIN finding_set ON finding_set.sheet = finding_row.sheet AND finding_set.number = finding_row.findings;
