package dev.bidbook.workbook;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Date;
import dev.bidbook.sheet.CellValue.Number;
import dev.bidbook.sheet.CellValue.Text;
import dev.bidbook.sheet.Period;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.SheetContent;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.spreadsheet.Spreadsheet;
import dev.bidbook.spreadsheet.SpreadsheetLimits;
import dev.bidbook.template.Column;
import dev.bidbook.template.Role;
import dev.bidbook.template.Template;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row.MissingCellPolicy;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A workbook of ours in the hands of a person: written, edited with POI, read again. */
final class ReturnedFile {

    static final int ROWS = 8;

    /** The workbook is the same for all tests, and writing one takes longer than reading it. */
    private static final ByteArrayOutputStream WRITTEN = new ByteArrayOutputStream();

    private final Template template;
    private final SheetContent base;
    private final Path folder;
    Path file;

    ReturnedFile(Template template, List<Row> rows, Path folder) {
        this.template = template;
        this.base = new SheetContent(new SheetId(template.name(), "northline", new Period.Week(2026, 47)), 3, rows);
        this.folder = folder;
        this.file = folder.resolve("written.xlsx");
    }

    /** A weekly review of eight lines, some of them answered. */
    static ReturnedFile weeklyReview(Path folder) throws Exception {
        Template template = SampleWorkbook.weeklyReview();
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i <= ROWS; i++) {
            Map<String, CellValue> cells = new HashMap<>();
            cells.put("Customer", new Text("Northline Fleet Services"));
            cells.put("Program", new Text("Northline 2026"));
            cells.put("Bid ID", new Text("BA-26-0417"));
            cells.put("Part Number", new Text("079359" + i));
            cells.put("Branch", new Text(i % 2 == 0 ? "STL" : "DAL"));
            cells.put("Description", new Text("Wheel seal " + i));
            cells.put("Stock Status", new Text(i % 3 == 0 ? "Partial" : "Out of Stock"));
            cells.put("Annualized Qty", new Number(52 * i));
            cells.put("On Hand", new Number(i));
            cells.put("Next PO ETA", new Date(LocalDate.of(2026, 12, i)));
            if (i % 2 == 0) {
                cells.put("ETA", new Date(LocalDate.of(2026, 12, 10 + i)));
                cells.put("Comment", new Text("seen " + i));
            }
            rows.add(SampleWorkbook.row(template, i, cells));
        }
        ReturnedFile file = new ReturnedFile(template, rows, folder);
        synchronized (WRITTEN) {
            if (WRITTEN.size() == 0) {
                new WorkbookWriter().write(SampleWorkbook.content(template, rows), WRITTEN);
            }
            Files.write(file.file, WRITTEN.toByteArray());
        }
        return file;
    }

    /** The same file over a base in which the second row has this comment. */
    ReturnedFile withComment(String comment) {
        List<Row> rows = new ArrayList<>(base.rows());
        Row second = rows.get(1);
        List<CellValue> values = new ArrayList<>(second.values());
        values.set(template.positionOf("Comment"), new Text(comment));
        rows.set(1, new Row(second.id(), second.key(), values));
        ReturnedFile other = new ReturnedFile(template, rows, folder);
        other.file = file;
        return other;
    }

    Template template() {
        return template;
    }

    SheetContent base() {
        return base;
    }

    /** Opens the file with POI, lets it be edited, and saves it. */
    ReturnedFile edit(Consumer<XSSFWorkbook> edit) throws Exception {
        Path edited = folder.resolve("edited.xlsx");
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file);
                XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            edit.accept(workbook);
            var buffer = new ByteArrayOutputStream();
            workbook.write(buffer);
            bytes = buffer.toByteArray();
        }
        Files.write(edited, bytes);
        file = edited;
        return this;
    }

    ReturnedWorkbook read() throws Exception {
        try (Spreadsheet spreadsheet = Spreadsheet.open(file, SpreadsheetLimits.DEFAULTS)) {
            return WorkbookReader.read(spreadsheet, template, base, ReturnedFile::isEditable);
        }
    }

    Spreadsheet open() throws Exception {
        return Spreadsheet.open(file, SpreadsheetLimits.DEFAULTS);
    }

    static boolean isEditable(Column column) {
        return column.editors().isEmpty() || column.editors().contains(Role.SUPPLY_CHAIN_SPECIALIST);
    }

    /** The number of columns that the sender may edit. */
    int editableColumns() {
        return (int) template.columns().stream()
                .filter(column -> column.origin() == dev.bidbook.template.Origin.ENTRY)
                .filter(ReturnedFile::isEditable)
                .count();
    }

    /** The cell of a column, by its header, in the table's line counted from 1. */
    static Cell cell(XSSFWorkbook workbook, int line, String header) {
        return cell(workbook.getSheetAt(0), line, header);
    }

    static Cell cell(XSSFSheet sheet, int line, String header) {
        return at(sheet, Layout.HEADER_ROW + line, place(sheet, header));
    }

    static int place(XSSFSheet sheet, String header) {
        for (Cell cell : sheet.getRow(Layout.HEADER_ROW - 1)) {
            if (cell.getStringCellValue().equals(header)) {
                return cell.getColumnIndex();
            }
        }
        throw new IllegalArgumentException("no column " + header);
    }

    /** A cell by its row from 1 and its column from 0. */
    static Cell at(XSSFSheet sheet, int row, int column) {
        var line = sheet.getRow(row - 1) == null ? sheet.createRow(row - 1) : sheet.getRow(row - 1);
        Cell cell = line.getCell(column, MissingCellPolicy.CREATE_NULL_AS_BLANK);
        if (cell.getCellType() == CellType.STRING) {
            // POI keeps the old text of an inline string beside the new one; a shared string it replaces.
            String text = cell.getStringCellValue();
            cell.setBlank();
            cell.setCellValue(text);
        }
        return cell;
    }

    /** Turns the order of the table's lines around, in the columns given (from 0, the last one excluded). */
    static void reverse(XSSFSheet sheet, int from, int to) {
        for (int column = from; column < to; column++) {
            for (int line = 1; line <= ROWS / 2; line++) {
                swap(
                        at(sheet, Layout.HEADER_ROW + line, column),
                        at(sheet, Layout.HEADER_ROW + ROWS + 1 - line, column));
            }
        }
    }

    /** Exchanges two columns, headers and all. */
    static void exchange(XSSFSheet sheet, int one, int other) {
        for (int row = Layout.HEADER_ROW; row <= Layout.HEADER_ROW + ROWS; row++) {
            swap(at(sheet, row, one), at(sheet, row, other));
        }
    }

    private static void swap(Cell one, Cell other) {
        Object kept = take(one);
        Object moved = take(other);
        put(one, moved);
        put(other, kept);
        var style = one.getCellStyle();
        one.setCellStyle(other.getCellStyle());
        other.setCellStyle(style);
    }

    private static Object take(Cell cell) {
        return switch (cell.getCellType()) {
            case NUMERIC -> cell.getNumericCellValue();
            case STRING -> cell.getStringCellValue();
            default -> "";
        };
    }

    private static void put(Cell cell, Object value) {
        if (cell.getCellType() == CellType.FORMULA) {
            return;
        }
        if (value instanceof Double number) {
            cell.setCellValue(number);
        } else if (value.equals("")) {
            cell.setBlank();
        } else {
            cell.setCellValue((String) value);
        }
    }
}
