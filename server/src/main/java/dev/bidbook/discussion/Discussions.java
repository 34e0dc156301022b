package dev.bidbook.discussion;

import dev.bidbook.audit.AuditEvent;
import dev.bidbook.audit.AuditTrail;
import dev.bidbook.database.Database;
import dev.bidbook.discussion.RowThread.What;
import dev.bidbook.ledger.LedgerReader;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Template;
import dev.bidbook.validation.Place;
import dev.bidbook.validation.Problem;
import dev.bidbook.validation.ProblemType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The threads about the rows of all sheets. Thread-safe. */
public final class Discussions {

    /** How many threads of a template's sheets in one scope may be open at the same time. */
    static final int MOST_OPEN = 5_000;

    /** How many entries a thread may have. */
    static final int MOST_ENTRIES = 500;

    private final Database database;
    private final AuditTrail trail;
    private final LedgerReader ledger;
    private final Function<String, Map<String, List<String>>> members;
    private final Clock clock;

    /**
     * The threads in a database.
     *
     * @param members the names of a scope's members by the words of their roles, by the scope's id
     */
    public Discussions(
            Database database,
            AuditTrail trail,
            LedgerReader ledger,
            Function<String, Map<String, List<String>>> members,
            Clock clock) {
        this.database = database;
        this.trail = trail;
        this.ledger = ledger;
        this.members = members;
        this.clock = clock;
    }

    /**
     * Begins a thread.
     *
     * @param key the row, not yet checked
     * @param column the name of a column, not yet checked, or null for the row as a whole
     * @param remark its first text
     */
    public ThreadOutcome begin(Template template, SheetId sheet, RowKey key, @Nullable String column, Remark remark) {
        List<Problem> problems = new ArrayList<>();
        String text = SaidText.tidied(remark.text() == null ? "" : remark.text());
        SaidText.check(text, problems);
        Integer position = column == null ? null : template.find(column);
        if (column != null && position == null) {
            problems.add(new Problem(
                    ProblemType.UNKNOWN_COLUMN,
                    new Place(null, null, key, null),
                    null,
                    null,
                    "The template has no column of that name.",
                    "Name one of the sheet's columns, or none to speak of the whole line."));
        }
        if (ledger.rows(template, sheet, null, Set.of(key)).isEmpty()) {
            problems.add(new Problem(
                    ProblemType.UNKNOWN_ROW,
                    new Place(null, null, key, null),
                    null,
                    null,
                    "The sheet has no line of that key.",
                    "Take the key from the sheet's rows."));
        }
        Set<String> mentioned = mentioned(sheet.scope(), text, problems);
        if (!problems.isEmpty()) {
            return new ThreadOutcome.Refused(problems);
        }
        String name = position == null ? null : template.columns().get(position).name();
        RowThread.Entry entry = entry(What.SAID, text, mentioned, remark.person());
        return database.write(handle -> {
            DiscussionStore store = new DiscussionStore(handle);
            Optional<RowThread> known = repeated(store, remark);
            if (known.isPresent()) {
                RowThread thread = known.get();
                boolean same = thread.begunIn().equals(sheet)
                        && thread.key().equals(key)
                        && text.equals(thread.entries().get(0).text());
                return same ? new ThreadOutcome.Stored(thread, true) : new ThreadOutcome.RetryKeyReused();
            }
            if (store.countOpen(sheet.template(), sheet.scope()) >= MOST_OPEN) {
                return new ThreadOutcome.Refused(List.of(limit(
                        MOST_OPEN + " threads are open on these sheets already.", "Resolve some of them first.")));
            }
            RowThread thread = new RowThread(
                    UUID.randomUUID().toString(), store.nextNumber(), sheet, key, name, true, List.of(entry));
            store.insert(thread);
            store.append(thread.id(), 1, entry, remark.retryKey());
            trail.record(handle, event(remark.person(), "thread-begun", thread));
            return new ThreadOutcome.Stored(thread, false);
        });
    }

    /** Adds to a thread of the template and scope, or resolves or reopens it, or both. */
    public ThreadOutcome add(SheetId sheet, String id, Remark remark) {
        List<Problem> problems = new ArrayList<>();
        String text = remark.text() == null ? null : SaidText.tidied(remark.text());
        if (text != null) {
            SaidText.check(text, problems);
        } else if (remark.becomes() == null) {
            problems.add(SaidText.problem(
                    "text", "Nothing is said and nothing resolved.", "Send text, or state as resolved or open."));
        }
        Set<String> mentioned = text == null ? Set.of() : mentioned(sheet.scope(), text, problems);
        if (!problems.isEmpty()) {
            return new ThreadOutcome.Refused(problems);
        }
        return database.write(handle -> {
            DiscussionStore store = new DiscussionStore(handle);
            Optional<RowThread> found = store.find(id).filter(thread -> belongs(thread, sheet));
            Optional<RowThread> known = repeated(store, remark);
            if (found.isEmpty()) {
                return new ThreadOutcome.Unknown();
            } else if (known.isPresent()) {
                return known.get().id().equals(id)
                        ? new ThreadOutcome.Stored(known.get(), true)
                        : new ThreadOutcome.RetryKeyReused();
            }
            ThreadOutcome outcome = added(store, found.get(), text, mentioned, remark);
            if (outcome instanceof ThreadOutcome.Stored stored && !stored.replayed()) {
                String act = "thread-" + stored.thread().last().what().word();
                trail.record(handle, event(remark.person(), act, stored.thread()));
            }
            return outcome;
        });
    }

    private ThreadOutcome added(
            DiscussionStore store, RowThread thread, @Nullable String text, Set<String> mentioned, Remark remark) {
        boolean open = remark.becomes() == null ? thread.open() : remark.becomes();
        if (open == thread.open() && text == null) {
            return new ThreadOutcome.Stored(thread, true);
        }
        if (thread.entries().size() >= MOST_ENTRIES) {
            return new ThreadOutcome.Refused(List.of(limit(
                    "The thread has " + MOST_ENTRIES + " entries already.", "Begin a new one about the same line.")));
        }
        What what = open == thread.open() ? What.SAID : open ? What.REOPENED : What.RESOLVED;
        RowThread.Entry entry = entry(what, text, mentioned, remark.person());
        int ordinal = thread.entries().size() + 1;
        store.append(thread.id(), ordinal, entry, remark.retryKey());
        store.advance(thread.id(), ordinal, open);
        return new ThreadOutcome.Stored(store.find(thread.id()).orElseThrow(), false);
    }

    /** The thread of that id, if it belongs to the template and scope of the sheet. */
    public Optional<RowThread> find(SheetId sheet, String id) {
        return database.read(handle -> new DiscussionStore(handle).find(id)).filter(thread -> belongs(thread, sheet));
    }

    /** Threads of the sheet's rows, begun in its period or an earlier one; the latest first. */
    public List<RowThread> of(SheetId sheet, ThreadFilter filter) {
        return database.read(handle -> new DiscussionStore(handle).threads(sheet, filter));
    }

    /** How many open threads each row of the sheet has, where it has any. */
    public Map<RowKey, Integer> openByRow(SheetId sheet) {
        return database.read(handle -> new DiscussionStore(handle).openByRow(sheet));
    }

    /** Open threads of these scopes that mention a person, the latest first. */
    public List<RowThread> mentioning(String person, Collection<String> scopes, int most) {
        return scopes.isEmpty()
                ? List.of()
                : database.read(handle -> new DiscussionStore(handle).mentioning(person, scopes, most));
    }

    /** Another number whenever anything is said about the sheets of the template and scope. */
    public int said(SheetId sheet) {
        return database.read(handle -> new DiscussionStore(handle).countEntries(sheet.template(), sheet.scope()));
    }

    private static AuditEvent event(String person, String act, RowThread thread) {
        Map<String, String> details =
                Map.of("thread", thread.id(), "key", thread.key().text());
        return new AuditEvent(person, act, thread.begunIn().toString(), details);
    }

    private static boolean belongs(RowThread thread, SheetId sheet) {
        return thread.begunIn().template().equals(sheet.template())
                && thread.begunIn().scope().equals(sheet.scope());
    }

    private static Optional<RowThread> repeated(DiscussionStore store, Remark remark) {
        String key = remark.retryKey();
        return key == null ? Optional.empty() : store.repeated(remark.person(), key);
    }

    private Set<String> mentioned(String scope, String text, List<Problem> problems) {
        Set<String> mentioned = new Mentions(members.apply(scope)).in(text);
        if (mentioned.size() > Mentions.MOST) {
            problems.add(SaidText.problem(
                    "text",
                    "The text mentions " + mentioned.size() + " people.",
                    "Mention at most " + Mentions.MOST + "."));
        }
        return mentioned;
    }

    private RowThread.Entry entry(What what, @Nullable String text, Set<String> mentioned, String person) {
        return new RowThread.Entry(
                what, text, List.copyOf(mentioned), person, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private static Problem limit(String message, String repair) {
        return new Problem(ProblemType.LIMIT_EXCEEDED, Place.NOWHERE, null, null, message, repair);
    }
}
