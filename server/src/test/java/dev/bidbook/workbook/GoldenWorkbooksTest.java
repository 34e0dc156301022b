package dev.bidbook.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.sheet.CellAddress;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.template.Template;
import dev.bidbook.validation.Place;
import dev.bidbook.validation.Problem;
import dev.bidbook.validation.ProblemType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks of ours are, part by part, what they were when somebody last looked at them. */
class GoldenWorkbooksTest {

    private static final RowKey KEY = new RowKey("0793591|STL|BA-26-0417");

    private final Path folder;

    GoldenWorkbooksTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aWeeklyReviewWithATrend() throws Exception {
        same("weekly-review", Parts.of(write(SampleWorkbook.content(SampleWorkbook.weeklyReview(), 6, 7))));
    }

    @Test
    void aWeeklyReviewWithoutLinesAndWithAParameter() throws Exception {
        WorkbookContent content = SampleWorkbook.content(SampleWorkbook.weeklyReview(), 0, 7);
        same(
                "weekly-review-without-lines",
                Parts.of(write(new WorkbookContent(
                        content.template(),
                        content.title(),
                        content.identity(),
                        Map.of("cover_weeks", 6.0),
                        content.asOf(),
                        content.rows(),
                        List.of(),
                        content.editable()))));
    }

    @Test
    void rowsOfPeople() throws Exception {
        same("supplier-issues", Parts.of(write(SampleWorkbook.content(SampleWorkbook.test("supplier-issues"), 3, 7))));
    }

    @Test
    void rulesOfEverySort() throws Exception {
        Template template = SampleWorkbook.test("open-points");
        same("open-points", Parts.of(write(SampleWorkbook.content(template, OpenPoints.rows(template, 7, 5)))));
    }

    @Test
    void valuesOfEverySort() throws Exception {
        Template template = SampleWorkbook.test("every-kind");
        List<Row> rows = OddRows.of(template, OddValues.TEXTS.size()).stream()
                .filter(row ->
                        row.values().stream().noneMatch(value -> value.equals(CellValue.ofText(OddValues.LONGEST))))
                .toList();
        same("every-kind", Parts.of(write(SampleWorkbook.content(template, rows))));
    }

    @Test
    void aWorkbookWithItsProblems() throws Exception {
        Template review = SampleWorkbook.weeklyReview();
        Path original = write(SampleWorkbook.content(review, 6, 7));
        Problem cell = new Problem(
                ProblemType.NOT_A_DATE,
                Place.cell("Review", new CellAddress(9, SampleWorkbook.place(review, "ETA")), KEY, "ETA"),
                "31.02.2026",
                "a date",
                "31.02.2026 is not a date.",
                "Write a date such as 2026-03-02.");
        Problem file = new Problem(ProblemType.UNKNOWN_ROW, Place.NOWHERE, null, null, "A row is new.", "Delete it.");
        same("problems", changed(original, List.of(cell, file), List.of()));
    }

    @Test
    void aWorkbookInConflict() throws Exception {
        Template review = SampleWorkbook.weeklyReview();
        Path original = write(SampleWorkbook.content(review, 6, 7));
        ConflictRow comment = new ConflictRow(
                        KEY,
                        "Comment",
                        CellValue.Blank.BLANK,
                        new CellValue.Text("mine\nin two lines"),
                        new CellValue.Text("theirs"),
                        "anna",
                        Instant.parse("2026-11-20T14:03:00Z"))
                .at(Place.cell("Review", new CellAddress(8, SampleWorkbook.place(review, "Comment")), KEY, "Comment"));
        ConflictRow row = new ConflictRow(
                KEY,
                "(row)",
                CellValue.Blank.BLANK,
                new CellValue.Text("removed"),
                new CellValue.Text("changed"),
                "bert",
                Instant.parse("2026-11-20T15:03:00Z"));
        same("conflicts", changed(original, List.of(), List.of(comment, row)));
    }

    /** The parts of the annotated workbook that are not those of the original. */
    private Map<String, byte[]> changed(Path original, List<Problem> problems, List<ConflictRow> conflicts)
            throws Exception {
        Path annotated = folder.resolve("annotated.xlsx");
        try (var out = Files.newOutputStream(annotated)) {
            WorkbookAnnotator.annotate(original, problems, conflicts, List.of(), out);
        }
        Map<String, byte[]> before = Parts.of(original);
        Map<String, byte[]> changed = new TreeMap<>(Parts.of(annotated));
        changed.entrySet().removeIf(part -> Arrays.equals(part.getValue(), before.get(part.getKey())));
        return changed;
    }

    private Path write(WorkbookContent content) throws Exception {
        return SampleWorkbook.write(content, folder.resolve("written.xlsx"));
    }

    private static void same(String name, Map<String, byte[]> parts) throws Exception {
        assertThat(GoldenParts.differences(name, parts))
                .as("if the new form is meant, renew the files as CONTRIBUTING.md says and look at the difference")
                .isEmpty();
    }
}
