CREATE TRIGGER communication_is_never_updated BEFORE UPDATE ON communication
BEGIN
    SELECT RAISE(ABORT, 'what was told is never changed');
END;

CREATE TRIGGER communication_is_never_deleted BEFORE DELETE ON communication
BEGIN
    SELECT RAISE(ABORT, 'what was told is never forgotten');
END;

CREATE TRIGGER communication_recipient_is_never_updated BEFORE UPDATE ON communication_recipient
BEGIN
    SELECT RAISE(ABORT, 'what was told is never changed');
END;

CREATE TRIGGER communication_recipient_is_never_deleted BEFORE DELETE ON communication_recipient
BEGIN
    SELECT RAISE(ABORT, 'what was told is never forgotten');
END;

CREATE TRIGGER communication_delivery_is_never_updated BEFORE UPDATE ON communication_delivery
BEGIN
    SELECT RAISE(ABORT, 'what was told is never changed');
END;

CREATE TRIGGER communication_delivery_is_never_deleted BEFORE DELETE ON communication_delivery
BEGIN
    SELECT RAISE(ABORT, 'what was told is never forgotten');
END;

CREATE TRIGGER communication_finding_is_never_updated BEFORE UPDATE ON communication_finding
BEGIN
    SELECT RAISE(ABORT, 'what was told is never changed');
END;

CREATE TRIGGER communication_finding_is_never_deleted BEFORE DELETE ON communication_finding
BEGIN
    SELECT RAISE(ABORT, 'what was told is never forgotten');
END;

CREATE TRIGGER communication_end_is_never_updated BEFORE UPDATE ON communication_end
BEGIN
    SELECT RAISE(ABORT, 'what was told is never changed');
END;

CREATE TRIGGER communication_end_is_never_deleted BEFORE DELETE ON communication_end
BEGIN
    SELECT RAISE(ABORT, 'what was told is never forgotten');
END;
