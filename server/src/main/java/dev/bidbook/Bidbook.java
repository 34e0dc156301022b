package dev.bidbook;

import dev.bidbook.audit.AuditTrail;
import dev.bidbook.communication.Communications;
import dev.bidbook.database.Database;
import dev.bidbook.database.DatabaseRefusedException;
import dev.bidbook.derivation.DerivedFormulas;
import dev.bidbook.desk.Desk;
import dev.bidbook.desk.Queue;
import dev.bidbook.discussion.Discussions;
import dev.bidbook.finding.Findings;
import dev.bidbook.formula.FormulaRefusedException;
import dev.bidbook.formula.RowFormulas;
import dev.bidbook.handoff.GateFormulas;
import dev.bidbook.handoff.HandOffs;
import dev.bidbook.handoff.SignaturesDue;
import dev.bidbook.ledger.Evaluators;
import dev.bidbook.ledger.Ledger;
import dev.bidbook.notice.Outbox;
import dev.bidbook.people.People;
import dev.bidbook.people.SignInSettings;
import dev.bidbook.program.Phases;
import dev.bidbook.program.Program;
import dev.bidbook.program.Programs;
import dev.bidbook.review.Review;
import dev.bidbook.sheet.RowProgress;
import dev.bidbook.signoff.SignOffs;
import dev.bidbook.spreadsheet.SpreadsheetLimits;
import dev.bidbook.template.Gates;
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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One open data folder with everything that works on it, wired together. Thread-safe until it is closed. */
public final class Bidbook implements AutoCloseable {

    /** The name of the database in a data folder. */
    public static final String DATABASE_FILE = "bidbook.db";

    /** Who is said to bring about what follows from parameters. */
    private static final String SERVER = "Bidbook";

    private final Templates templates;
    private final Workers workers = new Workers();
    private final Database database;
    private final Ledger ledger;
    private final AuditTrail trail;
    private final Programs programs;
    private final People people;
    private final Findings findings;
    private final SignOffs signOffs;
    private final HandOffs handOffs;
    private final Correspondence correspondence;
    private final Review review;
    private final Queue queue;
    private final Desk desk;

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
        this.trail = new AuditTrail(database, data, clock);
        this.programs = new Programs(database, trail, templates, clock);
        this.people = new People(database, trail, signIn, clock);
        this.ledger =
                new Ledger(database, (template, scope) -> evaluators(formulas, template, scope), workers.rows(), clock);
        this.findings =
                new Findings(database, ledger.reader(), templates, formulas, this::parameters, workers.rows(), clock);
        ledger.announceTo(findings.forerunner());
        ledger.onRevision(findings::follow);
        this.signOffs = new SignOffs(database, ledger.reader(), templates, this::parameters, trail, clock);
        this.correspondence = new Correspondence(database, trail, ledger.reader(), programs, clock);
        this.handOffs = new HandOffs(
                gates,
                templates,
                database,
                ledger.reader(),
                findings,
                new Phases(database, correspondence.outbox(), trail, clock),
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
                workers.ahead(),
                new WorkbookWriter(workers.rows(), workers.processors()),
                correspondence::discussed,
                clock);
        this.queue = new Queue(
                ledger.reader(),
                findings,
                templates,
                correspondence.discussions(),
                List.of(new SignaturesDue(programs, findings, signOffs, handOffs)));
        this.desk = new Desk(database, ledger.reader(), queue, clock);
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
        return new Evaluators.InScope(compiled, parameters(scope));
    }

    /** What a program says otherwise than the templates' parameters. */
    private Map<String, Double> parameters(String program) {
        return programs.find(program).map(Program::parameters).orElse(Map.of());
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
        return correspondence.discussions();
    }

    /** What people have seen, and what waits for them. */
    public Desk desk() {
        return desk;
    }

    /** How findings are told to others, by this post. Where letters can be sent, members get their notices from now on. */
    public Communications communications(Communications.Post post) {
        return correspondence.by(post, review, queue);
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
        return correspondence.outbox();
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
        correspondence.close();
        workers.close();
        trail.close();
        database.close();
    }
}
