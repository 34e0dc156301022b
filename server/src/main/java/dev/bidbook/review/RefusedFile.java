package dev.bidbook.review;

import dev.bidbook.spreadsheet.SpreadsheetRefusedException;
import dev.bidbook.spreadsheet.SpreadsheetRefusedException.Reason;
import dev.bidbook.validation.Place;
import dev.bidbook.validation.Problem;
import dev.bidbook.validation.ProblemType;

/** A file that cannot be read, as a problem. */
final class RefusedFile {

    private RefusedFile() {}

    static Problem problem(SpreadsheetRefusedException refusal) {
        ProblemType type =
                refusal.reason() == Reason.TOO_LARGE ? ProblemType.LIMIT_EXCEEDED : ProblemType.UNREADABLE_FILE;
        // The refusal's message is written for the person who sent the file.
        String message = String.valueOf(refusal.getMessage());
        return new Problem(type, Place.NOWHERE, null, null, message, refusal.repair());
    }
}
