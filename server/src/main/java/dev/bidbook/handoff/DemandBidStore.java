package dev.bidbook.handoff;

import dev.bidbook.handoff.DemandBid.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The table of what people said of demand bids, which is only ever added to. */
final class DemandBidStore {

    private final Handle handle;

    DemandBidStore(Handle handle) {
        this.handle = handle;
    }

    /** The steps of a program's bids by the bids' numbers, the earliest first. */
    Map<String, List<Step>> of(String program) {
        Map<String, List<Step>> steps = new LinkedHashMap<>();
        handle.createQuery("SELECT bid, state, person, at, comment FROM demand_bid_step WHERE program = ?"
                        + " ORDER BY number")
                .bind(0, program)
                .map((row, context) -> Map.entry(
                        row.getString(1),
                        new Step(
                                row.getString(2),
                                row.getString(3),
                                Instant.parse(row.getString(4)),
                                row.getString(5),
                                false)))
                .forEach(step -> steps.computeIfAbsent(step.getKey(), bid -> new ArrayList<>())
                        .add(step.getValue()));
        return steps;
    }

    void insert(String program, String bid, Step step) {
        int number = 1
                + handle.createQuery("SELECT COALESCE(MAX(number), 0) FROM demand_bid_step")
                        .mapTo(Integer.class)
                        .one();
        handle.createUpdate("INSERT INTO demand_bid_step (number, program, bid, state, comment, person, at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                .bind(0, number)
                .bind(1, program)
                .bind(2, bid)
                .bind(3, step.state())
                .bind(4, step.comment())
                .bind(5, step.person())
                .bind(6, String.valueOf(step.at()))
                .execute();
    }
}
