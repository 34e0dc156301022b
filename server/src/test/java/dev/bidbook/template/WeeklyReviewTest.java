package dev.bidbook.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.sheet.Period;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The template that Bidbook comes with. */
final class WeeklyReviewTest {

    @Test
    void everyTemplateOfTheProductIsRead() throws Exception {
        Templates templates = TemplateReader.readAll(productFolder("templates"));

        assertThat(templates.all())
                .extracting(Template::name)
                .containsExactly(
                        "bid-award",
                        "demand-bid",
                        "escalations",
                        "ibt-request",
                        "reconciliation",
                        "supplier-issues",
                        "weekly-review");
    }

    @Test
    void aLineIsAPartAtABranchInABid() throws Exception {
        Template review = TemplateReader.read(productFolder("templates/weekly-review"));

        assertThat(review.sheetName()).isEqualTo("Review");
        assertThat(review.tableName()).isEqualTo("Review");
        assertThat(review.period()).isEqualTo(Period.Kind.WEEK);
        assertThat(review.rows()).isEqualTo(RowsFrom.REPORT);
        assertThat(review.key()).containsExactly(0, 1, 2);
        assertThat(names(review, Origin.ENTRY)).hasSize(24).endsWith("Answer confirmed on", "Comment");
        assertThat(names(review, Origin.REPORT)).hasSize(28);
        assertThat(names(review, Origin.FORMULA))
                .containsExactly("Required safety stock", "Shortfall", "Suggested IBT qty");
        assertThat(names(review, Origin.SERVER))
                .containsExactly(
                        "First seen",
                        "Gone since",
                        "Differing duplicates",
                        "Weeks out of stock",
                        "Weeks answer unchanged",
                        "Superseded finally by",
                        "IBT status",
                        "Bid status");
        assertThat(review.guide()).startsWith("# The weekly review");
        assertThat(review.digest()).matches("[0-9a-f]{64}");
    }

    private static List<String> names(Template template, Origin origin) {
        return template.columns().stream()
                .filter(column -> column.origin() == origin)
                .map(Column::name)
                .toList();
    }

    /** A folder of the repository, whether the test runs in it or in the module. */
    static Path productFolder(String name) {
        Path here = Path.of(name);
        return Files.exists(here) ? here : Path.of("..").resolve(name);
    }
}
