package dev.bidbook.communication;

import dev.bidbook.validation.Place;
import dev.bidbook.validation.Problem;
import dev.bidbook.validation.ProblemType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody may write beside findings: plain text of some lines. */
final class Note {

    static final int LONGEST = 4_000;

    private Note() {}

    /** The note with line feeds between its lines; empty if there is none. What is wrong with it is added. */
    static String checked(@Nullable String note, List<Problem> problems) {
        String tidied = note == null
                ? ""
                : note.replace("\r\n", "\n").replace('\r', '\n').strip();
        if (tidied.length() > LONGEST) {
            problems.add(problem(
                    "The note is longer than " + LONGEST + " characters.", "Shorten it, or write a mail of your own."));
        } else if (tidied.codePoints().anyMatch(Note::isUnprintable)) {
            problems.add(problem("The note holds a control character.", "Write it as plain text."));
        }
        return tidied;
    }

    private static boolean isUnprintable(int c) {
        int type = Character.getType(c);
        return c != '\n' && c != '\t' && (type == Character.CONTROL || type == Character.SURROGATE);
    }

    private static Problem problem(String message, String repair) {
        return new Problem(
                ProblemType.MALFORMED_REQUEST, new Place(null, null, null, "note"), null, null, message, repair);
    }
}
