package dev.bidbook.finding;

import dev.bidbook.sheet.Period;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.template.Rule;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A rule that holds on a row of a sheet, or that held on it in the sheet before and does not any more.
 *
 * @param key the row
 * @param rule the rule
 * @param state whether it is answered, or over
 * @param opened the period in which the unbroken run of sheets began in which the rule holds on the row
 * @param lastSeen the latest period in which it held: the sheet's own, or for a closed one that of the sheet before
 * @param age how many weeks it has been open, from {@code opened} to {@code lastSeen}, both counted; 1 in its first
 * @param owner whose it is to answer: what stands in the column Owner if the rule asks for it or keeps it, else the
 *     rule's owner; null if nobody is named
 * @param escalated whether it is unanswered and as old as its rule's escalation says
 * @param closed the period in which it ceased to hold, or null while it holds
 * @param why for a closed one, a sentence on what ended it; else null
 */
public record Finding(
        RowKey key,
        Rule rule,
        State state,
        Period opened,
        Period lastSeen,
        int age,
        @Nullable String owner,
        boolean escalated,
        @Nullable Period closed,
        @Nullable String why) {

    /** Whether it holds, answered or not. */
    public boolean isOpen() {
        return state != State.CLOSED;
    }

    /** Whether it waits for an answer that somebody can give. */
    public boolean waits() {
        return state == State.UNANSWERED && rule.asks();
    }

    /** Where a finding is in its life. */
    public enum State {
        /** The rule holds and what it asks for is not answered. */
        UNANSWERED("unanswered"),
        /** The rule holds and what it asks for is answered. */
        ANSWERED("answered"),
        /** The rule held in the sheet before and does not hold in this one. */
        CLOSED("closed");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** The word used in the API and in the database. */
        public String word() {
            return word;
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
