package dev.bidbook.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Row;
import dev.bidbook.template.Template;
import dev.bidbook.template.TemplateReader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Days of so long ago that a cell formatted as a date would be taken for a quantity. */
class OldDatesTest {

    private static final String TEMPLATE =
            """
            template: old-dates
            version: 1
            key: [Founded]
            columns:
              - {name: Founded, kind: date and time, origin: report}
              - {name: Moved, kind: date and time, origin: report}
              - {name: Closed, kind: date and time, origin: entry}
              - {name: Sold, kind: date, origin: entry}
            """;

    private final Path folder;

    OldDatesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void whatIsStoredIsNoChangeAndNoProblemWhenItComesBack() throws Exception {
        Template template = TemplateReader.read(TEMPLATE, "", "old-dates");
        CellValue midnight = new CellValue.DateTime(LocalDate.of(1912, 4, 15).atStartOfDay());
        CellValue day = new CellValue.Date(LocalDate.of(1912, 4, 15));
        List<Row> rows = List.of(SampleWorkbook.row(
                template, 1, Map.of("Founded", midnight, "Moved", midnight, "Closed", midnight, "Sold", day)));
        ReturnedFile file = new ReturnedFile(template, rows, folder);
        SampleWorkbook.write(SampleWorkbook.content(template, rows), file.file);

        ReturnedWorkbook returned = file.read();

        assertThat(returned.problems()).isEmpty();
        assertThat(returned.rows()).isEmpty();
        assertThat(returned.silent()).isEqualTo(2);
    }
}
