package dev.bidbook.review;

import dev.bidbook.database.Database;
import dev.bidbook.database.DiskFullException;
import dev.bidbook.derivation.Derivations;
import dev.bidbook.derivation.DerivedFormulas;
import dev.bidbook.finding.Findings;
import dev.bidbook.formula.RowFormulas;
import dev.bidbook.ledger.HistoryEntry;
import dev.bidbook.ledger.HistoryFilter;
import dev.bidbook.ledger.Ledger;
import dev.bidbook.ledger.Outcome.Conflict;
import dev.bidbook.ledger.SheetChanges;
import dev.bidbook.ledger.SheetEntry;
import dev.bidbook.ledger.SheetRevision;
import dev.bidbook.ledger.Submission.Retry;
import dev.bidbook.ledger.UndoResult;
import dev.bidbook.sheet.Period;
import dev.bidbook.sheet.RowProgress;
import dev.bidbook.sheet.SheetContent;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.signoff.SignOffs;
import dev.bidbook.spreadsheet.Spreadsheet;
import dev.bidbook.spreadsheet.SpreadsheetLimits;
import dev.bidbook.spreadsheet.SpreadsheetRefusedException;
import dev.bidbook.template.Templates;
import dev.bidbook.validation.Problem;
import dev.bidbook.workbook.WorkbookWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Everything that can be done with sheets: reports in, workbooks out and back, history and undo. Thread-safe. */
public final class Review {

    private final Templates templates;
    private final Ledger ledger;
    private final Findings findings;
    private final SignOffs signOffs;
    private final Sheets sheets;
    private final Copies copies;
    private final Returns returns;
    private final ReportImports imports;
    private final PeriodCounts counts;
    private final Derivations derivations;
    private final Annotations annotations;

    /**
     * The review over one database.
     *
     * @param formulas the compiled formulas of every template, by its name
     * @param derived how derived templates are derived, by their names
     * @param findings what the rules say of the same sheets
     * @param signOffs who signed the same sheets
     * @param progress told of every row that is read from a file or written into one
     * @param ahead who stores a copy while its rows are made, and reads ahead in a file, see {@link
     *     Spreadsheet#open(Path, SpreadsheetLimits, RowProgress, Executor)}
     * @param writer writes the workbooks
     * @param discussed what is said about lines, for the workbooks
     * @param scopes what is known of a scope by its id; a scope that is not there has no sheets
     */
    public Review(
            Templates templates,
            Map<String, RowFormulas> formulas,
            Map<String, DerivedFormulas> derived,
            Database database,
            Ledger ledger,
            Findings findings,
            SignOffs signOffs,
            SpreadsheetLimits limits,
            Function<String, Optional<Scope>> scopes,
            RowProgress progress,
            Executor ahead,
            WorkbookWriter writer,
            Discussed discussed,
            Clock clock) {
        this.templates = templates;
        this.ledger = ledger;
        this.findings = findings;
        this.signOffs = signOffs;
        this.sheets = new Sheets(templates, formulas, ledger.reader(), scopes, clock);
        this.counts = new PeriodCounts(sheets, ledger.reader());
        this.derivations =
                new Derivations(derived, formulas, database, ledger, new SheetSurroundings(sheets, findings), clock);
        this.copies = new Copies(sheets, ledger, counts, progress, ahead, writer, signOffs, discussed, clock);
        this.returns = new Returns(ledger, limits, progress, ahead);
        this.annotations = new Annotations(templates, limits);
        this.imports = new ReportImports(templates, ledger, database, limits, progress, ahead, clock);
    }

    /** What the rules say of the sheets. */
    public Findings findings() {
        return findings;
    }

    /** Who signed the sheets. */
    public SignOffs signOffs() {
        return signOffs;
    }

    /** The templates of this server. */
    public Templates templates() {
        return templates;
    }

    /** Imports a report, or a customer's file where rows are people's, into the sheet of a period. */
    public ImportOutcome importReport(Scope scope, ImportRequest request) {
        return imports.importReport(scope, request);
    }

    /** The sheet as it is, with its formulas computed; empty if there is none. */
    public Optional<SheetContent> sheet(SheetId id) {
        derivations.bringUpToDate(id);
        return sheets.content(id);
    }

    /** The sheet as it was at a revision, with its formulas computed; empty if there was none. */
    public Optional<SheetContent> sheet(SheetId id, int revision) {
        derivations.bringUpToDate(id);
        return sheets.content(id, revision);
    }

    /** The rows touched since a revision, with their formulas computed; empty if there is no sheet or revision. */
    public Optional<SheetChanges> changedSince(SheetId id, int revision) {
        derivations.bringUpToDate(id);
        return sheets.changedSince(id, revision);
    }

    /** The revision of the sheet, 0 where people may still begin it; empty if there is no such sheet. */
    public Optional<Integer> revision(SheetId id) {
        derivations.bringUpToDate(id);
        return sheets.revision(id);
    }

    /** The counts of the template's summary blocks, in their order; empty if there is no such sheet. */
    public Optional<List<PeriodCounts.Counted>> summary(SheetId id) {
        derivations.bringUpToDate(id);
        return sheets.template(id).flatMap(template -> counts.of(template, id));
    }

    /** A new copy of the sheet for a person who may write everything; empty if there is no such sheet. */
    public Optional<WorkbookDownload> workbook(SheetId id, String person) {
        return workbook(id, person, Editing.EVERYTHING, false);
    }

    /**
     * A new copy of the sheet for a person, in which the columns look open that are.
     *
     * @param summaryFirst whether it opens on its Summary, for who reads that first
     */
    public Optional<WorkbookDownload> workbook(SheetId id, String person, Editing editing, boolean summaryFirst) {
        derivations.bringUpToDate(id);
        return copies.download(id, person, editing, summaryFirst);
    }

    /**
     * What would become of a submission; nothing is stored.
     *
     * @param onlyMine whether cells that are not the person's to edit are left out instead of stopping the rest
     */
    public CheckReport check(SheetId id, SubmittedBody body, String person, boolean onlyMine) {
        return check(id, body, new Sender(person, Editing.EVERYTHING, onlyMine));
    }

    /** What would become of a submission; nothing is stored. */
    public CheckReport check(SheetId id, SubmittedBody body, Sender sender) {
        derivations.bringUpToDate(id);
        return returns.check(sheets.template(id).orElseThrow(), id, body, sender);
    }

    /**
     * Stores a submission whole, or says why not.
     *
     * @param onlyMine whether cells that are not the person's to edit are left out instead of stopping the rest
     * @param retry what makes a repetition harmless, or null
     */
    public SubmissionAnswer submit(
            SheetId id, SubmittedBody body, String person, boolean onlyMine, @Nullable Retry retry) {
        return submit(id, body, new Sender(person, Editing.EVERYTHING, onlyMine), retry);
    }

    /**
     * Stores a submission whole, or says why not.
     *
     * @param retry what makes a repetition harmless, or null
     */
    public SubmissionAnswer submit(SheetId id, SubmittedBody body, Sender sender, @Nullable Retry retry) {
        derivations.bringUpToDate(id);
        return returns.submit(sheets.template(id).orElseThrow(), id, body, sender, retry);
    }

    /** The sheet a workbook is a copy of, or empty if the file does not say. */
    public Optional<SheetId> identify(Path file) throws SpreadsheetRefusedException {
        return annotations.identify(file);
    }

    /**
     * Writes the same workbook with its problems and conflicts in it.
     *
     * @throws SpreadsheetRefusedException if the file is none that can be read, or none that problems can be written
     *     into; nothing is written then
     */
    public void annotate(Path original, List<Problem> problems, List<Conflict> conflicts, OutputStream out)
            throws IOException, SpreadsheetRefusedException {
        annotations.annotate(original, problems, conflicts, out);
    }

    /** Who changed which cell, when, from what; the newest first. */
    public List<HistoryEntry> history(SheetId id, HistoryFilter filter) {
        derivations.bringUpToDate(id);
        return ledger.reader().history(sheets.template(id).orElseThrow(), id, filter);
    }

    /** The sheet that the submission changed, or empty if there is no such submission. */
    public Optional<SheetId> sheetOf(String submission) {
        return ledger.reader().sheetOf(submission);
    }

    /** Undoes a submission where nobody has written since, or says what that would do. */
    public UndoResult undo(String submission, String person, boolean preview) {
        return ledger.undo(submission, person, preview, templates::find);
    }

    /** Calls the listener after every new revision of a sheet, once it is stored; it must not block. */
    public void onRevision(Consumer<SheetRevision> listener) {
        ledger.onRevision(listener);
    }

    /** The sheets of a scope; of derived ones those that somebody has looked at. */
    public List<SheetEntry> sheets(String scope) {
        return ledger.reader().sheets(scope);
    }

    /**
     * The sheets of a scope, with the derived ones of each template's latest period as they are now, or as they are stored
     * where the disk is full.
     */
    public List<SheetEntry> sheetsUpToDate(String scope) {
        Map<String, SheetId> latest = new TreeMap<>();
        ledger.reader().revisions(scope).keySet().stream()
                .filter(sheet -> !(sheet.period() instanceof Period.Document))
                .forEach(sheet -> latest.merge(
                        sheet.template(),
                        sheet,
                        (one, other) ->
                                one.period().text().compareTo(other.period().text()) > 0 ? one : other));
        try {
            latest.values().stream()
                    .flatMap(sheet -> derivations.following(sheet).stream())
                    .distinct()
                    .forEach(derivations::bringUpToDate);
        } catch (DiskFullException e) {
            // Who lists the sheets need not store anything, and reads what there is.
        }
        return ledger.reader().sheets(scope);
    }
}
