CREATE TRIGGER completion_is_never_updated BEFORE UPDATE ON completion
BEGIN
    SELECT RAISE(ABORT, 'a completion never changes');
END;

CREATE TRIGGER completion_is_never_deleted BEFORE DELETE ON completion
BEGIN
    SELECT RAISE(ABORT, 'a completion is never deleted');
END;
