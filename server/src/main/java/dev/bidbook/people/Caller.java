package dev.bidbook.people;

import org.jspecify.annotations.Nullable;

/**
 * Who calls.
 *
 * @param name the name under which everything is recorded that the caller does
 * @param standing what the caller is to this server
 * @param account the id of the account, or null without one
 */
public record Caller(String name, Standing standing, @Nullable String account) {

    /** What somebody is to a server. */
    public enum Standing {
        /** Not signed in. */
        NOBODY,
        /** Whoever uses a server that has no accounts. Everything is theirs. */
        SOLE,
        /** Signed in by a one-time password, which has to be changed before anything else is done. */
        NEWCOMER,
        /** Signed in. */
        PERSON,
        /** Signed in, and an administrator of the server. */
        ADMINISTRATOR
    }

    /** Somebody who is not signed in. */
    public static final Caller NOBODY = new Caller("nobody", Standing.NOBODY, null);

    /** Whoever uses a server without accounts, under a name of their choice. */
    public static Caller sole(String name) {
        return new Caller(name, Standing.SOLE, null);
    }

    /** Whether this is somebody: signed in, or the one person of a server without accounts. */
    public boolean isSomebody() {
        return standing != Standing.NOBODY;
    }

    /** Whether the caller is an administrator of the server. */
    public boolean isAdministrator() {
        return standing == Standing.ADMINISTRATOR || standing == Standing.SOLE;
    }

    /** Whether the caller may do what is not done within a program; for what is, ask {@link Rights}. */
    public boolean may(Act act) {
        return switch (act.reach()) {
            case ANYBODY -> true;
            case SIGNED_IN -> isSomebody() && (standing != Standing.NEWCOMER || act == Act.KEEP_ACCOUNT);
            case SERVER -> isAdministrator();
            case PROGRAM, LINES -> false;
        };
    }
}
