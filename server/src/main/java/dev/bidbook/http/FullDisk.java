package dev.bidbook.http;

import dev.bidbook.database.DiskFullException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Tells whether something failed because there is no space left on the server's disk. */
final class FullDisk {

    /** What systems say, unless they speak another language: then what is left of the disk tells. */
    private static final Pattern SAID =
            Pattern.compile("no space left|quota exceeded|not enough space", Pattern.CASE_INSENSITIVE);

    private static final long NEXT_TO_NOTHING = 64 * 1024;

    private FullDisk() {}

    /**
     * Whether that is the reason of the fault. To be asked before unfinished files are deleted.
     *
     * @param folder where files of requests and answers are kept
     */
    static boolean isReasonOf(Throwable fault, Path folder) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            boolean ofDisk = cause instanceof IOException && !(cause instanceof EOFException);
            if (cause instanceof DiskFullException || (ofDisk && (says(cause) || isFull(folder)))) {
                return true;
            }
        }
        return false;
    }

    /** The answer to what nothing could be stored of. */
    static HttpFailure failure() {
        return new HttpFailure(
                ErrorKind.INSUFFICIENT_STORAGE,
                "The disk of the data folder is full, so nothing of this request is stored. Free some space there and"
                        + " send it again.");
    }

    private static boolean says(Throwable fault) {
        String message = fault.getMessage();
        return message != null && SAID.matcher(message).find();
    }

    private static boolean isFull(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace() < NEXT_TO_NOTHING;
        } catch (IOException e) {
            return false;
        }
    }
}
