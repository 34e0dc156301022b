package dev.bidbook.http;

import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The downloaded workbook of the demo's week as somebody filled it. */
final class FilledWorkbook implements AutoCloseable {

    private final XSSFWorkbook book;
    private final XSSFSheet sheet;
    private final Row headings;

    FilledWorkbook(byte[] workbook) throws Exception {
        this.book = new XSSFWorkbook(new ByteArrayInputStream(workbook));
        this.sheet = book.getSheet("Review");
        this.headings = sheet.getRow(sheet.getTables().get(0).getStartRowIndex());
    }

    /** The file with one cell written. */
    static FilePayload with(byte[] workbook, String key, String column, String value) throws Exception {
        try (FilledWorkbook filled = new FilledWorkbook(workbook)) {
            return filled.write(key, column, value).file();
        }
    }

    /** Writes into the line of a key, such as {@code CB-8243|PVD|HT-26-0093}. */
    FilledWorkbook write(String key, String column, String value) {
        for (Row row : sheet) {
            if (row.getRowNum() > headings.getRowNum() && texts(row).containsAll(List.of(key.split("\\|")))) {
                row.getCell(texts(headings).indexOf(column), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK)
                        .setCellValue(value);
                return this;
            }
        }
        throw new IllegalStateException("the workbook has no line " + key);
    }

    private static List<String> texts(Row row) {
        List<String> texts = new ArrayList<>();
        DataFormatter formatter = new DataFormatter();
        for (int column = 0; column < row.getLastCellNum(); column++) {
            Cell cell = row.getCell(column);
            texts.add(cell == null ? "" : formatter.formatCellValue(cell));
        }
        return texts;
    }

    FilePayload file() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        book.write(bytes);
        return new FilePayload("filled.xlsx", Accepts.XLSX, bytes.toByteArray());
    }

    @Override
    public void close() throws IOException {
        book.close();
    }
}
