package dev.bidbook.program;

import dev.bidbook.validation.Problem;
import java.util.List;

/** What became of a request to make or change a program. */
public sealed interface ProgramOutcome {

    /**
     * It is stored.
     *
     * @param program as it is now
     */
    record Stored(Program program) implements ProgramOutcome {}

    /**
     * Nothing is stored.
     *
     * @param problems every reason
     */
    record Refused(List<Problem> problems) implements ProgramOutcome {}

    /** Nothing is stored: there is a program of that id already. */
    record Exists() implements ProgramOutcome {}

    /** Nothing is stored: there is no program of that id. */
    record Unknown() implements ProgramOutcome {}
}
