package dev.bidbook.program;

import dev.bidbook.audit.AuditEvent;
import dev.bidbook.audit.AuditTrail;
import dev.bidbook.database.Database;
import dev.bidbook.notice.Notice;
import dev.bidbook.notice.Notices;
import dev.bidbook.program.PhaseChange.Kind;
import dev.bidbook.template.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The life of programs: from implementation through the soft hand-off to sales support, until they are closed; and back,
 * with a reason. Every step is kept. Thread-safe.
 */
public final class Phases {

    /** Who is told that a soft hand-off begins. */
    private static final List<Role> TOLD_OF_BEGINNING = List.of(Role.CATEGORY_MANAGER, Role.BUYER, Role.DEMAND_PLANNER);

    /** Who is told how it ended. */
    private static final List<Role> TOLD_OF_END = List.of(Role.IMPLEMENTATION_MANAGER, Role.SALES_SUPPORT_MANAGER);

    private final Database database;
    private final Notices notices;
    private final AuditTrail trail;
    private final Clock clock;

    /**
     * The life of the programs in this database.
     *
     * @param notices where it is told
     * @param trail records it
     */
    public Phases(Database database, Notices notices, AuditTrail trail, Clock clock) {
        this.database = database;
        this.notices = notices;
        this.trail = trail;
        this.clock = clock;
    }

    /** The steps of a program, the earliest first. */
    public List<PhaseChange> of(String program) {
        return database.read(handle -> new PhaseStore(handle).of(program));
    }

    /** The step that began the soft hand-off in which a program is, or was last; empty if there was none. */
    public static Optional<PhaseChange> handOff(List<PhaseChange> steps) {
        return steps.stream()
                .filter(step -> step.to() == Phase.SOFT_HAND_OFF && step.kind() != Kind.REJECTED)
                .reduce((one, later) -> later);
    }

    /** Brings a program into another phase, or says why not. */
    public PhaseOutcome change(String id, PhaseWish wish, String person) {
        return database.write(handle -> {
            Program program = program(handle, id);
            PhaseRules rules = new PhaseRules(program, LocalDate.now(clock));
            Phase to = rules.phase(wish.phase());
            if (to == null) {
                return new PhaseOutcome.Refused(rules.problems());
            }
            String hindrance = rules.hindrance(to);
            if (hindrance != null) {
                return new PhaseOutcome.NotNow(hindrance);
            }
            boolean back = to.compareTo(program.phase()) < 0;
            String reason = rules.reason(wish.reason(), back);
            boolean begins = to == Phase.SOFT_HAND_OFF && !back;
            Alignment alignment = begins ? rules.alignment(wish.alignment()) : null;
            if (!rules.problems().isEmpty()) {
                return new PhaseOutcome.Refused(rules.problems());
            }
            PhaseChange step =
                    step(handle, program, back ? Kind.BACK : Kind.FORWARD, to, person, reason, alignment, null);
            return alignment == null
                    ? new PhaseOutcome.Done(step, List.of(), List.of())
                    : told(handle, program, step, TOLD_OF_BEGINNING, begun(program, step, alignment));
        });
    }

    /** Records that a RAM or NAM does not take the program over. It stays in its phase. */
    public PhaseOutcome reject(String id, @Nullable String reason, String person) {
        return database.write(handle -> {
            Program program = program(handle, id);
            if (program.phase() != Phase.SOFT_HAND_OFF) {
                return new PhaseOutcome.NotNow(notInHandOff(program));
            }
            PhaseRules rules = new PhaseRules(program, LocalDate.now(clock));
            String why = rules.reason(reason, true);
            if (!rules.problems().isEmpty() || why == null) {
                return new PhaseOutcome.Refused(rules.problems());
            }
            PhaseChange step = step(handle, program, Kind.REJECTED, Phase.SOFT_HAND_OFF, person, why, null, null);
            Told told = new Told(
                    "The hand-off of " + program.name() + " was not accepted",
                    person + " does not take the program " + program.name() + " (" + program.customer()
                            + ") over yet.\n\nReason: " + why);
            return told(handle, program, step, TOLD_OF_END, told);
        });
    }

    /**
     * Brings a program that is in its soft hand-off into sales support, because it is signed. Nothing happens if it is not
     * in the soft hand-off that the signature was under, or not any more.
     *
     * @param handOff the number of the step that began the soft hand-off
     * @param signOff the id of the signature that completed it
     * @param person who signed
     */
    public Optional<PhaseChange> signed(String id, int handOff, String signOff, String person) {
        return database.write(handle -> {
            Program program = program(handle, id);
            boolean same = handOff(new PhaseStore(handle).of(id))
                    .filter(step -> step.number() == handOff)
                    .isPresent();
            if (program.phase() != Phase.SOFT_HAND_OFF || !same) {
                return Optional.<PhaseChange>empty();
            }
            PhaseChange step = step(handle, program, Kind.SIGNED, Phase.SALES_SUPPORT, person, null, null, signOff);
            Told told = new Told(
                    program.name() + " is handed over to sales support",
                    person + " signed the hand-off of the program " + program.name() + " (" + program.customer()
                            + "). It is in sales support now.");
            told(handle, program, step, TOLD_OF_END, told);
            return Optional.of(step);
        });
    }

    /** Why nothing can be signed or rejected. */
    public static String notInHandOff(Program program) {
        return "The program is in the phase " + program.phase().word()
                + ". Only in its soft hand-off can it be signed over or rejected.";
    }

    private static Program program(Handle handle, String id) {
        return new ProgramStore(handle)
                .find(id)
                .orElseThrow(() -> new IllegalArgumentException("there is no program " + id));
    }

    private PhaseChange step(
            Handle handle,
            Program program,
            Kind kind,
            Phase to,
            String person,
            @Nullable String reason,
            @Nullable Alignment alignment,
            @Nullable String signOff) {
        PhaseStore store = new PhaseStore(handle);
        PhaseChange step = new PhaseChange(
                store.nextNumber(),
                program.id(),
                kind,
                program.phase(),
                to,
                person,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                reason,
                alignment,
                signOff);
        store.insert(step);
        trail.record(
                handle,
                new AuditEvent(
                        person,
                        "phase-" + kind.word(),
                        program.id(),
                        Map.of("from", program.phase().word(), "to", to.word())));
        if (to != program.phase()) {
            new ProgramStore(handle).setPhase(program.id(), to);
        }
        return step;
    }

    /** What is told. */
    private record Told(String subject, String text) {}

    private static Told begun(Program program, PhaseChange step, Alignment alignment) {
        StringBuilder text = new StringBuilder("The soft hand-off of the program ")
                .append(program.name())
                .append(" (")
                .append(program.customer())
                .append(") to sales support has begun.\n\nAgreed with ")
                .append(alignment.with())
                .append(" on ")
                .append(alignment.on())
                .append(", begun by ")
                .append(step.person())
                .append(".\n\nThese tasks move:\n");
        alignment.tasks().forEach(task -> text.append("- ")
                .append(task.task())
                .append(": ")
                .append(task.to())
                .append('\n'));
        return new Told("The soft hand-off of " + program.name() + " has begun", text.toString());
    }

    private PhaseOutcome told(Handle handle, Program program, PhaseChange step, List<Role> roles, Told told) {
        List<Notice> all = new ArrayList<>();
        List<Role> untold = new ArrayList<>();
        for (Role role : roles) {
            List<String> names = PhaseRules.members(program, List.of(role));
            names.forEach(name -> all.add(new Notice(program.id(), name, role.word(), told.subject(), told.text())));
            if (names.isEmpty()) {
                untold.add(role);
            }
        }
        notices.tell(handle, all);
        List<String> names = all.stream().map(Notice::recipient).distinct().toList();
        return new PhaseOutcome.Done(step, names, untold);
    }
}
