package dev.bidbook.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.template.Template;
import dev.bidbook.template.TemplateReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The formulas of the templates that Bidbook comes with, and of those in the documentation and the tests. */
final class WeeklyReviewFormulasTest {

    @Test
    void theStockThatAnAwardAsksForIsComputed() throws Exception {
        Template review = TemplateReader.read(productFolder("templates/weekly-review"));
        List<CellValue> values =
                new ArrayList<>(Collections.nCopies(review.columns().size(), (CellValue) CellValue.Blank.BLANK));
        values.set(review.positionOf("Annualized Qty"), new CellValue.Number(120));
        values.set(review.positionOf("On Hand"), new CellValue.Number(4));

        List<CellValue> filled = RowFormulas.compile(review)
                .evaluator(Map.of(), LocalDate.of(2026, 11, 22))
                .fill(values);

        assertThat(filled.get(review.positionOf("Required safety stock"))).isEqualTo(new CellValue.Number(10));
        assertThat(filled.get(review.positionOf("Shortfall"))).isEqualTo(new CellValue.Number(6));
    }

    @Test
    void theFormulasOfOtherTemplatesAreUnderstood() throws Exception {
        String page = Files.readString(productFolder("docs/templates.md"));
        int start = page.indexOf("```yaml\n") + 8;
        Template documented = TemplateReader.read(page.substring(start, page.indexOf("```", start)), "", "open-orders");
        Template issues = TemplateReader.read(
                Path.of(java.util.Objects.requireNonNull(getClass().getResource("/templates/supplier-issues"))
                        .toURI()));

        assertThat(RowFormulas.compile(documented).count()).isEqualTo(1);
        assertThat(RowFormulas.compile(issues).count()).isEqualTo(2);
    }

    private static Path productFolder(String name) {
        Path here = Path.of(name);
        return Files.exists(here) ? here : Path.of("..").resolve(name);
    }
}
