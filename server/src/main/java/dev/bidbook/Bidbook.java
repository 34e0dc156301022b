package dev.bidbook;

import dev.bidbook.audit.AuditTrail;
import dev.bidbook.communication.Addresses;
import dev.bidbook.communication.Communications;
import dev.bidbook.communication.NoticeRounds;
import dev.bidbook.database.Database;
import dev.bidbook.database.DatabaseRefusedException;
import dev.bidbook.derivation.DerivedFormulas;
import dev.bidbook.desk.Desk;
import dev.bidbook.desk.Queue;
import dev.bidbook.discussion.Discussions;
import dev.bidbook.discussion.ThreadFilter;
import dev.bidbook.finding.Findings;
import dev.bidbook.formula.FormulaRefusedException;
import dev.bidbook.formula.RowFormulas;
import dev.bidbook.handoff.GateFormulas;
import dev.bidbook.handoff.HandOffs;
import dev.bidbook.handoff.SignaturesDue;
import dev.bidbook.ledger.Evaluators;
import dev.bidbook.ledger.Ledger;
import dev.bidbook.notice.Outbox;
import dev.bidbook.people.Member;
import dev.bidbook.people.People;
import dev.bidbook.people.SignInSettings;
import dev.bidbook.program.Phases;
import dev.bidbook.program.Program;
import dev.bidbook.program.Programs;
import dev.bidbook.review.Review;
import dev.bidbook.sheet.RowProgress;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.signoff.SignOffs;
import dev.bidbook.spreadsheet.SpreadsheetLimits;
import dev.bidbook.template.Gates;
import dev.bidbook.template.Template;
import dev.bidbook.template.TemplateReader;
import dev.bidbook.template.TemplateRefusedException;
import dev.bidbook.template.Templates;
import dev.bidbook.workbook.DiscussedLine;
import dev.bidbook.workbook.WorkbookWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One open data folder with everything that works on it, wired together. Thread-safe until it is closed. */
public final class Bidbook implements AutoCloseable {

    /** The name of the database in a data folder. */
    public static final String DATABASE_FILE = "bidbook.db";

    /** Who is said to bring about what follows from parameters. */
    private static final String SERVER = "Bidbook";

    private static final int IDLE_SECONDS = 30;

    /** How long notices wait for being sent at most. */
    private static final Duration NOTICES = Duration.ofSeconds(30);

    /** How many things said a workbook shows. */
    private static final int MOST_DISCUSSED = 500;

    private final Templates templates;
    private final ExecutorService ahead = ahead();
    private final Database database;
    private final Ledger ledger;
    private final AuditTrail trail;
    private final Programs programs;
    private final People people;
    private final Findings findings;
    private final SignOffs signOffs;
    private final HandOffs handOffs;
    private final Outbox outbox;
    private final Review review;
    private final Discussions discussions;
    private final Queue queue;
    private final Desk desk;
    private final Clock clock;
    private final List<NoticeRounds> rounds = new CopyOnWriteArrayList<>();
    /** Works on the rows of all workbooks that are written at the same time. */
    private final ExecutorService rowWorkers;

    private Bidbook(
            Templates templates,
            Map<String, RowFormulas> formulas,
            Map<String, DerivedFormulas> derived,
            @Nullable GateFormulas gates,
            Database database,
            Path data,
            SpreadsheetLimits limits,
            RowProgress progress,
            SignInSettings signIn,
            Clock clock) {
        this.templates = templates;
        this.database = database;
        this.clock = clock;
        this.trail = new AuditTrail(database, data, clock);
        this.programs = new Programs(database, trail, templates, clock);
        this.people = new People(database, trail, signIn, clock);
        this.ledger = new Ledger(database, (template, scope) -> evaluators(formulas, template, scope), clock);
        int processors = Runtime.getRuntime().availableProcessors();
        this.rowWorkers = Executors.newFixedThreadPool(processors, work -> {
            Thread thread = new Thread(work, "rows");
            thread.setDaemon(true);
            return thread;
        });
        this.findings = new Findings(
                database,
                ledger,
                templates,
                formulas,
                scope -> programs.find(scope).map(Program::parameters).orElse(Map.of()),
                rowWorkers,
                clock);
        this.discussions = new Discussions(database, trail, ledger, this::members, clock);
        ledger.announceTo(findings.forerunner());
        ledger.onRevision(findings::follow);
        this.signOffs = new SignOffs(
                database,
                ledger,
                templates,
                scope -> programs.find(scope).map(Program::parameters).orElse(Map.of()),
                trail,
                clock);
        this.outbox = new Outbox(database, clock);
        this.handOffs = new HandOffs(
                gates,
                templates,
                database,
                ledger,
                findings,
                new Phases(database, outbox, trail, clock),
                signOffs,
                trail,
                clock);
        trail.carriedBy(signOffs::heads);
        this.review = new Review(
                templates,
                formulas,
                derived,
                database,
                ledger,
                findings,
                signOffs,
                limits,
                id -> programs.find(id).map(Program::scope),
                progress,
                ahead,
                new WorkbookWriter(rowWorkers, processors),
                sheet -> discussed(discussions, sheet),
                clock);
        this.queue = new Queue(
                ledger,
                findings,
                templates,
                discussions,
                List.of(new SignaturesDue(programs, findings, signOffs, handOffs)));
        this.desk = new Desk(database, ledger, queue, clock);
        ledger.witnessedBy(Recording.of(trail)::revision);
        findings.completions().witnessedBy(Recording.of(trail)::completed);
        templates.all().forEach(ledger::createView);
        programs.onOtherParameters(
                program -> templates.all().forEach(template -> ledger.renew(template, program.id(), SERVER)));
    }

    /**
     * Opens a data folder, which is made if it is not there, and brings its tables up to date.
     *
     * @param templates the folder with one folder per template
     * @throws TemplateRefusedException with every problem of every template
     * @throws FormulaRefusedException with every problem of every formula
     * @throws DatabaseRefusedException if what is stored there cannot be used
     */
    public static Bidbook open(Path data, Path templates, SpreadsheetLimits limits, Clock clock)
            throws IOException, TemplateRefusedException, FormulaRefusedException, DatabaseRefusedException {
        return open(data, templates, limits, RowProgress.NONE, SignInSettings.DEFAULTS, clock);
    }

    /**
     * The same, with somebody who is told of every row that is read from a file or written into one.
     *
     * @param signIn how people sign in
     */
    public static Bidbook open(
            Path data,
            Path templates,
            SpreadsheetLimits limits,
            RowProgress progress,
            SignInSettings signIn,
            Clock clock)
            throws IOException, TemplateRefusedException, FormulaRefusedException, DatabaseRefusedException {
        Templates read = TemplateReader.readAll(templates);
        Map<String, RowFormulas> formulas = new HashMap<>();
        for (Template template : read.all()) {
            formulas.put(template.name(), RowFormulas.compile(template));
        }
        Map<String, DerivedFormulas> derived = DerivedFormulas.compileAll(read);
        Gates gates = read.gates().orElse(null);
        GateFormulas gateFormulas = gates == null ? null : GateFormulas.compile(gates);
        Files.createDirectories(data);
        return new Bidbook(
                read,
                formulas,
                derived,
                gateFormulas,
                Database.open(data.resolve(DATABASE_FILE)),
                data,
                limits,
                progress,
                signIn,
                clock);
    }

    /** What the ledger tells by what the rows of a scope ask. */
    private Evaluators.InScope evaluators(Map<String, RowFormulas> formulas, Template template, String scope) {
        RowFormulas compiled = formulas.get(template.name());
        if (compiled == null) {
            throw new IllegalStateException("the formulas of " + template + " are not compiled");
        }
        return new Evaluators.InScope(
                compiled, programs.find(scope).map(Program::parameters).orElse(Map.of()));
    }

    /** A few threads for work beside a request. Whoever asks while all are busy is refused, and works alone. */
    private static ExecutorService ahead() {
        AtomicInteger number = new AtomicInteger();
        return new ThreadPoolExecutor(
                0,
                2 * Runtime.getRuntime().availableProcessors(),
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                work -> {
                    Thread thread = new Thread(work, "bidbook-ahead-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** The templates. */
    public Templates templates() {
        return templates;
    }

    /** The programs. */
    public Programs programs() {
        return programs;
    }

    /** Who did what, from where. */
    public AuditTrail trail() {
        return trail;
    }

    /** Who may use the server. */
    public People people() {
        return people;
    }

    /** Everything that can be done with sheets. */
    public Review review() {
        return review;
    }

    /** What people say to each other about rows. */
    public Discussions discussions() {
        return discussions;
    }

    /** What people have seen, and what waits for them. */
    public Desk desk() {
        return desk;
    }

    /** How findings are told to others, by this post. Where letters can be sent, members get their notices from now on. */
    public Communications communications(Communications.Post post) {
        Communications communications = new Communications(
                database, trail, review, programs, queue, new Addresses(database, trail, clock), post, clock);
        if (post.mailer() != null) {
            rounds.add(new NoticeRounds(outbox, communications, NOTICES));
        }
        return communications;
    }

    /** What was said about a sheet's lines and is not settled, as workbooks show it. */
    private static List<DiscussedLine> discussed(Discussions discussions, SheetId sheet) {
        return discussions.of(sheet, ThreadFilter.open(MOST_DISCUSSED)).stream()
                .flatMap(thread -> thread.entries().stream()
                        .filter(entry -> entry.text() != null)
                        .map(entry -> new DiscussedLine(
                                thread.key().parts(),
                                thread.column() == null ? "" : thread.column(),
                                entry.person(),
                                entry.at(),
                                String.valueOf(entry.text()))))
                .limit(MOST_DISCUSSED)
                .toList();
    }

    /** The names of a program's members by the words of their roles. */
    private Map<String, List<String>> members(String program) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        programs.find(program).ifPresent(known -> known.members()
                .forEach((role, members) -> names.put(
                        role.word(), members.stream().map(Member::name).toList())));
        return names;
    }

    /** What the rules say of the sheets. */
    public Findings findings() {
        return findings;
    }

    /** The hand-off of programs, and their phases. */
    public HandOffs handOffs() {
        return handOffs;
    }

    /** What members of programs are to be told. */
    public Outbox outbox() {
        return outbox;
    }

    /** What is stored of sheets. */
    public Ledger ledger() {
        return ledger;
    }

    /**
     * Writes a whole copy of the database while it is in use.
     *
     * @param target a file that does not exist yet
     */
    public void backup(Path target) throws SQLException {
        database.backup(target);
    }

    @Override
    public void close() {
        rounds.forEach(NoticeRounds::close);
        ahead.shutdownNow();
        rowWorkers.shutdown();
        trail.close();
        database.close();
    }
}
