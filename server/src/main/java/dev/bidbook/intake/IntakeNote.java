package dev.bidbook.intake;

import java.util.List;

/**
 * Something a person should know about a report that was read.
 *
 * @param kind what it is about
 * @param message one or two sentences
 * @param lines the lines it is about, whole, every cell as the file has it; perhaps empty, and at most
 *     {@value #MOST_LINES}
 */
public record IntakeNote(Kind kind, String message, List<List<String>> lines) {

    /** How many lines a note shows at most; its message counts them all. */
    public static final int MOST_LINES = 200;

    /** What a note is about. */
    public enum Kind {
        /** How the file was read. */
        READ,
        /** Lines that were left out. */
        DROPPED,
        /** What somebody should look at. */
        DOUBTFUL
    }
}
