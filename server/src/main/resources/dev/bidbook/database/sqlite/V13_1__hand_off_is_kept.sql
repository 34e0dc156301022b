CREATE TRIGGER phase_change_is_never_updated BEFORE UPDATE ON phase_change
BEGIN
    SELECT RAISE(ABORT, 'a step in a program''s life never changes');
END;

CREATE TRIGGER phase_change_is_never_deleted BEFORE DELETE ON phase_change
BEGIN
    SELECT RAISE(ABORT, 'a step in a program''s life is never deleted');
END;

CREATE TRIGGER demand_bid_step_is_never_updated BEFORE UPDATE ON demand_bid_step
BEGIN
    SELECT RAISE(ABORT, 'a step of a demand bid never changes');
END;

CREATE TRIGGER demand_bid_step_is_never_deleted BEFORE DELETE ON demand_bid_step
BEGIN
    SELECT RAISE(ABORT, 'a step of a demand bid is never deleted');
END;
