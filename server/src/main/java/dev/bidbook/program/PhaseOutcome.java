package dev.bidbook.program;

import dev.bidbook.template.Role;
import dev.bidbook.validation.Problem;
import java.util.List;

/** What became of a step in a program's life. */
public sealed interface PhaseOutcome {

    /**
     * It is stored.
     *
     * @param change the step
     * @param told the names of the members who are told of it
     * @param untold roles that should be told and have no member
     */
    record Done(PhaseChange change, List<String> told, List<Role> untold) implements PhaseOutcome {}

    /**
     * Nothing is stored: what was sent is not in order.
     *
     * @param problems every reason
     */
    record Refused(List<Problem> problems) implements PhaseOutcome {}

    /**
     * Nothing is stored: the program's phase does not allow it.
     *
     * @param why why, and what to do, in sentences
     */
    record NotNow(String why) implements PhaseOutcome {}
}
