-- What was imported, so that a later report can be told to be another program's, last week's or filtered otherwise.
CREATE TABLE report_import (
    submission     TEXT NOT NULL PRIMARY KEY,
    template       TEXT NOT NULL,
    scope          TEXT NOT NULL,
    period         TEXT NOT NULL,
    imported_at    TEXT NOT NULL,
    digest         TEXT NOT NULL,
    filters        TEXT,
    program_values TEXT NOT NULL,
    answer         TEXT NOT NULL
);

CREATE INDEX report_import_sheet ON report_import (template, scope, period, imported_at);
