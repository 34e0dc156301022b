package dev.bidbook.strangers;

import static dev.bidbook.strangers.RunningServer.XLSX;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bidbook.strangers.RunningServer.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * However a report or a downloaded workbook is written, it is read as what it says. The number of workbooks is the
 * system property {@code variants}; a failure names the seed of its workbook.
 */
class ManyFormsTest {

    private static final int VARIANTS = Integer.getInteger("variants", 60);
    private static final long SEED = Long.getLong("seed", 20_261_122L);

    private static final Set<String> ENTRIES = Set.of(
            "Comment",
            "Part status explanation",
            "IBT number",
            "IBT qty requested",
            "Alternative part",
            "Root cause",
            "Owner",
            "Customer answer",
            "ETA",
            "Supplier issue until",
            "RAM/NAM told on");

    /** Columns that are calculated from the answers, or that the server writes. */
    private static final Set<String> VOLATILE = Set.of("Weeks answer unchanged");

    private static RunningServer server;

    @BeforeAll
    static void start() throws Exception {
        server = RunningServer.ofTheProduct();
    }

    @Test
    void aReportInAnyFormHasTheSameLines() throws Exception {
        server.program("forms", "Northline", "Northline Transit");
        Map<String, String> expected = ManyForms.expected();
        byte[] plain = workbook(SEED - 1);
        assertThat(server.report("forms", "2026-W45", "", XLSX, plain).status()).isEqualTo(201);
        assertThat(rows("weekly-review/forms/2026-W45")).isEqualTo(expected);
        List<String> failures = new ArrayList<>();
        for (long seed = SEED; seed < SEED + VARIANTS; seed++) {
            byte[] bytes = workbook(seed);
            Answer answer = server.report("forms", "2026-W45", "", XLSX, bytes);
            boolean same =
                    answer.status() == 201 && answer.rows().equals("read 12, new 0, changed 0, gone 0, dropped 0");
            if (!same) {
                failures.add("seed " + seed + ": " + answer.json() + kept(bytes, seed)
                        + difference(expected, rows("weekly-review/forms/2026-W45")));
                server.report("forms", "2026-W45", "", XLSX, plain);
            }
        }

        assertThat(failures).isEmpty();
    }

    @Test
    void aDownloadedWorkbookInAnyFormChangesTheCellsThatWereChanged() throws Exception {
        server.program("copies", "Northline", "Northline Transit");
        String sheet = "weekly-review/copies/2026-W45";
        assertThat(server.report("copies", "2026-W45", "", XLSX, workbook(SEED)).status())
                .isEqualTo(201);
        ManyCopies copy = new ManyCopies(
                server.get("/api/v1/sheets/" + sheet + "/workbook").bytes());
        Map<String, String> stored = cells(sheet);
        Map<String, String> base = Map.copyOf(stored);
        List<String> failures = new ArrayList<>();
        for (long seed = SEED; seed < SEED + VARIANTS; seed++) {
            Random random = new Random(seed);
            Map<String, List<ManyCopies.Edit>> edits = copy.edits(random);
            Set<String> said = new HashSet<>();
            List<List<Object>> grid = copy.grid(edits, random, said);
            byte[] bytes = new FormedWorkbook(random, Map.of()).bytes(grid, copy.above());
            Map<String, String> next = new TreeMap<>(stored);
            base.forEach((cell, value) -> {
                String key = cell.substring(0, cell.indexOf('\n'));
                String column = cell.substring(cell.indexOf('\n') + 1);
                boolean entry = ENTRIES.contains(column) && said.contains(key) && said.contains(column);
                next.computeIfPresent(cell, (c, before) -> entry ? value : before);
            });
            edits.forEach((key, row) -> row.forEach(edit -> {
                if (said.contains(key)) {
                    next.put(key + "\n" + edit.column(), edit.json());
                }
            }));
            Answer checked = server.post("/api/v1/sheets/" + sheet + "/validation", XLSX, bytes);
            Answer answer = server.post("/api/v1/sheets/" + sheet + "/submissions", XLSX, bytes);
            Map<String, String> now = cells(sheet);
            if (answer.status() != 201 || !checked.json().path("problems").isEmpty() || !now.equals(next)) {
                failures.add("seed " + seed + ": " + answer.json() + kept(bytes, seed) + difference(next, now));
            }
            stored = now;
        }

        assertThat(failures).isEmpty();
    }

    /** All cells of a sheet, by key and column. */
    private static Map<String, String> cells(String sheet) throws Exception {
        Map<String, String> cells = new TreeMap<>();
        for (JsonNode row : server.rows(sheet).json().path("rows")) {
            row.path("values").properties().forEach(value -> {
                boolean stable = !VOLATILE.contains(value.getKey());
                if (stable) {
                    cells.put(
                            row.path("key").asText() + "\n" + value.getKey(),
                            value.getValue().toString());
                }
            });
        }
        return cells;
    }

    private static byte[] workbook(long seed) {
        Random random = new Random(seed);
        List<List<Object>> grid = ManyForms.grid(random, true);
        return new FormedWorkbook(random, Map.of()).bytes(grid, headerRow(grid) + 1);
    }

    private static String kept(byte[] bytes, long seed) throws Exception {
        String kept = System.getProperty("kept");
        if (kept != null) {
            Files.write(Path.of(kept).resolve(seed + ".xlsx"), bytes);
        }
        return "";
    }

    private static int headerRow(List<List<Object>> grid) {
        int row = 0;
        while (grid.get(row) == null || grid.get(row).size() < 10) {
            row++;
        }
        return row;
    }

    private static String difference(Map<String, String> expected, Map<String, String> now) {
        StringBuilder difference = new StringBuilder();
        expected.forEach((cell, value) -> {
            String other = String.valueOf(now.get(cell));
            if (!other.equals(value)) {
                difference.append("\n  ").append(cell.replace('\n', ' ')).append(": ");
                difference.append(value).append(" → ").append(other);
            }
        });
        return difference.toString();
    }

    /** The cells of a sheet that come from the report, by key and column. */
    private static Map<String, String> rows(String sheet) throws Exception {
        Map<String, String> cells = new TreeMap<>();
        JsonNode rows = server.rows(sheet).json().path("rows");
        for (JsonNode row : rows) {
            for (String column : ManyForms.HEADERS) {
                cells.put(
                        row.path("key").asText() + " " + column,
                        row.path("values").path(column).toString());
            }
        }
        return cells;
    }
}
