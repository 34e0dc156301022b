package dev.bidbook.database;

import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** There is no space left on the disk of the database. Nothing of the transaction is stored, and others go on. */
public final class DiskFullException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private DiskFullException(Throwable cause) {
        super("no space left on the disk of the database", cause);
    }

    /** The failure if it says that the disk is full, else null. */
    static @Nullable DiskFullException of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite && isFull(sqlite.getResultCode())) {
                return new DiskFullException(failure);
            }
        }
        return null;
    }

    /** The second: the memory that processes share is a file, too, which could not grow. */
    static boolean isFull(SQLiteErrorCode code) {
        return code == SQLiteErrorCode.SQLITE_FULL || code == SQLiteErrorCode.SQLITE_IOERR_SHMSIZE;
    }
}
