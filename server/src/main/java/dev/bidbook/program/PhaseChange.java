package dev.bidbook.program;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step in a program's life.
 *
 * @param number its number, in the order of time, over all programs
 * @param program the program's id
 * @param kind what happened
 * @param from the phase before
 * @param to the phase after; the same for a hand-off that was rejected
 * @param person who did it
 * @param at when
 * @param reason why, or null where none is needed
 * @param alignment for the beginning of a soft hand-off what was agreed; else null
 * @param signOff for a hand-off that was signed the id of the signature that completed it; else null
 */
public record PhaseChange(
        int number,
        String program,
        Kind kind,
        Phase from,
        Phase to,
        String person,
        Instant at,
        @Nullable String reason,
        @Nullable Alignment alignment,
        @Nullable String signOff) {

    /** What can happen in a program's life. */
    public enum Kind {
        /** It went on to the next phase. */
        FORWARD("forward"),
        /** It went back to an earlier phase. */
        BACK("back"),
        /** It was signed over to sales support. */
        SIGNED("signed"),
        /** A RAM or NAM did not take it over. */
        REJECTED("rejected");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word used in the API and in the database. */
        public String word() {
            return word;
        }

        static Kind of(String word) {
            for (Kind kind : values()) {
                if (kind.word.equals(word)) {
                    return kind;
                }
            }
            throw new IllegalStateException("a stored change of phase is of no known kind");
        }
    }
}
