package dev.bidbook.handoff;

import dev.bidbook.audit.AuditEvent;
import dev.bidbook.audit.AuditTrail;
import dev.bidbook.database.Database;
import dev.bidbook.handoff.DemandBid.Step;
import dev.bidbook.ledger.LedgerReader;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Gates;
import dev.bidbook.template.Template;
import dev.bidbook.template.Templates;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The new demand bids of programs. That there is one follows from its number in a sheet of the template {@value #TEMPLATE};
 * how far it is, from the sheet's status or from what people said since. Thread-safe.
 */
final class DemandBids {

    private static final String TEMPLATE = "demand-bid";

    private final Database database;
    private final LedgerReader ledger;
    private final Optional<Template> template;
    private final AuditTrail trail;
    private final Clock clock;

    DemandBids(Database database, LedgerReader ledger, Templates templates, AuditTrail trail, Clock clock) {
        this.database = database;
        this.ledger = ledger;
        this.template = templates.find(TEMPLATE).filter(BidLines::canRead);
        this.trail = trail;
        this.clock = clock;
    }

    /** The bids of a program, in the order of their numbers. */
    List<DemandBid> of(String program) {
        if (template.isEmpty()) {
            return List.of();
        }
        BidLines lines = new BidLines(ledger, template.get());
        for (SheetId sheet : ledger.revisions(program).keySet()) {
            if (sheet.template().equals(TEMPLATE)) {
                lines.read(sheet);
            }
        }
        Map<String, List<Step>> said = database.read(handle -> new DemandBidStore(handle).of(program));
        return lines.with(said);
    }

    /** Records how far a bid is. */
    BidOutcome say(String program, String number, String state, @Nullable String comment, String person) {
        Optional<DemandBid> bid = find(program, number);
        if (bid.isEmpty()) {
            return new BidOutcome.Unknown();
        }
        int to = Gates.BID_STATES.indexOf(state);
        int from = Gates.BID_STATES.indexOf(bid.get().state());
        if (to < 0) {
            return new BidOutcome.UnknownState();
        } else if (to == from) {
            return new BidOutcome.SameState();
        } else if (to < from && comment == null) {
            return new BidOutcome.ReasonMissing();
        }
        Step step = new Step(state, person, clock.instant().truncatedTo(ChronoUnit.MILLIS), comment, false);
        database.writing(handle -> {
            new DemandBidStore(handle).insert(program, number, step);
            trail.record(
                    handle, new AuditEvent(person, "demand-bid-told", program, Map.of("bid", number, "state", state)));
        });
        return new BidOutcome.Stored(find(program, number).orElseThrow());
    }

    private Optional<DemandBid> find(String program, String number) {
        return of(program).stream().filter(one -> one.bid().equals(number)).findFirst();
    }
}
