-- What each derived sheet was made from, so that it is made anew as soon as that is not what is there.
CREATE TABLE derived_sheet (
    template TEXT NOT NULL,
    scope    TEXT NOT NULL,
    period   TEXT NOT NULL,
    made_of  TEXT NOT NULL,
    made_at  TEXT NOT NULL,
    PRIMARY KEY (template, scope, period)
);

-- Undoing a submission looks for what it filled in other sheets.
CREATE INDEX submission_source ON submission (source);
