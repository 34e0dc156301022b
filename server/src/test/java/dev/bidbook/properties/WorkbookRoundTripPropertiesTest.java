package dev.bidbook.properties;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.properties.Expected.Change;
import dev.bidbook.properties.Expected.Fault;
import dev.bidbook.sheet.Period;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.SheetContent;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.spreadsheet.Spreadsheet;
import dev.bidbook.spreadsheet.SpreadsheetLimits;
import dev.bidbook.template.Column;
import dev.bidbook.template.Role;
import dev.bidbook.template.Template;
import dev.bidbook.workbook.ReturnedWorkbook;
import dev.bidbook.workbook.WorkbookReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** For any template, rows and edits: what is generated, edited and read gives exactly the edits. */
final class WorkbookRoundTripPropertiesTest {

    private final Path folder;

    WorkbookRoundTripPropertiesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void whatIsGeneratedEditedAndReadGivesExactlyTheEdits() {
        RandomCases.of(getClass(), "whatIsGeneratedEditedAndReadGivesExactlyTheEdits", 40)
                .check(draw -> {
                    EditedWorkbook edited = generated(draw);
                    edited.answer();
                    edited.disguise(true);
                    ReturnedWorkbook returned = read(draw, edited);
                    assertThat(returned.problems()).isEmpty();
                    assertThat(changes(returned)).isEqualTo(edited.changes());
                    assertThat(returned.silent()).isEqualTo(edited.silent());
                });
    }

    @Test
    void whatMayNotBeIsAProblemAtItsAddressAndNowhereElse() {
        RandomCases.of(getClass(), "whatMayNotBeIsAProblemAtItsAddressAndNowhereElse", 40)
                .check(draw -> {
                    EditedWorkbook edited = generated(draw);
                    Disturbances disturbances = new Disturbances(edited);
                    disturbances.disturb();
                    edited.disguise(false);
                    assertThat(read(draw, edited).problems().stream().map(Fault::of))
                            .containsExactlyInAnyOrderElementsOf(disturbances.faults());
                });
    }

    private EditedWorkbook generated(Draw draw) throws Exception {
        Template template = RandomTemplate.draw(draw);
        Role role = draw.of(Role.SUPPLY_CHAIN_SPECIALIST, Role.RAM);
        List<Row> base = RandomTemplate.rows(draw, template, 8);
        base.forEach(row -> draw.tell("base " + row));
        return new EditedWorkbook(
                draw, template, base, editable(role), Generated.workbook(template, base, editable(role)));
    }

    private static Predicate<Column> editable(Role role) {
        return column -> column.editors().isEmpty() || column.editors().contains(role);
    }

    private ReturnedWorkbook read(Draw draw, EditedWorkbook edited) throws Exception {
        byte[] saved = edited.table.save();
        Path file = folder.resolve("edited.xlsx");
        Files.write(file, draw.oneIn(8) ? savedByAnotherProgram(saved) : saved);
        SheetContent base = new SheetContent(
                new SheetId(edited.template.name(), "northline", new Period.Week(2026, 47)), 3, edited.base);
        try (Spreadsheet spreadsheet = Spreadsheet.open(file, SpreadsheetLimits.DEFAULTS)) {
            assertThat(WorkbookReader.identity(spreadsheet)).contains(Generated.IDENTITY);
            return WorkbookReader.read(spreadsheet, edited.template, base, edited.editable());
        }
    }

    private static byte[] savedByAnotherProgram(byte[] xlsx) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(xlsx))) {
            workbook.write(bytes);
        }
        return bytes.toByteArray();
    }

    private static List<Change> changes(ReturnedWorkbook returned) {
        return returned.rows().stream()
                .map(row -> new Change(row.key(), row.excelRow(), row.cells(), row.delete()))
                .toList();
    }
}
