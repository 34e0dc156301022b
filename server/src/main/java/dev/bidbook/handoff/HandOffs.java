package dev.bidbook.handoff;

import dev.bidbook.audit.AuditTrail;
import dev.bidbook.database.Database;
import dev.bidbook.finding.Completion;
import dev.bidbook.finding.Findings;
import dev.bidbook.finding.WeekCounts;
import dev.bidbook.handoff.HandOff.Count;
import dev.bidbook.handoff.HandOff.Gate;
import dev.bidbook.handoff.HandOff.SmoothWeek;
import dev.bidbook.ledger.LedgerReader;
import dev.bidbook.ledger.SheetEntry;
import dev.bidbook.program.Phase;
import dev.bidbook.program.PhaseChange;
import dev.bidbook.program.Phases;
import dev.bidbook.program.Program;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.signoff.SignOff.Signer;
import dev.bidbook.signoff.SignOff.Subject;
import dev.bidbook.signoff.SignOffs;
import dev.bidbook.signoff.SignedSheet;
import dev.bidbook.signoff.SigningOutcome;
import dev.bidbook.signoff.SigningRequest;
import dev.bidbook.template.Gates;
import dev.bidbook.template.Rule;
import dev.bidbook.template.Template;
import dev.bidbook.template.Templates;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The hand-off of programs from implementation to sales support. Thread-safe. */
public final class HandOffs {

    private final @Nullable GateFormulas formulas;
    private final Templates templates;
    private final LedgerReader ledger;
    private final Findings findings;
    private final Phases phases;
    private final SignOffs signOffs;
    private final DemandBids bids;
    private final Clock clock;

    /**
     * The hand-off of the programs in a database.
     *
     * @param formulas the gates, or null where none are declared
     * @param trail records what people say of demand bids
     */
    public HandOffs(
            @Nullable GateFormulas formulas,
            Templates templates,
            Database database,
            LedgerReader ledger,
            Findings findings,
            Phases phases,
            SignOffs signOffs,
            AuditTrail trail,
            Clock clock) {
        this.formulas = formulas;
        this.templates = templates;
        this.ledger = ledger;
        this.findings = findings;
        this.phases = phases;
        this.signOffs = signOffs;
        this.bids = new DemandBids(database, ledger, templates, trail, clock);
        this.clock = clock;
    }

    /** The phases of programs. */
    public Phases phases() {
        return phases;
    }

    /** How a program stands. */
    public HandOff of(Program program) {
        List<DemandBid> allBids = bids.of(program.id());
        List<SmoothWeek> weeks = weeks(program);
        SheetId sheet = weeks.isEmpty() ? null : sheet(program, weeks.get(0));
        List<PhaseChange> steps = phases.of(program.id());
        PhaseChange handOff = Phases.handOff(steps).orElse(null);
        return new HandOff(
                program,
                sheet,
                sheet == null ? 0 : ledger.revision(sheet).orElse(0),
                gates(program, sheet, weeks, allBids),
                weeks.subList(0, Math.min(weeks.size(), HandOff.MOST_WEEKS)),
                allBids,
                handOff,
                sheet == null || handOff == null ? null : signatures(program, sheet, handOff),
                steps);
    }

    private SheetId sheet(Program program, SmoothWeek week) {
        return new SheetId(review(), program.id(), week.week().period());
    }

    /** While a hand-off is open, only signatures under the present week count. */
    private SignedSheet signatures(Program program, SheetId sheet, PhaseChange handOff) {
        return signOffs.ofHandOff(sheet, handOff.number(), program.phase() == Phase.SOFT_HAND_OFF);
    }

    private String review() {
        return formulas == null ? "weekly-review" : formulas.gates().review();
    }

    /** All weeks, the latest first. */
    private List<SmoothWeek> weeks(Program program) {
        Template review = templates.find(review()).orElse(null);
        if (review == null) {
            return List.of();
        }
        Map<SheetId, Integer> lines = new HashMap<>();
        for (SheetEntry entry : ledger.sheets(program.id())) {
            lines.put(entry.sheet(), entry.rows());
        }
        Map<SheetId, Completion> completions = findings.completions().of(program.id());
        List<Week> weeks = new ArrayList<>();
        for (Map.Entry<SheetId, WeekCounts> counts :
                findings.counts(program.id()).entrySet()) {
            SheetId id = counts.getKey();
            if (id.template().equals(review.name())) {
                Completion completion = completions.get(id);
                boolean completed = completion != null && !completion.reopened();
                weeks.add(Week.of(review, counts.getValue(), lines.getOrDefault(id, 0), completed));
            }
        }
        weeks.sort(Comparator.comparing((Week week) -> week.period().text()).reversed());
        List<Boolean> smooth = formulas == null
                ? weeks.stream().map(week -> week.unanswered() == 0).toList()
                : formulas.smooth(weeks, program.parameters(), LocalDate.now(clock));
        List<SmoothWeek> all = new ArrayList<>();
        for (int i = 0; i < weeks.size(); i++) {
            all.add(new SmoothWeek(weeks.get(i), smooth.get(i)));
        }
        return all;
    }

    private List<Gate> gates(
            Program program, @Nullable SheetId sheet, List<SmoothWeek> weeks, List<DemandBid> allBids) {
        if (formulas == null) {
            return List.of();
        }
        Gates declared = formulas.gates();
        WeekCounts latest = sheet == null ? null : findings.counts(program.id()).get(sheet);
        Template review = templates.find(declared.review()).orElseThrow();
        Counting counting = new Counting(program, review, latest, weeks, allBids);
        Map<String, Count> counts = new HashMap<>();
        List<Integer> values = new ArrayList<>();
        declared.counts().forEach(count -> {
            Count counted = counting.count(count);
            counts.put(count.name(), counted);
            values.add(counted.value());
        });
        List<Boolean> closed = formulas.closed(values, program.parameters(), LocalDate.now(clock));
        List<Gate> gates = new ArrayList<>();
        for (int i = 0; i < declared.rules().size(); i++) {
            Rule rule = declared.rules().get(i);
            gates.add(new Gate(
                    rule,
                    !closed.get(i),
                    rule.pointsAt().stream()
                            .flatMap(name -> Optional.ofNullable(counts.get(name)).stream())
                            .toList()));
        }
        return gates;
    }

    /** Signs the program over, or says why not. */
    public HandOffOutcome sign(Program program, Signer signer, int revision, @Nullable String comment) {
        HandOff stands = of(program);
        PhaseChange handOff = stands.handOff();
        SheetId sheet = stands.sheet();
        if (program.phase() != Phase.SOFT_HAND_OFF || handOff == null) {
            return new HandOffOutcome.NotNow(
                    program.phase() == Phase.SOFT_HAND_OFF
                            ? "The program was made in its soft hand-off, without an alignment. Bring it back to"
                                    + " implementation and begin the soft hand-off."
                            : Phases.notInHandOff(program));
        } else if (sheet == null) {
            return new HandOffOutcome.NotNow("The program has no week yet, so there is nothing to be signed.");
        } else if (!stands.isReady()) {
            return new HandOffOutcome.GatesClosed(
                    stands.gates().stream().filter(gate -> !gate.open()).toList());
        }
        SigningOutcome outcome = signOffs.sign(
                new SigningRequest(
                        sheet, signer, revision, Subject.HAND_OFF, stands.signedLines(), handOff.number(), comment),
                SignOffs.Along.NOTHING);
        if (!(outcome instanceof SigningOutcome.Signed signed)) {
            return new HandOffOutcome.NotSigned(outcome);
        }
        return new HandOffOutcome.Signed(signed, complete(program, sheet, handOff, signed));
    }

    /** Null while rows are not under a signature. */
    private @Nullable PhaseChange complete(
            Program program, SheetId sheet, PhaseChange handOff, SigningOutcome.Signed signed) {
        boolean all = signatures(program, sheet, handOff).signed();
        return all
                ? phases.signed(
                                program.id(),
                                handOff.number(),
                                signed.signOff().id(),
                                signed.signOff().signer().person())
                        .orElse(null)
                : null;
    }

    /** Records how far a new demand bid is. */
    public BidOutcome say(Program program, String bid, String state, @Nullable String comment, String person) {
        return bids.say(program.id(), bid, state, comment, person);
    }
}
