package dev.bidbook.review;

import dev.bidbook.ledger.Ledger;
import dev.bidbook.sheet.RowProgress;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Origin;
import dev.bidbook.template.Template;
import dev.bidbook.workbook.WorkbookContent;
import dev.bidbook.workbook.WorkbookIdentity;
import dev.bidbook.workbook.WorkbookTitle;
import dev.bidbook.workbook.WorkbookWriter;
import java.time.Clock;
import java.util.Optional;

/** Copies of sheets: workbooks to be filled in and brought home. Thread-safe. */
final class Copies {

    private final Sheets sheets;
    private final Ledger ledger;
    private final PeriodCounts counts;
    private final RowProgress progress;
    private final Clock clock;
    private final WorkbookWriter writer;

    Copies(
            Sheets sheets,
            Ledger ledger,
            PeriodCounts counts,
            RowProgress progress,
            WorkbookWriter writer,
            Clock clock) {
        this.sheets = sheets;
        this.ledger = ledger;
        this.counts = counts;
        this.progress = progress;
        this.writer = writer;
        this.clock = clock;
    }

    /** A new copy of the sheet as it is; empty if there is no such sheet. */
    Optional<WorkbookDownload> download(SheetId id, String person) {
        Optional<Integer> stored = sheets.revision(id);
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        int revision = stored.get();
        Template template = sheets.template(id).orElseThrow();
        Optional<Scope> scope = sheets.scope(id);
        String copy = ledger.newCopy(id, revision, person);
        WorkbookContent workbook = new WorkbookContent(
                template,
                new WorkbookTitle(
                        scope.map(Scope::name).orElse(id.scope()),
                        scope.map(Scope::customer).orElse(""),
                        id.period().text(),
                        person,
                        clock.instant()),
                new WorkbookIdentity(
                        copy,
                        template.name(),
                        template.version(),
                        id.scope(),
                        id.period().text(),
                        revision),
                sheets.parameters(template, scope),
                sheets.asOf(id),
                sheets.rows(template, id, revision, progress),
                counts.trend(template, id),
                column -> column.origin() == Origin.ENTRY);
        String name = "%s-%s-%s-r%d.xlsx"
                .formatted(template.name(), id.scope(), id.period().text(), revision);
        return Optional.of(new WorkbookDownload(name, copy, revision, out -> writer.start(workbook, out)));
    }
}
