package dev.bidbook.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.properties.RandomCases;
import dev.bidbook.sheet.CellAddress;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.template.Template;
import dev.bidbook.template.TemplateReader;
import dev.bidbook.validation.Place;
import dev.bidbook.validation.Problem;
import dev.bidbook.validation.ProblemType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No workbook of ours breaks a rule that Excel would repair or refuse it for. */
class WorkbookRulesTest {

    private static final Path SUPPLIER_ISSUES = Path.of("src", "test", "resources", "templates", "supplier-issues");

    private final Path folder;

    WorkbookRulesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aWeeklyReviewKeepsThem() throws Exception {
        Template template = SampleWorkbook.weeklyReview();

        assertThat(WorkbookRules.broken(write(template, 300))).isEmpty();
        assertThat(WorkbookRules.broken(write(template, 0))).isEmpty();
    }

    @Test
    void aSheetOfPeoplesRowsKeepsThem() throws Exception {
        Template template = TemplateReader.read(SUPPLIER_ISSUES);

        assertThat(WorkbookRules.broken(write(template, 0))).isEmpty();
        assertThat(WorkbookRules.broken(write(template, 50))).isEmpty();
    }

    @Test
    void aSheetWithRulesOfEverySortKeepsThem() throws Exception {
        Template template = SampleWorkbook.test("open-points");

        assertThat(WorkbookRules.broken(write(template, 0))).isEmpty();
        assertThat(WorkbookRules.broken(write(template, 50))).isEmpty();
    }

    @Test
    void odderValuesKeepThemToo() throws Exception {
        List<Template> templates = List.of(
                SampleWorkbook.weeklyReview(), TemplateReader.read(SUPPLIER_ISSUES), SampleWorkbook.test("every-kind"));
        RandomCases.of(getClass(), "odderValuesKeepThemToo", 1).check(draw -> {
            Random random = draw.dice();
            for (Template template : templates) {
                List<Row> rows = OddRows.of(template, 40, random);
                Path file = SampleWorkbook.write(
                        SampleWorkbook.content(template, rows), folder.resolve(template.name() + ".xlsx"));
                assertThat(WorkbookRules.broken(file)).as(template.name()).isEmpty();
                assertThat(WorkbookRules.broken(annotated(file, "marked-" + template.name() + ".xlsx")))
                        .as(template.name() + " with problems")
                        .isEmpty();
            }
        });
    }

    @Test
    void anAnnotatedWorkbookKeepsThemAndSoDoesOneAnnotatedTwice() throws Exception {
        Path once = annotated(write(SampleWorkbook.weeklyReview(), 40), "once.xlsx");
        Path twice = annotated(once, "twice.xlsx");

        assertThat(WorkbookRules.broken(once)).isEmpty();
        assertThat(WorkbookRules.broken(twice)).isEmpty();
    }

    @Test
    void aWorkbookWhoseProblemsAreGoneHasNoSheetOfOursLeft() throws Exception {
        Path annotated = annotated(write(SampleWorkbook.weeklyReview(), 40), "annotated.xlsx");
        Path clean = folder.resolve("clean.xlsx");
        try (var out = Files.newOutputStream(clean)) {
            WorkbookAnnotator.annotate(annotated, List.of(), List.of(), List.of(), out);
        }

        assertThat(WorkbookRules.broken(clean)).isEmpty();
        assertThat(Parts.of(clean).keySet()).noneMatch(part -> part.contains("bidbook"));
    }

    private Path write(Template template, int rows) throws Exception {
        return SampleWorkbook.write(SampleWorkbook.content(template, rows, 7), folder.resolve(rows + ".xlsx"));
    }

    private Path annotated(Path original, String name) throws Exception {
        RowKey key = new RowKey("0793591|STL|BA-26-0417");
        Problem problem = new Problem(
                ProblemType.NOT_A_DATE,
                Place.cell("Review", new CellAddress(8, 30), key, "ETA"),
                "31.02.2026",
                "a date",
                "31.02.2026 is not a date.",
                "Write a date such as 2026-03-02.");
        ConflictRow conflict = new ConflictRow(
                key,
                "Comment",
                CellValue.Blank.BLANK,
                new CellValue.Text("mine"),
                new CellValue.Text("theirs"),
                "anna",
                Instant.parse("2026-11-20T14:03:00Z"));
        Path file = folder.resolve(name);
        try (var out = Files.newOutputStream(file)) {
            WorkbookAnnotator.annotate(original, List.of(problem), List.of(conflict), List.of(), out);
        }
        return file;
    }
}
