package dev.bidbook;

import dev.bidbook.audit.AuditTrail;
import dev.bidbook.database.Database;
import dev.bidbook.database.DatabaseRefusedException;
import dev.bidbook.derivation.DerivedFormulas;
import dev.bidbook.finding.Findings;
import dev.bidbook.formula.FormulaRefusedException;
import dev.bidbook.formula.RowFormulas;
import dev.bidbook.ledger.Evaluators;
import dev.bidbook.ledger.Ledger;
import dev.bidbook.people.People;
import dev.bidbook.people.SignInSettings;
import dev.bidbook.program.Program;
import dev.bidbook.program.Programs;
import dev.bidbook.review.Review;
import dev.bidbook.sheet.RowProgress;
import dev.bidbook.spreadsheet.SpreadsheetLimits;
import dev.bidbook.template.Template;
import dev.bidbook.template.TemplateReader;
import dev.bidbook.template.TemplateRefusedException;
import dev.bidbook.template.Templates;
import dev.bidbook.workbook.WorkbookWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One open data folder with everything that works on it, wired together. Thread-safe until it is closed. */
public final class Bidbook implements AutoCloseable {

    /** The name of the database in a data folder. */
    public static final String DATABASE_FILE = "bidbook.db";

    /** Who is said to bring about what follows from parameters. */
    private static final String SERVER = "Bidbook";

    private static final int IDLE_SECONDS = 30;

    private final Templates templates;
    private final ExecutorService ahead = ahead();
    private final Database database;
    private final Ledger ledger;
    private final AuditTrail trail;
    private final Programs programs;
    private final People people;
    private final Findings findings;
    private final Review review;
    /** Works on the rows of all workbooks that are written at the same time. */
    private final ExecutorService rowWorkers;

    private Bidbook(
            Templates templates,
            Map<String, RowFormulas> formulas,
            Map<String, DerivedFormulas> derived,
            Database database,
            Path data,
            SpreadsheetLimits limits,
            RowProgress progress,
            SignInSettings signIn,
            Clock clock) {
        this.templates = templates;
        this.database = database;
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
        ledger.onRevision(findings::follow);
        this.review = new Review(
                templates,
                formulas,
                derived,
                database,
                ledger,
                findings,
                limits,
                id -> programs.find(id).map(Program::scope),
                progress,
                ahead,
                new WorkbookWriter(rowWorkers, processors),
                clock);
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
        Files.createDirectories(data);
        return new Bidbook(
                read,
                formulas,
                derived,
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

    /** What the rules say of the sheets. */
    public Findings findings() {
        return findings;
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
        ahead.shutdownNow();
        rowWorkers.shutdown();
        trail.close();
        database.close();
    }
}
