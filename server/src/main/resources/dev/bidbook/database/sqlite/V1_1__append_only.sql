-- History is only ever added to. Of a submission only its retry key (which expires) and the mark that it was undone change.

CREATE TRIGGER cell_change_is_never_updated BEFORE UPDATE ON cell_change
BEGIN
    SELECT RAISE(ABORT, 'the change log is append-only');
END;

CREATE TRIGGER cell_change_is_never_deleted BEFORE DELETE ON cell_change
BEGIN
    SELECT RAISE(ABORT, 'the change log is append-only');
END;

CREATE TRIGGER submission_is_never_updated
BEFORE UPDATE OF id, sheet, revision, kind, person, at, copy, base_revision, changed, unchanged, source ON submission
BEGIN
    SELECT RAISE(ABORT, 'a submission never changes');
END;

CREATE TRIGGER submission_is_never_deleted BEFORE DELETE ON submission
BEGIN
    SELECT RAISE(ABORT, 'a submission is never deleted');
END;
