package dev.bidbook.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A workbook's file as the workbook model of the pane's tests takes it: what Excel would have in memory after opening it. */
final class OpenedWorkbook {

    private OpenedWorkbook() {}

    /**
     * The sheets as JSON.
     *
     * @param withTitle whether the title block still says which copy it is; people clear it
     */
    static String sheets(byte[] file, boolean withTitle) throws Exception {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            List<Map<String, Object>> sheets = new ArrayList<>();
            for (int index = 0; index < book.getNumberOfSheets(); index++) {
                boolean hidden = book.getSheetVisibility(index) != SheetVisibility.VISIBLE;
                sheets.add(sheet(book.getSheetAt(index), hidden, withTitle));
            }
            return new ObjectMapper().writeValueAsString(sheets);
        }
    }

    private static Map<String, Object> sheet(XSSFSheet sheet, boolean hidden, boolean withTitle) {
        List<List<Object>> rows = new ArrayList<>();
        List<List<String>> formulas = new ArrayList<>();
        for (Row row : sheet) {
            while (rows.size() <= row.getRowNum()) {
                rows.add(new ArrayList<>());
            }
            List<Object> cells = rows.get(row.getRowNum());
            for (Cell cell : row) {
                while (cells.size() < cell.getColumnIndex()) {
                    cells.add("");
                }
                Object value = value(cell);
                boolean title = value instanceof String text && text.contains("Bidbook copy ");
                cells.add(title && !withTitle ? "" : value);
                if (cell.getCellType() == CellType.FORMULA) {
                    formulas.add(List.of(row.getRowNum() + " " + cell.getColumnIndex(), "=" + cell.getCellFormula()));
                }
            }
        }
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("name", sheet.getSheetName());
        told.put("hidden", hidden);
        told.put("rows", rows);
        told.put("formulas", formulas);
        if (!sheet.getTables().isEmpty()) {
            XSSFTable table = sheet.getTables().get(0);
            told.put(
                    "table",
                    Map.of(
                            "row", table.getStartRowIndex(),
                            "column", table.getStartColIndex(),
                            "rows", table.getRowCount(),
                            "columns", table.getColumnCount()));
        }
        return told;
    }

    private static Object value(Cell cell) {
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case NUMERIC -> cell.getNumericCellValue();
            case BOOLEAN -> cell.getBooleanCellValue();
            case STRING -> cell.getStringCellValue();
            default -> "";
        };
    }
}
