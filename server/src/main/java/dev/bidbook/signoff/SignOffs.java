package dev.bidbook.signoff;

import dev.bidbook.audit.AuditEvent;
import dev.bidbook.audit.AuditTrail;
import dev.bidbook.audit.AuditTrail.CarriedHead;
import dev.bidbook.database.Database;
import dev.bidbook.ledger.LedgerReader;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.signoff.SignOff.Subject;
import dev.bidbook.signoff.SignOff.Withdrawal;
import dev.bidbook.signoff.Standings.Look;
import dev.bidbook.template.Parameter;
import dev.bidbook.template.Template;
import dev.bidbook.template.Templates;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Signatures under sheets. A signature is under the exact values that were seen; whether it stands is told by what is
 * stored now and by nothing else, so that it ceases with the next edit and stands again when that edit is undone.
 * Thread-safe.
 */
public final class SignOffs {

    private static final int MOST_ATTEMPTS = 5;
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int ID_LENGTH = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Database database;
    private final LedgerReader ledger;
    private final Templates templates;
    private final Function<String, Map<String, Double>> parameters;
    private final AuditTrail trail;
    private final Clock clock;
    private final Standings standings;

    /**
     * The signatures in a database.
     *
     * @param parameters what a scope says otherwise than the templates' parameters, by the scope's id
     * @param trail records who signed, and its head is signed along
     */
    public SignOffs(
            Database database,
            LedgerReader ledger,
            Templates templates,
            Function<String, Map<String, Double>> parameters,
            AuditTrail trail,
            Clock clock) {
        this.database = database;
        this.ledger = ledger;
        this.templates = templates;
        this.parameters = parameters;
        this.trail = trail;
        this.clock = clock;
        this.standings = new Standings(ledger);
    }

    /** What else is stored with a signature, in its transaction. */
    @FunctionalInterface
    public interface Along {

        /** Nothing. */
        Along NOTHING = (handle, signOff) -> {};

        /** Stores it; what it throws hinders the signature. */
        void store(Handle handle, SignOff signOff);
    }

    /** Puts a signature under the sheet, or says why not. */
    public SigningOutcome sign(SigningRequest request, Along along) {
        Template template = template(request.sheet());
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Optional<Integer> current = ledger.revision(request.sheet());
            if (current.isEmpty()) {
                return new SigningOutcome.NoSheet();
            } else if (request.revision() > current.get()) {
                return new SigningOutcome.UnknownRevision(current.get());
            }
            SigningOutcome outcome = at(current.get(), template, request, along);
            if (outcome != null) {
                return outcome;
            }
        }
        throw new IllegalStateException(request.sheet() + " changes all the time");
    }

    /** Null if the sheet is at another revision meanwhile. */
    private @Nullable SigningOutcome at(int current, Template template, SigningRequest request, Along along) {
        SheetId id = request.sheet();
        Coverage coverage = request.signer().coverage();
        Map<String, Double> values = parameters(template, id.scope());
        if (request.revision() != current) {
            SignedChanges since =
                    new ChangesSince(ledger, template, id).of(request.revision(), coverage, values, values);
            if (!since.isEmpty()) {
                return new SigningOutcome.ChangedSince(current, since);
            }
        }
        Fingerprint fingerprint = standings.fingerprint(template, id);
        if (fingerprint.revision() != current) {
            return null;
        } else if (fingerprint.count(coverage) == 0) {
            return new SigningOutcome.NoRows();
        }
        String digest = fingerprint.digest(id, coverage, values, request.gates());
        return database.write(handle -> {
            // Nobody else writes now, so the sheet stays at what is read here.
            if (ledger.revision(id).orElse(0) != current) {
                return null;
            }
            SignOffStore store = new SignOffStore(handle, templates);
            SignOff same = same(store, request, digest);
            if (same != null) {
                return new SigningOutcome.Signed(same, true);
            }
            SignOff signOff = made(handle, template, request, fingerprint.count(coverage), digest, values);
            store.insert(signOff);
            along.store(handle, signOff);
            return new SigningOutcome.Signed(signOff, false);
        });
    }

    /** The signer's own latest signature if it is under the same content and stands. */
    private static @Nullable SignOff same(SignOffStore store, SigningRequest request, String digest) {
        SignOff latest = null;
        for (SignOff one : store.of(request.sheet())) {
            if (one.subject() == request.subject()
                    && one.signer().person().equals(request.signer().person())
                    && Objects.equals(one.handOff(), request.handOff())) {
                latest = one;
            }
        }
        return latest != null && latest.withdrawal() == null && latest.digest().equals(digest) ? latest : null;
    }

    private SignOff made(
            Handle handle,
            Template template,
            SigningRequest request,
            int rows,
            String digest,
            Map<String, Double> values) {
        String id = newId();
        trail.record(
                handle,
                new AuditEvent(
                        request.signer().person(),
                        request.subject().word() + "-signed",
                        request.sheet().toString(),
                        Map.of("signOff", id, "revision", Integer.toString(request.revision()), "digest", digest)));
        return new SignOff(
                id,
                request.sheet(),
                template.version(),
                request.subject(),
                request.revision(),
                request.signer(),
                rows,
                digest,
                values,
                request.gates().stream().map(line -> line + "\n").collect(Collectors.joining()),
                request.handOff(),
                request.comment(),
                now(),
                trail.head(handle),
                null);
    }

    /** The signature of that id, or empty. */
    public Optional<SignOff> find(String id) {
        return database.read(handle -> new SignOffStore(handle, templates).find(id));
    }

    /** The heads of the audit trail that signatures carry. */
    public List<CarriedHead> heads() {
        return database.read(handle -> new SignOffStore(handle, templates).heads());
    }

    /** Takes a signature back. Only who signed may. */
    public WithdrawalOutcome withdraw(String id, String person, String reason) {
        return database.write(handle -> {
            SignOffStore store = new SignOffStore(handle, templates);
            SignOff signOff = store.find(id).orElse(null);
            if (signOff == null) {
                return new WithdrawalOutcome.Unknown();
            } else if (!signOff.signer().person().equals(person)) {
                return new WithdrawalOutcome.NotTheirs();
            } else if (signOff.withdrawal() != null) {
                return new WithdrawalOutcome.Withdrawn(signOff, true);
            }
            store.withdraw(id, new Withdrawal(person, reason, now()));
            trail.record(
                    handle,
                    new AuditEvent(person, "sign-off-withdrawn", signOff.sheet().toString(), Map.of("signOff", id)));
            return new WithdrawalOutcome.Withdrawn(store.find(id).orElseThrow(), false);
        });
    }

    /** The signatures under a week, told from what is stored. */
    public SignedSheet of(SheetId id) {
        List<SignOff> all = database.read(handle -> new SignOffStore(handle, templates).of(id));
        return standings.of(template(id), id, weeks(all), parameters(template(id), id.scope()), Look.AT_ALL);
    }

    /**
     * The signatures under the hand-off that a change of phase began, told from what is stored.
     *
     * @param week the week that is handed over
     * @param onlyOfWeek whether signatures under earlier weeks do not count any more
     */
    public SignedSheet ofHandOff(SheetId week, int handOff, boolean onlyOfWeek) {
        List<SignOff> all = database.read(handle -> new SignOffStore(handle, templates).of(week.scope()));
        List<SignOff> own = all.stream()
                .filter(one -> one.subject() == Subject.HAND_OFF
                        && Integer.valueOf(handOff).equals(one.handOff()))
                .toList();
        Template template = template(week);
        return standings.of(
                template, week, own, parameters(template, week.scope()), onlyOfWeek ? Look.AT_THE_WEEK : Look.AT_ALL);
    }

    /**
     * The signatures under all weeks of a scope, for a list: a sheet that is at the revision that was signed is taken for
     * unchanged without looking at its rows.
     */
    public Map<SheetId, SignedSheet> overview(String scope) {
        List<SignOff> all = weeks(database.read(handle -> new SignOffStore(handle, templates).of(scope)));
        Map<SheetId, List<SignOff>> bySheet =
                all.stream().collect(Collectors.groupingBy(SignOff::sheet, LinkedHashMap::new, Collectors.toList()));
        Map<SheetId, SignedSheet> overview = new LinkedHashMap<>();
        bySheet.forEach((id, signOffs) -> {
            Template template = template(id);
            overview.put(id, standings.of(template, id, signOffs, parameters(template, scope), Look.QUICK));
        });
        return overview;
    }

    private static List<SignOff> weeks(List<SignOff> all) {
        return all.stream().filter(one -> one.subject() == Subject.WEEK).toList();
    }

    private Map<String, Double> parameters(Template template, String scope) {
        Map<String, Double> other = parameters.apply(scope);
        Map<String, Double> values = new TreeMap<>();
        for (Parameter parameter : template.parameters()) {
            values.put(parameter.name(), other.getOrDefault(parameter.name(), parameter.value()));
        }
        return values;
    }

    private Template template(SheetId id) {
        return templates
                .find(id.template())
                .orElseThrow(() -> new IllegalArgumentException("there is no template " + id.template()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String newId() {
        StringBuilder id = new StringBuilder("o");
        for (int i = 0; i < ID_LENGTH; i++) {
            id.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return id.toString();
    }
}
