package dev.bidbook.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bidbook.workbook.Tools;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** The programs that open a workbook of ours, write some cells and save it. Each is started once for all its files. */
enum SpreadsheetPrograms {
    LIBREOFFICE,
    EXCELJS,
    SHEETJS,
    SHEETJS_WITH_DATES_AND_STYLES,
    OPENPYXL,
    /** What services do that keep cells and formats and nothing else: no table, no hidden sheet, no properties. */
    CELLS_ALONE,
    /** What queries and scripts write: every cell text, dates as ISO text. */
    ALL_CELLS_TEXT;

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A cell to write.
     *
     * @param row from 1
     * @param column from 0
     * @param kind text, number, date or moment
     * @param value text, also for dates, which are ISO; a number; or null to clear the cell
     */
    record Edit(int row, int column, String kind, @Nullable Object value) {}

    /** A file to open, what to write, and where to save it. */
    record Job(Path from, Path to, String sheet, List<Edit> edits) {}

    /**
     * Whether the program can write the value so that it means what it says. Days of the year 1900, where programs
     * count differently and a number is likelier than a date, are asked about by the server. Text that looks like an escape is
     * one, and only some programs escape it.
     */
    boolean writes(JsonNode value) {
        boolean early = value.asText().matches("1900-\\d\\d-\\d\\d(T.*)?");
        return !early && (this == LIBREOFFICE || !value.asText().contains("_x"));
    }

    /** Whose sheets it is given: SheetJS itself changes what it cannot write, without being asked. */
    String scope() {
        return this == SHEETJS || this == SHEETJS_WITH_DATES_AND_STYLES ? "southline" : "northline";
    }

    /** Does the jobs; a program that is not installed skips the test, or fails it where it has to be. */
    void run(List<Job> jobs, Path folder) throws Exception {
        if (this == LIBREOFFICE) {
            libreOffice(jobs, folder);
            return;
        }
        List<Map<String, @Nullable Object>> told = new ArrayList<>();
        for (Job job : jobs) {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("from", job.from().toString());
            one.put("to", job.to().toString());
            one.put("sheet", job.sheet());
            one.put("edits", job.edits());
            told.add(one);
        }
        Path file = folder.resolve(name() + ".json");
        JSON.writeValue(file.toFile(), told);
        boolean node = name().endsWith("JS") || this == SHEETJS_WITH_DATES_AND_STYLES;
        if (node) {
            Tools.node(Path.of("src", "test", "node", "programs.js"), name(), file.toString());
        } else {
            Tools.openpyxl(script(), name(), file.toString());
        }
    }

    /** LibreOffice only converts when nobody sits before it, so the cells are written before. */
    private static void libreOffice(List<Job> jobs, Path folder) throws Exception {
        Path edited = Files.createDirectories(folder.resolve("edited"));
        List<Path> files = new ArrayList<>();
        for (Job job : jobs) {
            Path file = edited.resolve(job.to().getFileName());
            byPoi(job, file);
            files.add(file);
        }
        List<Path> saved = Tools.libreOffice(files, "xlsx", folder);
        for (int i = 0; i < jobs.size(); i++) {
            Files.move(saved.get(i), jobs.get(i).to());
        }
    }

    private static void byPoi(Job job, Path to) throws IOException {
        if (job.edits().isEmpty()) {
            Files.copy(job.from(), to);
            return;
        }
        try (InputStream in = Files.newInputStream(job.from());
                XSSFWorkbook workbook = new XSSFWorkbook(in);
                OutputStream out = Files.newOutputStream(to)) {
            for (Edit edit : job.edits()) {
                Row row = workbook.getSheet(job.sheet()).getRow(edit.row() - 1);
                Cell cell = row.getCell(edit.column(), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
                cell.setBlank();
                if (edit.value() instanceof Number number) {
                    cell.setCellValue(number.doubleValue());
                } else if (edit.value() instanceof String text) {
                    switch (edit.kind()) {
                        case "date" -> cell.setCellValue(LocalDate.parse(text));
                        case "moment" -> cell.setCellValue(LocalDateTime.parse(text));
                        default -> cell.setCellValue(text);
                    }
                }
            }
            workbook.write(out);
        }
    }

    private static String script() throws IOException {
        try (InputStream in = SpreadsheetPrograms.class.getResourceAsStream("programs.py")) {
            if (in == null) {
                throw new IOException("programs.py is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
