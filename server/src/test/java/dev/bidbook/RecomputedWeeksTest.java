package dev.bidbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bidbook.blackbox.ShortReports;
import dev.bidbook.demo.DemoReports;
import dev.bidbook.finding.Finding;
import dev.bidbook.intake.IntakeOptions;
import dev.bidbook.intake.ReportReader;
import dev.bidbook.intake.ReportReading;
import dev.bidbook.ledger.Outcome;
import dev.bidbook.ledger.Submission;
import dev.bidbook.ledger.Submission.Statement;
import dev.bidbook.ledger.UndoResult;
import dev.bidbook.program.ProgramChange;
import dev.bidbook.program.ProgramOutcome;
import dev.bidbook.review.Accept;
import dev.bidbook.review.ImportOutcome;
import dev.bidbook.review.ImportRequest;
import dev.bidbook.review.Scope;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Period;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetContent;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.spreadsheet.Spreadsheet;
import dev.bidbook.spreadsheet.SpreadsheetLimits;
import dev.bidbook.template.CarryForward;
import dev.bidbook.template.Column;
import dev.bidbook.template.Origin;
import dev.bidbook.template.Template;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three weeks imported and answered, a submission undone, a week imported again, a parameter changed: after each step the
 * sheets and their findings are what is computed anew from the reports and from what people wrote.
 */
final class RecomputedWeeksTest {

    private static final List<Period.Week> WEEKS =
            List.of(new Period.Week(2026, 45), new Period.Week(2026, 46), new Period.Week(2026, 47));
    // Long after, so that every week speaks of its last day.
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-12-30T08:00:00Z"), ZoneOffset.UTC);
    private static final String PROGRAM = "northline";

    @TempDir
    Path folder;

    private final Random random = new Random(4711);

    @Test
    void theDemosWeeksAreWhatIsComputedAnewOfThem() throws Exception {
        List<Path> files = new ArrayList<>();
        for (int week = 0; week < DemoReports.WEEKS; week++) {
            Path file = folder.resolve("report-" + week + ".xlsx");
            files.add(Files.write(file, ShortReports.of(week)));
        }

        walkThrough(files);
    }

    @Test
    void realWeeksAreWhatIsComputedAnewOfThem() throws Exception {
        Path reports = product("../shared/reports");
        List<Path> files = WEEKS.stream()
                .map(week -> reports.resolve("awarded-demand-" + week + ".xlsx"))
                .toList();
        assumeTrue(files.stream().allMatch(Files::exists), "there are no real reports beside the repository");

        walkThrough(files);
    }

    private void walkThrough(List<Path> files) throws Exception {
        try (Bidbook bidbook =
                Bidbook.open(folder.resolve("data"), product("templates"), SpreadsheetLimits.DEFAULTS, CLOCK)) {
            Walk walk = new Walk(bidbook);
            walk.imports(0, files.get(0));
            walk.answers(0, 3);
            walk.compare("the first week is answered");
            walk.imports(1, files.get(1));
            walk.compare("the second week is imported");
            String answered = walk.answers(1, 3);
            walk.imports(2, files.get(2));
            walk.answers(2, 4);
            walk.compare("three weeks are answered");
            walk.answers(0, 5);
            walk.compare("the first week is answered late");
            walk.undoes(1, answered);
            walk.compare("the answers of the second week are undone");
            walk.imports(1, files.get(2));
            walk.compare("the second week is imported again");
            walk.losesPatience();
            walk.compare("answers are stale after two weeks");
        }
    }

    /** The program and, beside it, what it should hold. */
    private final class Walk {
        private final Bidbook bidbook;
        private final Template template;
        private final WeeksByHand byHand;
        private final Scope scope;
        private final Map<String, Map<RowKey, Set<String>>> written = new LinkedHashMap<>();

        Walk(Bidbook bidbook) {
            this.bidbook = bidbook;
            this.template = bidbook.templates().find("weekly-review").orElseThrow();
            this.byHand = new WeeksByHand(template);
            ProgramOutcome made = bidbook.programs()
                    .create(PROGRAM, new ProgramChange("Northline", "Northline", null, null, null), "ines");
            assertThat(made).isInstanceOf(ProgramOutcome.Stored.class);
            this.scope = ((ProgramOutcome.Stored) made).program().scope();
        }

        private SheetId sheet(int week) {
            return new SheetId("weekly-review", PROGRAM, WEEKS.get(week));
        }

        void imports(int week, Path file) throws Exception {
            ImportOutcome outcome = bidbook.review()
                    .importReport(
                            scope,
                            ImportRequest.report(
                                    template,
                                    WEEKS.get(week).text(),
                                    file,
                                    EnumSet.of(Accept.OTHER_PROGRAM),
                                    "ines",
                                    null));
            assertThat(outcome).isInstanceOf(ImportOutcome.Imported.class);
            try (Spreadsheet spreadsheet = Spreadsheet.open(file, SpreadsheetLimits.DEFAULTS)) {
                ReportReading reading = ReportReader.read(spreadsheet, template, new IntakeOptions(false));
                byHand.report(
                        WEEKS.get(week),
                        new ArrayList<>(
                                ((ReportReading.Read) reading).report().rows().values()));
            }
        }

        /** Somebody answers something on every so many lines. */
        String answers(int week, int every) {
            List<Column> columns = template.columns().stream()
                    .filter(column ->
                            column.carryForward() == CarryForward.WHILE_ASKED && column.origin() == Origin.ENTRY)
                    .toList();
            Map<RowKey, Map<String, CellValue>> cells = new LinkedHashMap<>();
            for (RowKey key : byHand.keys(WEEKS.get(week))) {
                for (int i = random.nextInt(every) == 0 ? 1 + random.nextInt(5) : 0; i > 0; i--) {
                    Column column = columns.get(random.nextInt(columns.size()));
                    cells.computeIfAbsent(key, any -> new LinkedHashMap<>())
                            .put(column.name(), answer(column, WEEKS.get(week)));
                }
            }
            List<Statement> statements = new ArrayList<>();
            cells.forEach((key, said) -> statements.add(new Statement(key, said, false)));
            Outcome outcome = bidbook.ledger()
                    .submit(
                            template,
                            new Submission(
                                    sheet(week),
                                    "anna",
                                    Submission.Kind.ROWS,
                                    null,
                                    null,
                                    statements,
                                    List.of(),
                                    0,
                                    null));
            Map<RowKey, Set<String>> own = byHand.write(WEEKS.get(week), cells);
            int changed = own.values().stream().mapToInt(Set::size).sum();
            assertThat(outcome)
                    .isInstanceOfSatisfying(Outcome.Accepted.class, accepted -> assertThat(accepted.changed())
                            .isEqualTo(changed));
            String id = ((Outcome.Accepted) outcome).submission();
            written.put(id, own);
            return id;
        }

        private CellValue answer(Column column, Period.Week week) {
            return switch (column.kind()) {
                case DATE -> new CellValue.Date(week.monday().plusDays(random.nextInt(40) - 10));
                case WHOLE_NUMBER -> new CellValue.Number(1 + random.nextInt(60));
                default ->
                    column.choices().isEmpty()
                            ? new CellValue.Text("Note " + random.nextInt(3))
                            : new CellValue.Text(column.choices()
                                    .get(random.nextInt(column.choices().size())));
            };
        }

        void undoes(int week, String submission) {
            UndoResult result = bidbook.review().undo(submission, "ben", false);
            assertThat(result).isInstanceOfSatisfying(UndoResult.Undone.class, undone -> assertThat(undone.kept())
                    .isEmpty());
            byHand.takeBack(WEEKS.get(week), written.getOrDefault(submission, Map.of()));
        }

        void losesPatience() {
            bidbook.programs()
                    .change(
                            PROGRAM,
                            new ProgramChange(null, null, null, null, Map.of("stale_after_weeks", 2.0)),
                            "ines");
            byHand.patience(2);
        }

        void compare(String when) {
            for (int week = 0; week < WEEKS.size(); week++) {
                SheetContent content =
                        bidbook.ledger().reader().content(template, sheet(week)).orElse(null);
                if (content != null) {
                    compare(when + ": " + WEEKS.get(week), WEEKS.get(week), content);
                    List<String> found = bidbook.findings().of(sheet(week)).stream()
                            .map(RecomputedWeeksTest::told)
                            .sorted()
                            .toList();
                    assertThat(found)
                            .as("%s: findings of %s", when, WEEKS.get(week))
                            .isEqualTo(byHand.findings(WEEKS.get(week)).stream()
                                    .sorted()
                                    .toList());
                }
            }
        }

        private void compare(String when, Period week, SheetContent content) {
            assertThat(content.rows().stream().map(Row::key).toList())
                    .as(when)
                    .doesNotHaveDuplicates()
                    .hasSize(byHand.keys(week).size());
            for (Row row : content.rows()) {
                Map<String, CellValue> cells = new LinkedHashMap<>();
                for (int i = 0; i < row.values().size(); i++) {
                    if (!row.values().get(i).isBlank()) {
                        cells.put(template.columns().get(i).name(), row.values().get(i));
                    }
                }
                assertThat(cells).as("%s: %s", when, row.key()).isEqualTo(byHand.row(week, row.key()));
            }
        }
    }

    private static String told(Finding finding) {
        Period closed = finding.closed();
        return finding.key() + " " + finding.rule().id() + " " + finding.state().word() + " " + finding.opened() + " "
                + finding.lastSeen() + " " + finding.age() + " " + (closed == null ? "" : closed);
    }

    /** A folder of the repository, whether the test runs in it or in the module. */
    private static Path product(String name) {
        Path here = Path.of(name);
        return Files.exists(here) ? here : Path.of("..").resolve(name);
    }
}
