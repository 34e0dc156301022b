package dev.bidbook.database;

/** A database file that cannot be used. The message is for the person who runs the server: what is wrong, what to do. */
public final class DatabaseRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    DatabaseRefusedException(String message) {
        super(message);
    }
}
