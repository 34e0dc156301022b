package dev.bidbook.discussion;

import dev.bidbook.validation.Place;
import dev.bidbook.validation.Problem;
import dev.bidbook.validation.ProblemType;
import java.util.List;

/** What a text in a thread may be: plain, of one or more lines, and not endless. */
final class SaidText {

    static final int LONGEST = 4_000;

    private SaidText() {}

    /** The text as it is kept: lines parted by line feeds, without white space around it. */
    static String tidied(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').strip();
    }

    /** Adds what is wrong with a tidied text. */
    static void check(String text, List<Problem> problems) {
        if (text.isEmpty()) {
            problems.add(problem("text", "The text is empty.", "Write what you want to say."));
        } else if (text.length() > LONGEST) {
            problems.add(problem(
                    "text",
                    "The text is longer than " + LONGEST + " characters.",
                    "Shorten it, or say it in several replies."));
        }
        if (text.codePoints().anyMatch(SaidText::isUnprintable)) {
            problems.add(problem(
                    "text",
                    "The text holds a control character.",
                    "Write it as plain text; line breaks and tabs are fine."));
        }
    }

    private static boolean isUnprintable(int c) {
        int type = Character.getType(c);
        return c != '\n' && c != '\t' && (type == Character.CONTROL || type == Character.SURROGATE);
    }

    static Problem problem(String member, String message, String repair) {
        return new Problem(
                ProblemType.MALFORMED_REQUEST, new Place(null, null, null, member), null, null, message, repair);
    }
}
