package dev.bidbook.review;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.bidbook.database.JsonText;
import dev.bidbook.intake.Report;
import dev.bidbook.review.ImportOutcome.Imported;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Template;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The table of imports. */
final class ReportImportStore {

    private final Handle handle;

    ReportImportStore(Handle handle) {
        this.handle = handle;
    }

    ReportHistory history(String template, String scope) {
        return new ReportHistory(handle.createQuery("SELECT submission, period, digest, filters, program_values "
                        + "FROM report_import WHERE template = :template AND scope = :scope "
                        + "ORDER BY imported_at DESC")
                .bind("template", template)
                .bind("scope", scope)
                .map((row, context) -> new ReportHistory.Entry(
                        row.getString("submission"),
                        row.getString("period"),
                        row.getString("digest"),
                        Optional.ofNullable(row.getString("filters")),
                        JsonText.read(row.getString("program_values"), new TypeReference<Set<String>>() {})))
                .list());
    }

    void record(Template template, Imported imported, Report report, Instant at) {
        SheetId id = imported.sheet();
        // A retry that comes between the import and this has told it already, from the same file.
        handle.createUpdate("INSERT INTO report_import "
                        + "(submission, template, scope, period, imported_at, digest, filters, program_values, answer) "
                        + "VALUES (:submission, :template, :scope, :period, :at, :digest, :filters, :programValues, :answer) "
                        + "ON CONFLICT (submission) DO NOTHING")
                .bind("submission", imported.submission())
                .bind("template", id.template())
                .bind("scope", id.scope())
                .bind("period", id.period().text())
                .bind("at", at.toString())
                .bind("digest", report.digest())
                .bind("filters", report.filters().orElse(null))
                .bind("programValues", JsonText.of(ReportDoubts.programValues(template, report)))
                .bind("answer", JsonText.of(ImportAnswer.of(imported)))
                .execute();
    }

    /** What an earlier import answered. */
    Optional<Imported> answer(String submission, SheetId id) {
        return handle.createQuery("SELECT answer FROM report_import WHERE submission = :submission")
                .bind("submission", submission)
                .mapTo(String.class)
                .findOne()
                .map(json -> JsonText.read(json, new TypeReference<ImportAnswer>() {})
                        .imported(id, submission));
    }

    /**
     * What of an answer is kept for a retry; the lists of lines are long and are in the history.
     *
     * @param revision the sheet's revision then
     * @param rows the counts
     * @param notes the notes
     */
    record ImportAnswer(int revision, ImportOutcome.RowCounts rows, List<ImportOutcome.Note> notes) {

        static ImportAnswer of(Imported imported) {
            return new ImportAnswer(imported.revision(), imported.rows(), imported.notes());
        }

        Imported imported(SheetId id, String submission) {
            return new Imported(id, submission, revision, rows, notes, List.of(), List.of(), List.of(), true);
        }
    }
}
