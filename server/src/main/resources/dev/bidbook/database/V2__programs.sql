-- Customer programs. members and parameters are JSON objects, as the API shows them.
CREATE TABLE program (
    id         TEXT NOT NULL PRIMARY KEY,
    name       TEXT NOT NULL,
    customer   TEXT NOT NULL,
    phase      TEXT NOT NULL,
    members    TEXT NOT NULL,
    parameters TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
);
