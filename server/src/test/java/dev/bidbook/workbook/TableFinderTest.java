package dev.bidbook.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.sheet.CellValue.Text;
import dev.bidbook.sheet.Row;
import dev.bidbook.template.Template;
import dev.bidbook.template.TemplateReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of a workbook's sheets holds the table. */
class TableFinderTest {

    private static final String TEMPLATE =
            """
            template: suppliers
            version: 1
            rows: people
            key: [Supplier]
            columns:
              - {name: Supplier, kind: text, choices: [Acme, Bolt]}
              - {name: Note, kind: text}
            """;

    private final Path folder;

    TableFinderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void theListsOfTheDropdownsAreNotTakenForTheTable() throws Exception {
        Template template = TemplateReader.read(TEMPLATE, "", "suppliers");
        List<Row> rows = List.of(SampleWorkbook.row(template, 1, Map.of("Supplier", new Text("Acme"))));
        ReturnedFile file = new ReturnedFile(template, rows, folder);
        SampleWorkbook.write(SampleWorkbook.content(template, rows), file.file);

        // Without its own columns to tell it by, the table has no more than the lists have.
        ReturnedWorkbook returned = file.edit(workbook -> {
                    var header = workbook.getSheetAt(0).getRow(Layout.HEADER_ROW - 1);
                    for (int place = 1; place <= 3; place++) {
                        header.getCell(place).setCellValue("Mine " + place);
                    }
                })
                .read();

        assertThat(returned.problems()).isEmpty();
    }
}
