-- The steps in programs' lives, only ever added to. kind is forward, back, signed or rejected; alignment is JSON, who agreed
-- when and which tasks move to whom; sign_off is the signature that completed a hand-off.
CREATE TABLE phase_change (
    number     INTEGER NOT NULL PRIMARY KEY,
    program    TEXT    NOT NULL REFERENCES program (id),
    kind       TEXT    NOT NULL,
    phase_from TEXT    NOT NULL,
    phase_to   TEXT    NOT NULL,
    person     TEXT    NOT NULL,
    at         TEXT    NOT NULL,
    reason     TEXT,
    alignment  TEXT,
    sign_off   TEXT
);

CREATE INDEX phase_change_program ON phase_change (program, number);

-- How far new demand bids are, as people said it; only ever added to. That a bid is drafted follows from the sheet.
CREATE TABLE demand_bid_step (
    number  INTEGER NOT NULL PRIMARY KEY,
    program TEXT    NOT NULL REFERENCES program (id),
    bid     TEXT    NOT NULL,
    state   TEXT    NOT NULL,
    comment TEXT,
    person  TEXT    NOT NULL,
    at      TEXT    NOT NULL
);

CREATE INDEX demand_bid_step_program ON demand_bid_step (program, number);

-- What members are to be told; sent_at is empty until it was delivered.
CREATE TABLE notice (
    number    INTEGER NOT NULL PRIMARY KEY,
    program   TEXT    NOT NULL,
    recipient TEXT    NOT NULL,
    role      TEXT    NOT NULL,
    subject   TEXT    NOT NULL,
    body      TEXT    NOT NULL,
    at        TEXT    NOT NULL,
    sent_at   TEXT
);

CREATE INDEX notice_program ON notice (program, number);
CREATE INDEX notice_waiting ON notice (sent_at, number);
