CREATE TRIGGER sign_off_is_never_updated BEFORE UPDATE ON sign_off
BEGIN
    SELECT RAISE(ABORT, 'a sign-off never changes');
END;

CREATE TRIGGER sign_off_is_never_deleted BEFORE DELETE ON sign_off
BEGIN
    SELECT RAISE(ABORT, 'a sign-off is never deleted');
END;

CREATE TRIGGER sign_off_withdrawal_is_never_updated BEFORE UPDATE ON sign_off_withdrawal
BEGIN
    SELECT RAISE(ABORT, 'a withdrawal never changes');
END;

CREATE TRIGGER sign_off_withdrawal_is_never_deleted BEFORE DELETE ON sign_off_withdrawal
BEGIN
    SELECT RAISE(ABORT, 'a withdrawal is never deleted');
END;
