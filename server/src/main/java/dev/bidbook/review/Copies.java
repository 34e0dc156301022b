package dev.bidbook.review;

import dev.bidbook.ledger.Copy;
import dev.bidbook.ledger.Ledger;
import dev.bidbook.sheet.RowProgress;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Template;
import dev.bidbook.workbook.WorkbookContent;
import dev.bidbook.workbook.WorkbookIdentity;
import dev.bidbook.workbook.WorkbookTitle;
import dev.bidbook.workbook.WorkbookWriter;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;

/** Copies of sheets: workbooks to be filled in and brought home. Thread-safe. */
final class Copies {

    private final Sheets sheets;
    private final Ledger ledger;
    private final PeriodCounts counts;
    private final RowProgress progress;
    private final Clock clock;
    private final Executor beside;
    private final WorkbookWriter writer;

    Copies(
            Sheets sheets,
            Ledger ledger,
            PeriodCounts counts,
            RowProgress progress,
            Executor beside,
            WorkbookWriter writer,
            Clock clock) {
        this.sheets = sheets;
        this.ledger = ledger;
        this.counts = counts;
        this.progress = progress;
        this.beside = beside;
        this.writer = writer;
        this.clock = clock;
    }

    /** A new copy of the sheet as it is; empty if there is no such sheet. */
    Optional<WorkbookDownload> download(SheetId id, String person, Editing editing) {
        Optional<Integer> stored = sheets.revision(id);
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        int revision = stored.get();
        Template template = sheets.template(id).orElseThrow();
        Optional<Scope> scope = sheets.scope(id);
        Copy copy = ledger.newCopy(id, revision, person);
        Future<?> storing = store(copy);
        Map<String, Double> parameters = sheets.parameters(template, scope);
        WorkbookContent workbook = new WorkbookContent(
                template,
                new WorkbookTitle(
                        scope.map(Scope::name).orElse(id.scope()),
                        scope.map(Scope::customer).orElse(""),
                        id.period().text(),
                        person,
                        clock.instant()),
                new WorkbookIdentity(
                        copy.id(),
                        template.name(),
                        template.version(),
                        id.scope(),
                        id.period().text(),
                        revision),
                parameters,
                sheets.asOf(id),
                sheets.rows(template, id, revision, parameters, progress),
                counts.trend(template, id),
                editing::isOpen);
        String name = "%s-%s-%s-r%d.xlsx"
                .formatted(template.name(), id.scope(), id.period().text(), revision);
        return Optional.of(
                new WorkbookDownload(name, copy.id(), revision, out -> writer.start(workbook, storing, out)));
    }

    /** Stores the copy beside the rows' being made: it takes as long as hundreds of them. */
    private Future<?> store(Copy copy) {
        FutureTask<?> storing = new FutureTask<>(() -> ledger.store(copy), true);
        try {
            beside.execute(storing);
        } catch (RejectedExecutionException e) {
            storing.run();
        }
        return storing;
    }
}
