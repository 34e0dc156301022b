-- Which column of a template a header of a customer's file is, as somebody answered for a program.
CREATE TABLE header_match (
    template    TEXT NOT NULL,
    scope       TEXT NOT NULL,
    header      TEXT NOT NULL,
    column_name TEXT NOT NULL,
    person      TEXT NOT NULL,
    answered_at TEXT NOT NULL,
    PRIMARY KEY (template, scope, header)
);
