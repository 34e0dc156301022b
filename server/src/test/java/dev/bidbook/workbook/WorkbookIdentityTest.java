package dev.bidbook.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.spreadsheet.Spreadsheet;
import dev.bidbook.spreadsheet.SpreadsheetLimits;
import dev.bidbook.validation.Problem;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbookIdentityTest {

    private static final WorkbookIdentity ONE =
            new WorkbookIdentity("k3v9q2", "weekly-review", 1, "northline", "2026-W47", 3);
    private static final WorkbookIdentity OTHER =
            new WorkbookIdentity("zzz111", "weekly-review", 1, "southline", "2026-W47", 9);

    @Test
    void theTitleTextTellsTheIdentityAmongOtherWords() {
        assertThat(ONE.titleText())
                .isEqualTo("Bidbook copy k3v9q2 of weekly-review/northline/2026-W47, revision 3, template version 1");
        assertThat(WorkbookIdentity.ofTitleText("(" + ONE.titleText() + ".)")).contains(ONE);
        assertThat(WorkbookIdentity.ofTitleText("Bidbook copy k3v9q2")).isEmpty();
    }

    @Test
    void thePropertiesTellTheIdentityWithOrWithoutThePrefix() {
        assertThat(WorkbookIdentity.ofProperties(ONE.properties())).contains(ONE);
        assertThat(WorkbookIdentity.ofProperties(Map.of(
                        "copy", "k3v9q2",
                        "Template", "weekly-review",
                        "template version", "1",
                        "scope", "northline",
                        "period", "2026-W47",
                        "revision", "3")))
                .contains(ONE);
        assertThat(WorkbookIdentity.ofProperties(Map.of("Bidbook copy", "k3v9q2")))
                .isEmpty();
    }

    @Test
    void aWorkbookOfOursTellsItsIdentity(@TempDir Path folder) throws Exception {
        try (Spreadsheet file = ReturnedFile.weeklyReview(folder).open()) {
            int version = SampleWorkbook.weeklyReview().version();
            assertThat(WorkbookReader.identity(file))
                    .contains(new WorkbookIdentity(
                            ONE.copy(), ONE.template(), version, ONE.scope(), ONE.period(), ONE.revision()));
        }
    }

    @Test
    void theTitleIsBelievedBeforeTheRest(@TempDir Path folder) throws Exception {
        assertThat(identity(folder, ONE, OTHER, OTHER)).contains(ONE);
        assertThat(identity(folder, ONE, null, null)).contains(ONE);
    }

    @Test
    void withoutATitleTheHiddenSheetOrThePropertiesAreEnough(@TempDir Path folder) throws Exception {
        assertThat(identity(folder, null, ONE, null)).contains(ONE);
        assertThat(identity(folder, null, null, ONE)).contains(ONE);
        assertThat(identity(folder, null, ONE, ONE)).contains(ONE);
        assertThat(identity(folder, null, null, null)).isEmpty();
    }

    @Test
    void aContradictionIsAProblemNotAGuess(@TempDir Path folder) throws Exception {
        Path file = write(folder, null, ONE, OTHER);
        try (Spreadsheet spreadsheet = Spreadsheet.open(file, SpreadsheetLimits.DEFAULTS)) {
            assertThat(WorkbookReader.identity(spreadsheet)).isEmpty();
            assertThat(WorkbookReader.contradiction(WorkbookReader.identities(spreadsheet))
                            .map(Problem::toString))
                    .contains("The workbook says that it is of copy k3v9q2 of weekly-review/northline/2026-W47 at "
                            + "revision 3, and of copy zzz111 of weekly-review/southline/2026-W47 at revision 9. Send "
                            + "the workbook as it was downloaded, or keep only the sheet that counts, with its title.");
        }
    }

    private static Optional<WorkbookIdentity> identity(
            Path folder,
            @Nullable WorkbookIdentity title,
            @Nullable WorkbookIdentity sheet,
            @Nullable WorkbookIdentity properties)
            throws Exception {
        Path file = write(folder, title, sheet, properties);
        try (Spreadsheet spreadsheet = Spreadsheet.open(file, SpreadsheetLimits.DEFAULTS)) {
            return WorkbookReader.identity(spreadsheet);
        }
    }

    private static Path write(
            Path folder,
            @Nullable WorkbookIdentity title,
            @Nullable WorkbookIdentity sheet,
            @Nullable WorkbookIdentity properties)
            throws Exception {
        Path file = folder.resolve("identity.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            var review = workbook.createSheet("Review");
            review.createRow(0).createCell(0).setCellValue("Northline");
            if (title != null) {
                review.createRow(2).createCell(5).setCellValue(title.titleText());
            }
            if (sheet != null) {
                var hidden = workbook.createSheet(WorkbookIdentity.SHEET_NAME);
                sheet.properties().forEach((name, value) -> {
                    var row = hidden.createRow(hidden.getPhysicalNumberOfRows());
                    row.createCell(0).setCellValue(name);
                    row.createCell(1).setCellValue(value);
                });
            }
            if (properties != null) {
                var custom = workbook.getProperties().getCustomProperties();
                properties.properties().forEach(custom::addProperty);
            }
            workbook.write(out);
        }
        return file;
    }
}
