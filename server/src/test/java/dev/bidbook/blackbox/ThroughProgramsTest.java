package dev.bidbook.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bidbook.blackbox.SpreadsheetPrograms.Edit;
import dev.bidbook.blackbox.SpreadsheetPrograms.Job;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Workbooks of ours, opened and saved by every program there is, say what was edited in them and nothing else. */
class ThroughProgramsTest {

    private static final long SEED = 20_261_122L;
    private static final int EDITS = 12;
    private static final int ROWS = SpreadsheetPrograms.values().length * 6;

    @TempDir
    static Path folder;

    private static RunningServer server;

    @BeforeAll
    static void start() throws Exception {
        Path templates = Files.createDirectories(folder.resolve("templates"));
        for (String name : List.of("supplier-issues", "every-kind", "weekly-review")) {
            Path from = name.equals("weekly-review")
                    ? Path.of("..", "templates", name, "template.yaml")
                    : Path.of("src", "test", "resources", "templates", name, "template.yaml");
            Files.copy(from, Files.createDirectories(templates.resolve(name)).resolve("template.yaml"));
        }
        server = RunningServer.inThisProcess(folder, templates);
        ProgramSheets.fill(server, folder, "northline", ROWS, value -> true);
        ProgramSheets.fill(server, folder, "southline", ROWS, SpreadsheetPrograms.SHEETJS::writes);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void theProgramSavesWhatWasEditedAndNothingElse(SpreadsheetPrograms program) throws Exception {
        Path own = Files.createDirectories(folder.resolve(program.name()));
        Map<ProgramSheets, Map<String, String>> expected = new EnumMap<>(ProgramSheets.class);
        List<Job> jobs = new ArrayList<>();
        for (ProgramSheets sheet : ProgramSheets.values()) {
            Path copy = Files.write(
                    own.resolve(sheet + "-copy.xlsx"),
                    server.get(sheet.path(program.scope()) + "/workbook", "X-Bidbook-User", program.name())
                            .body());
            Map<String, String> cells = new TreeMap<>();
            jobs.add(new Job(copy, own.resolve(sheet + "-saved.xlsx"), sheet.sheetName(), List.of()));
            jobs.add(new Job(
                    copy,
                    own.resolve(sheet + "-edited.xlsx"),
                    sheet.sheetName(),
                    edits(sheet, program, new Headers(copy, sheet), cells)));
            expected.put(sheet, cells);
        }
        program.run(jobs, own);
        Map<String, String> faults = new LinkedHashMap<>();
        for (ProgramSheets sheet : ProgramSheets.values()) {
            check(program, sheet, own, expected.getOrDefault(sheet, Map.of()), faults);
        }
        assertThat(faults).as("seed " + SEED).isEmpty();
    }

    private static void check(
            SpreadsheetPrograms program,
            ProgramSheets sheet,
            Path own,
            Map<String, String> expected,
            Map<String, String> faults)
            throws Exception {
        String person = program.name();
        String saved = server.workbook(
                        sheet.path(program.scope()) + "/validation", own.resolve(sheet + "-saved.xlsx"), person, false)
                .text();
        if (!saved.equals("{\"problems\":[],\"warnings\":[],\"conflicts\":[],\"cells\":{\"changed\":0}}")) {
            faults.put(sheet + " unedited", saved);
        }
        Map<String, String> before = sheet.entries(server, program.scope());
        var answer = server.workbook(
                sheet.path(program.scope()) + "/submissions", own.resolve(sheet + "-edited.xlsx"), person, false);
        Map<String, String> changes = Served.changes(before, sheet.entries(server, program.scope()));
        if (answer.status() != 201 || answer.json().get("warnings").size() > 0) {
            faults.put(sheet + " edited", answer.text());
        }
        if (!changes.equals(expected)) {
            faults.put(sheet + " stored", changes + "\n   instead of\n" + expected);
        }
    }

    /** Where the columns of a workbook stand. */
    private static final class Headers {

        private final int row;
        private final List<String> names = new ArrayList<>();

        Headers(Path copy, ProgramSheets sheet) throws Exception {
            try (InputStream in = Files.newInputStream(copy);
                    XSSFWorkbook workbook = new XSSFWorkbook(in)) {
                XSSFSheet table = workbook.getSheet(sheet.sheetName());
                this.row = table.getTables().get(0).getStartRowIndex();
                table.getRow(row).forEach(cell -> names.add(cell.getStringCellValue()));
            }
        }

        /** The edit of a line's cell, the lines counted from 0. */
        Edit edit(int line, String column, String kind, @Nullable Object value) {
            return new Edit(row + 2 + line, names.indexOf(column), kind, value);
        }
    }

    /** Some cells of the program's own rows, so that no two programs write the same cell. */
    private static List<Edit> edits(
            ProgramSheets sheet, SpreadsheetPrograms program, Headers headers, Map<String, String> expected)
            throws Exception {
        Random random = new Random(SEED + program.place());
        JsonNode content = server.get(sheet.path(program.scope())).json();
        List<Edit> edits = new ArrayList<>();
        Map<String, String> columns = sheet.editable();
        List<String> names = new ArrayList<>(columns.keySet());
        while (edits.size() < EDITS) {
            int row = random.nextInt(ROWS / SpreadsheetPrograms.values().length) * SpreadsheetPrograms.values().length
                    + program.place();
            String column = names.get(random.nextInt(names.size()));
            JsonNode line = content.get("rows").get(row);
            String cell = line.get("key").asText() + " / " + column;
            JsonNode value =
                    ProgramSheets.value(columns.getOrDefault(column, "text"), random.nextInt(1000), program::writes);
            boolean changes = !ProgramSheets.plain(value)
                    .equals(ProgramSheets.plain(line.get("values").get(column)));
            if (!expected.containsKey(cell) && changes) {
                expected.put(cell, ProgramSheets.plain(value));
                edits.add(headers.edit(row, column, columns.getOrDefault(column, "text"), written(value)));
            }
        }
        return edits;
    }

    private static @Nullable Object written(JsonNode value) {
        if (value.isNull()) {
            return null;
        } else if (value.isBoolean()) {
            return value.asBoolean() ? "Yes" : "No";
        }
        return value.isNumber() ? (Object) value.doubleValue() : value.asText();
    }
}
