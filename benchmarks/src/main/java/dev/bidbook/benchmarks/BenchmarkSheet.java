package dev.bidbook.benchmarks;

import dev.bidbook.Bidbook;
import dev.bidbook.ledger.Outcome;
import dev.bidbook.program.ProgramChange;
import dev.bidbook.review.Accept;
import dev.bidbook.review.ImportOutcome;
import dev.bidbook.review.ImportRequest;
import dev.bidbook.review.Review;
import dev.bidbook.review.Scope;
import dev.bidbook.review.SubmissionAnswer;
import dev.bidbook.review.SubmittedBody;
import dev.bidbook.review.WorkbookDownload;
import dev.bidbook.sheet.Period;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.SheetContent;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.spreadsheet.RawCell;
import dev.bidbook.spreadsheet.SpreadsheetLimits;
import dev.bidbook.template.Template;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A data folder of its own with one week of {@code weekly-review} in it, made from a report of so many lines. */
final class BenchmarkSheet implements AutoCloseable {

    static final String PERSON = "benchmark";
    static final String WEEK = "2026-W47";
    static final String NEXT_WEEK = "2026-W48";
    private static final String PROGRAM = "benchmark";

    private static final int ANSWERS_AT_ONCE = 5_000;
    private static final List<String> CAUSES =
            List.of("Supplier late", "Not stocked at the branch", "Forecast too low", "Part superseded");

    private final Path folder;
    private final Bidbook bidbook;
    private final SheetId id = new SheetId("weekly-review", PROGRAM, new Period.Week(2026, 47));

    private BenchmarkSheet(Path folder, Bidbook bidbook) {
        this.folder = folder;
        this.bidbook = bidbook;
    }

    /** An open data folder with the program and no report yet. */
    static BenchmarkSheet empty() throws Exception {
        BenchmarkSheet sheet = in(Files.createTempDirectory("bidbook-benchmark"));
        sheet.bidbook
                .programs()
                .create(PROGRAM, new ProgramChange("Benchmark Lines", "Benchmark", null, null, null), PERSON);
        return sheet;
    }

    /** An open copy of what is stored in another data folder. */
    static BenchmarkSheet copy(Path database) throws Exception {
        Path folder = Files.createTempDirectory("bidbook-benchmark");
        Files.createDirectories(folder.resolve("data"));
        Files.copy(database, folder.resolve("data").resolve(Bidbook.DATABASE_FILE));
        return in(folder);
    }

    private static BenchmarkSheet in(Path folder) throws Exception {
        return new BenchmarkSheet(
                folder,
                Bidbook.open(
                        folder.resolve("data"),
                        Path.of(System.getProperty("bidbook.templates", "templates")),
                        SpreadsheetLimits.DEFAULTS,
                        Clock.systemUTC()));
    }

    /** Writes a whole copy of what is stored. */
    void copyTo(Path database) throws SQLException {
        bidbook.backup(database);
    }

    /** The same with a report of so many lines imported. */
    static BenchmarkSheet of(int lines) throws Exception {
        BenchmarkSheet sheet = empty();
        Path report = sheet.folder.resolve("report.xlsx");
        BigReport.write(report, lines);
        sheet.importReport(report);
        Files.delete(report);
        sheet.answer();
        return sheet;
    }

    /** A review is half-way through: every third line has answers of every kind. */
    private void answer() {
        List<SubmittedBody.SentRow> sent = new ArrayList<>();
        List<Row> rows = content().rows();
        for (int i = 0; i < rows.size(); i += 3) {
            sent.add(new SubmittedBody.SentRow(
                    rows.get(i).key().text(),
                    Map.of(
                            "Root cause", new RawCell.Text(CAUSES.get(i % CAUSES.size())),
                            "Action", new RawCell.Text("IBT requested from the DC"),
                            "Owner", new RawCell.Text("Owner " + i % 12),
                            "ETA", new RawCell.Text("2026-12-%02d".formatted(1 + i % 28)),
                            "IBT qty requested", new RawCell.Number(i % 40, "General"),
                            "Comment", new RawCell.Text("Line " + i + " was looked at with the supplier")),
                    false));
            if (sent.size() == ANSWERS_AT_ONCE) {
                submit(sent);
                sent.clear();
            }
        }
        if (!sent.isEmpty()) {
            submit(sent);
        }
    }

    /** Stores rows in a submission of their own. */
    SubmissionAnswer submit(List<SubmittedBody.SentRow> rows) {
        SubmissionAnswer answer =
                review().submit(id, new SubmittedBody.Rows(null, null, rows, List.of()), PERSON, false, null);
        if (!(answer.outcome() instanceof Outcome.Accepted)) {
            throw new IllegalStateException("the submission was not accepted: " + answer);
        }
        return answer;
    }

    Path folder() {
        return folder;
    }

    SheetId id() {
        return id;
    }

    Review review() {
        return bidbook.review();
    }

    Template template() {
        return bidbook.templates().find(id.template()).orElseThrow();
    }

    SheetContent content() {
        return review().sheet(id).orElseThrow();
    }

    void importReport(Path report) {
        importReport(report, WEEK);
    }

    ImportOutcome.Imported importReport(Path report, String week) {
        Scope scope = bidbook.programs().find(PROGRAM).orElseThrow().scope();
        ImportOutcome outcome = review().importReport(
                        scope, ImportRequest.report(null, week, report, Set.of(Accept.TRUNCATED), PERSON, null));
        if (!(outcome instanceof ImportOutcome.Imported imported)) {
            throw new IllegalStateException("the report was not imported: " + outcome);
        }
        return imported;
    }

    void download(OutputStream out) throws IOException {
        WorkbookDownload workbook = review().workbook(id, PERSON).orElseThrow();
        workbook.writeTo(out);
    }

    @Override
    public void close() throws IOException {
        bidbook.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
