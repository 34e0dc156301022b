package dev.bidbook.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.template.Template;
import dev.bidbook.template.TemplateReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockCounterTest {

    private static final String TEMPLATE =
            """
            template: suppliers
            version: 1
            rows: people
            key: [Supplier]
            columns:
              - {name: Supplier, kind: text}
              - {name: Status, kind: choice, choices: [Open, Done]}
            summary:
              - {count-by: Status, split-by: Supplier}
            """;

    @Test
    void aSheetWithoutRowsHasNothingToSplitTheCountsOfItsChoicesBy() throws Exception {
        Template template = TemplateReader.read(TEMPLATE, "", "suppliers");

        Block block = new BlockCounter(template, template.summaries().get(0)).finish();

        assertThat(block.rows()).hasSize(2);
        assertThat(block.columns()).isEmpty();
        assertThat(block.counts()).containsExactly(List.of(0), List.of(0));
    }
}
