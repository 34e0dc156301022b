package dev.bidbook.people;

import java.io.Serial;

/** Why nobody is signed in by OpenID. */
final class OpenIdFailure extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final boolean ours;

    private OpenIdFailure(String message, boolean ours) {
        // Without a stack trace or a cause: their texts may hold parts of tokens.
        super(message, null, false, false);
        this.ours = ours;
    }

    /** The token or code does not count. */
    static OpenIdFailure refused(String why) {
        return new OpenIdFailure(why, false);
    }

    /** The provider cannot be asked, or answers what it should not. */
    static OpenIdFailure unreachable(String why) {
        return new OpenIdFailure(why, true);
    }

    /** Whether it is no fault of the one who signs in. */
    boolean isUnreachable() {
        return ours;
    }

    /** What to record of it, in a few words. */
    String why() {
        return String.valueOf(getMessage());
    }
}
