package dev.bidbook.review;

import dev.bidbook.ledger.Ledger;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.RowProgress;
import dev.bidbook.sheet.SheetContent;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Origin;
import dev.bidbook.template.Template;
import dev.bidbook.workbook.WorkbookContent;
import dev.bidbook.workbook.WorkbookIdentity;
import dev.bidbook.workbook.WorkbookTitle;
import dev.bidbook.workbook.WorkbookWriter;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Copies of sheets: workbooks to be filled in and brought home. Thread-safe. */
final class Copies {

    private final Sheets sheets;
    private final Ledger ledger;
    private final PeriodCounts counts;
    private final RowProgress progress;
    private final Clock clock;
    private final WorkbookWriter writer = new WorkbookWriter();

    Copies(Sheets sheets, Ledger ledger, PeriodCounts counts, RowProgress progress, Clock clock) {
        this.sheets = sheets;
        this.ledger = ledger;
        this.counts = counts;
        this.progress = progress;
        this.clock = clock;
    }

    /** A new copy of the sheet as it is; empty if there is no such sheet. */
    Optional<WorkbookDownload> download(SheetId id, String person) {
        Optional<SheetContent> stored = sheets.content(id);
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        SheetContent content = stored.get();
        Template template = sheets.template(id).orElseThrow();
        Optional<Scope> scope = sheets.scope(id);
        String copy = ledger.newCopy(id, content.revision(), person);
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
                        content.revision()),
                sheets.parameters(template, scope),
                sheets.asOf(id),
                counted(content.rows()),
                content.rows().size(),
                counts.trend(template, id),
                column -> column.origin() == Origin.ENTRY);
        String name = "%s-%s-%s-r%d.xlsx"
                .formatted(template.name(), id.scope(), id.period().text(), content.revision());
        return Optional.of(new WorkbookDownload(name, copy, content.revision(), out -> writer.write(workbook, out)));
    }

    /** The rows, each told of when it is taken. */
    private Iterable<Row> counted(List<Row> rows) {
        return () -> {
            AtomicInteger done = new AtomicInteger();
            return rows.stream()
                    .peek(row -> progress.done(done.incrementAndGet()))
                    .iterator();
        };
    }
}
