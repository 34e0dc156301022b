package dev.bidbook.template;

import java.util.List;
import java.util.Set;

/**
 * One number that a program is counted by, a column that gates can name.
 *
 * @param name what gates call it
 * @param what what is counted
 * @param rules for {@link What#FINDINGS} the ids of the rules whose findings count; empty for all that ask for an answer
 * @param open for {@link What#FINDINGS} whether answered ones count, too
 * @param roles for {@link What#ROLES} the roles that need a member; of several in one entry one is enough
 * @param states for {@link What#BIDS} the words of the states that count
 */
public record ProgramCount(
        String name, What what, List<String> rules, boolean open, List<Set<Role>> roles, List<String> states) {

    /** What can be counted of a program. */
    public enum What {
        /** The lines of the latest week. */
        LINES("lines"),
        /** The findings of the latest week. */
        FINDINGS("findings"),
        /** For how many weeks without a gap, the latest included, the program has been running smoothly. */
        SMOOTH_WEEKS("smooth weeks"),
        /** How many roles have nobody. */
        ROLES("roles without a member"),
        /** The new demand bids. */
        BIDS("demand bids");

        private final String word;

        What(String word) {
            this.word = word;
        }

        /** The word used in a declaration. */
        public String word() {
            return word;
        }
    }
}
