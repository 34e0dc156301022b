package dev.bidbook.program;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The phase somebody wants a program to be in, as it was sent.
 *
 * @param phase the words of the phase
 * @param reason why, or null
 * @param alignment what was agreed with the RAM or NAM, or null
 */
public record PhaseWish(@Nullable String phase, @Nullable String reason, @Nullable AlignmentWish alignment) {

    /**
     * An agreement as it was sent.
     *
     * @param with the name of the RAM or NAM, or null
     * @param on the day, or null
     * @param tasks which tasks move
     */
    public record AlignmentWish(@Nullable String with, @Nullable String on, List<TaskWish> tasks) {}

    /**
     * A task as it was sent.
     *
     * @param task what is done, or null
     * @param to who does it from now on, or null
     */
    public record TaskWish(@Nullable String task, @Nullable String to) {}
}
