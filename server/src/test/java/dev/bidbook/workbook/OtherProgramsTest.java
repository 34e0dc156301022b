package dev.bidbook.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bidbook.sheet.CellValue.Date;
import dev.bidbook.sheet.CellValue.Number;
import dev.bidbook.sheet.CellValue.Text;
import dev.bidbook.sheet.RowKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks of ours after programs that are not ours. */
class OtherProgramsTest {

    private static final RowKey FIRST = new RowKey("0793591|DAL|BA-26-0417");

    private final Path folder;

    OtherProgramsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aWorkbookSavedByLibreOfficeSaysOnlyWhatWasEdited() throws Exception {
        needs("soffice", "--version");
        ReturnedFile file = ReturnedFile.weeklyReview(folder)
                .edit(workbook -> ReturnedFile.cell(workbook, 1, "Comment").setCellValue("mine"));
        Path saved = Files.createDirectory(folder.resolve("saved"));
        run(
                "soffice",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                "xlsx",
                "--outdir",
                saved.toString(),
                file.file.toString());
        file.file = saved.resolve(file.file.getFileName().toString());

        ReturnedWorkbook returned = file.read();

        assertThat(returned.problems()).isEmpty();
        assertThat(returned.warnings()).isEmpty();
        assertThat(returned.rows())
                .containsExactly(new ReturnedRow(FIRST, Layout.FIRST_ROW, Map.of("Comment", new Text("mine")), false));
        try (var spreadsheet = file.open()) {
            assertThat(WorkbookReader.identity(spreadsheet)).isPresent();
        }
    }

    @Test
    void aWorkbookEditedByAScriptSaysOnlyWhatWasEdited() throws Exception {
        needs("/usr/bin/python3", "-c", "import openpyxl");
        ReturnedFile file = ReturnedFile.weeklyReview(folder);
        Path script = Files.writeString(
                folder.resolve("edit.py"),
                """
                import datetime, sys, openpyxl
                workbook = openpyxl.load_workbook(sys.argv[1])
                sheet = workbook["Review"]
                header = [cell.value for cell in sheet[%d]]
                def cell(name): return sheet.cell(%d, header.index(name) + 1)
                cell("ETA").value = datetime.date(2026, 12, 24)
                cell("IBT qty requested").value = "12"
                cell("Comment").value = "from a script"
                workbook.save(sys.argv[2])
                """
                        .formatted(Layout.HEADER_ROW, Layout.FIRST_ROW));
        Path saved = folder.resolve("script.xlsx");
        run("/usr/bin/python3", script.toString(), file.file.toString(), saved.toString());
        file.file = saved;

        ReturnedWorkbook returned = file.read();

        assertThat(returned.problems()).isEmpty();
        assertThat(returned.rows())
                .containsExactly(new ReturnedRow(
                        FIRST,
                        Layout.FIRST_ROW,
                        Map.of(
                                "ETA", new Date(LocalDate.of(2026, 12, 24)),
                                "IBT qty requested", new Number(12),
                                "Comment", new Text("from a script")),
                        false));
    }

    private void needs(String... command) throws IOException, InterruptedException {
        boolean there;
        try {
            there = run(command) == 0;
        } catch (IOException notThere) {
            there = false;
        }
        String missing = "install what `" + String.join(" ", command) + "` needs";
        if ("true".equals(System.getenv("CI"))) {
            assertThat(there).as(missing).isTrue();
        }
        assumeTrue(there, missing);
    }

    private int run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(command))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile())
                .start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException(command[0] + " did not end within two minutes");
        }
        return process.exitValue();
    }
}
