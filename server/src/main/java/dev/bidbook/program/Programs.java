package dev.bidbook.program;

import dev.bidbook.audit.AuditEvent;
import dev.bidbook.audit.AuditTrail;
import dev.bidbook.database.Database;
import dev.bidbook.template.Template;
import dev.bidbook.template.Templates;
import dev.bidbook.validation.Problem;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** All programs. Thread-safe. */
public final class Programs {

    private final Database database;
    private final AuditTrail trail;
    private final Clock clock;
    private final ProgramRules rules;
    private final List<Consumer<Program>> listeners = new CopyOnWriteArrayList<>();

    /**
     * The programs stored in the database.
     *
     * @param trail records what is done with them
     * @param templates whose parameters a program may set
     */
    public Programs(Database database, AuditTrail trail, Templates templates, Clock clock) {
        this.database = database;
        this.trail = trail;
        this.clock = clock;
        this.rules = new ProgramRules(parameterNames(templates));
    }

    /** All programs, ordered by id. */
    public List<Program> all() {
        return database.read(handle -> new ProgramStore(handle).all());
    }

    /** The program of that id, or empty. */
    public Optional<Program> find(String id) {
        return database.read(handle -> new ProgramStore(handle).find(id));
    }

    /**
     * Makes a program.
     *
     * @param id its id, not yet checked
     * @param wanted the rest; name and customer have to be there
     * @param person who makes it
     */
    public ProgramOutcome create(String id, ProgramChange wanted, String person) {
        List<Problem> problems = rules.problemsOfNew(id, wanted);
        if (!problems.isEmpty()) {
            return new ProgramOutcome.Refused(problems);
        }
        Program blank = new Program(
                id,
                "",
                "",
                Phase.IMPLEMENTATION,
                Map.of(),
                Map.of(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                person);
        Program program = ProgramRules.apply(blank, wanted);
        return database.write(handle -> {
            ProgramStore store = new ProgramStore(handle);
            if (store.find(id).isPresent()) {
                return new ProgramOutcome.Exists();
            }
            store.insert(program);
            trail.record(handle, new AuditEvent(person, "program-made", id, MembersText.all(program)));
            return new ProgramOutcome.Stored(program);
        });
    }

    /**
     * Changes what the change names and leaves the rest.
     *
     * @param person who changes it
     */
    public ProgramOutcome change(String id, ProgramChange wanted, String person) {
        List<Problem> problems = rules.problemsOf(wanted);
        if (!problems.isEmpty()) {
            return new ProgramOutcome.Refused(problems);
        }
        AtomicBoolean otherParameters = new AtomicBoolean();
        ProgramOutcome outcome = database.write(handle -> {
            ProgramStore store = new ProgramStore(handle);
            Optional<Program> before = store.find(id);
            if (before.isEmpty()) {
                return new ProgramOutcome.Unknown();
            }
            Program after = ProgramRules.apply(before.get(), wanted);
            store.update(after);
            trail.record(
                    handle, new AuditEvent(person, "program-changed", id, MembersText.changed(before.get(), after)));
            otherParameters.set(!after.parameters().equals(before.get().parameters()));
            return new ProgramOutcome.Stored(after);
        });
        if (otherParameters.get() && outcome instanceof ProgramOutcome.Stored stored) {
            listeners.forEach(listener -> listener.accept(stored.program()));
        }
        return outcome;
    }

    /** Calls the listener after a program's parameters became others, in the thread that changed them. */
    public void onOtherParameters(Consumer<Program> listener) {
        listeners.add(listener);
    }

    private static Set<String> parameterNames(Templates templates) {
        return templates.all().stream()
                .map(Template::parameters)
                .flatMap(List::stream)
                .map(parameter -> parameter.name())
                .collect(Collectors.toUnmodifiableSet());
    }
}
