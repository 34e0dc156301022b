package dev.bidbook.handoff;

import dev.bidbook.sheet.Period;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A new demand bid and its life.
 *
 * @param bid its number
 * @param state the word of its present state
 * @param kinds what it replaces: superseded parts, alternatives, or both
 * @param lines how many lines it has
 * @param quantity the pieces a year that it asks for
 * @param since the period of the sheet in which it was written first
 * @param steps what happened to it, the earliest first
 */
public record DemandBid(
        String bid, String state, List<String> kinds, int lines, double quantity, Period since, List<Step> steps) {

    /**
     * A step in its life.
     *
     * @param state the word of the state it came into
     * @param person who said so, or null where that is not known
     * @param at when, or null where that is not known
     * @param comment what was said, or null
     * @param fromSheet whether it follows from what stands in a sheet
     */
    public record Step(
            String state, @Nullable String person, @Nullable Instant at, @Nullable String comment, boolean fromSheet) {}
}
