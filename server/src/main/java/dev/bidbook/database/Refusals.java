package dev.bidbook.database;

import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Why a database file cannot be used, as a sentence. */
final class Refusals {

    private Refusals() {}

    /** What is wrong with the file and what to do, or null if the failure is not the file's. */
    static @Nullable DatabaseRefusedException of(Path file, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite) {
                String sentence = sentence(file, sqlite.getResultCode());
                return sentence == null ? null : new DatabaseRefusedException(sentence);
            } else if (cause instanceof FlywayValidateException) {
                return newer(file);
            }
        }
        return null;
    }

    /** The sentence for a file that a newer program has brought to its own form. */
    static DatabaseRefusedException newer(Path file) {
        return new DatabaseRefusedException(file + " was written by another version of Bidbook, and this one does not"
                + " know its tables. Start the newer version, or restore a backup made with this one.");
    }

    private static @Nullable String sentence(Path file, SQLiteErrorCode code) {
        // Extended codes carry the kind of failure in their lowest byte.
        int kind = code.code & 0xff;
        if (kind == SQLiteErrorCode.SQLITE_NOTADB.code || kind == SQLiteErrorCode.SQLITE_CORRUPT.code) {
            return file + " is not a database, or is damaged. Restore it from a backup, or name another data folder.";
        } else if (DiskFullException.isFull(code)) {
            return "There is no space left for " + file + ". Free some and start again; nothing stored is lost.";
        } else if (kind == SQLiteErrorCode.SQLITE_READONLY.code
                || kind == SQLiteErrorCode.SQLITE_PERM.code
                || kind == SQLiteErrorCode.SQLITE_CANTOPEN.code) {
            return Files.isDirectory(file)
                    ? file + " is a folder, where the database should be. Name another data folder."
                    : file + " cannot be written. Let the account that runs Bidbook write this file and its folder.";
        } else if (kind == SQLiteErrorCode.SQLITE_BUSY.code || kind == SQLiteErrorCode.SQLITE_LOCKED.code) {
            return "Another program holds " + file + " locked. Close it and start again.";
        } else if (kind == SQLiteErrorCode.SQLITE_IOERR.code) {
            return "Reading or writing " + file + " failed. Check the disk, and that the folder is not on a network.";
        }
        return null;
    }
}
