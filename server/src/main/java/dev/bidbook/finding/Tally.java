package dev.bidbook.finding;

import dev.bidbook.finding.Finding.State;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** How many findings a sheet has, by rule and state. Not thread-safe. */
final class Tally {

    private static final Count NONE = new Count(0, 0);

    private final Map<String, Map<State, Count>> counts = new TreeMap<>();

    /**
     * A number of findings.
     *
     * @param opened how many of them opened in the sheet itself
     */
    record Count(int findings, int opened) {}

    /** Takes one count after the other. */
    interface Taker {
        void take(String rule, State state, Count count);
    }

    Tally add(String rule, State state, int findings, int opened) {
        Map<State, Count> states = counts.computeIfAbsent(rule, any -> new EnumMap<>(State.class));
        Count before = states.getOrDefault(state, NONE);
        Count now = new Count(before.findings() + findings, before.opened() + opened);
        if (now.equals(NONE)) {
            states.remove(state);
        } else {
            states.put(state, now);
        }
        return this;
    }

    /**
     * Counts findings.
     *
     * @param period the text of the sheet's period
     * @param sign 1 for findings that came, -1 for such that went
     */
    void add(Collection<StoredFinding> findings, String period, int sign) {
        for (StoredFinding finding : findings) {
            add(finding.rule(), finding.state(), sign, finding.opened().equals(period) ? sign : 0);
        }
    }

    int findings(String rule, State state) {
        return counts.getOrDefault(rule, Map.of()).getOrDefault(state, NONE).findings();
    }

    /** How many of a rule's open findings opened in the sheet. */
    int opened(String rule) {
        Map<State, Count> states = counts.getOrDefault(rule, Map.of());
        return states.getOrDefault(State.UNANSWERED, NONE).opened()
                + states.getOrDefault(State.ANSWERED, NONE).opened();
    }

    void each(Taker taker) {
        counts.forEach((rule, states) -> states.forEach((state, count) -> taker.take(rule, state, count)));
    }
}
