package dev.bidbook.handoff;

import dev.bidbook.program.PhaseChange;
import dev.bidbook.program.Program;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.signoff.SignedSheet;
import dev.bidbook.template.ProgramCount;
import dev.bidbook.template.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a program stands before its hand-off.
 *
 * @param program the program
 * @param sheet its latest week, or null if it has none
 * @param revision the week's revision; 0 if there is none
 * @param gates the gates, in the order of their declaration
 * @param weeks its latest weeks, the latest first, at most {@value #MOST_WEEKS}
 * @param bids its new demand bids
 * @param handOff the step that began its latest soft hand-off, or null
 * @param signatures the signatures under that hand-off, or null where there is no week or hand-off
 * @param steps the steps of its life, the earliest first
 */
public record HandOff(
        Program program,
        @Nullable SheetId sheet,
        int revision,
        List<Gate> gates,
        List<SmoothWeek> weeks,
        List<DemandBid> bids,
        @Nullable PhaseChange handOff,
        @Nullable SignedSheet signatures,
        List<PhaseChange> steps) {

    /** How many weeks are told. */
    public static final int MOST_WEEKS = 8;

    /** Whether all gates are open. */
    public boolean isReady() {
        return gates.stream().allMatch(Gate::open);
    }

    /** The lines that a signature is under besides the week: what was counted, and the gates that were open. */
    List<String> signedLines() {
        List<String> lines = new java.util.ArrayList<>();
        gates.stream()
                .flatMap(gate -> gate.counts().stream())
                .distinct()
                .forEach(count -> lines.add("count\t" + count.count().name() + "\t" + count.value()));
        gates.forEach(gate -> lines.add("gate\t" + gate.rule().id() + "\t" + (gate.open() ? "open" : "closed")));
        return lines;
    }

    /**
     * A gate.
     *
     * @param rule its rule, true where something is missing
     * @param open whether nothing is missing
     * @param counts the numbers that it is about
     */
    public record Gate(Rule rule, boolean open, List<Count> counts) {}

    /**
     * A number.
     *
     * @param count what is counted
     * @param value how many
     * @param named for roles the words of those that are missing, for bids their numbers; else empty
     */
    public record Count(ProgramCount count, int value, List<String> named) {}

    /**
     * A week.
     *
     * @param week its numbers
     * @param smooth whether it runs smoothly
     */
    public record SmoothWeek(Week week, boolean smooth) {}
}
