package dev.bidbook.program;

import java.time.LocalDate;
import java.util.List;

/**
 * What was agreed with a RAM or NAM before a soft hand-off.
 *
 * @param with the name of the RAM or NAM
 * @param on the day on which it was agreed
 * @param tasks which tasks move to whom, at least one
 */
public record Alignment(String with, LocalDate on, List<Task> tasks) {

    /**
     * A task that moves.
     *
     * @param task what is done
     * @param to who does it from now on, a name or a role
     */
    public record Task(String task, String to) {}
}
