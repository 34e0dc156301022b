package dev.bidbook.blackbox;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Writes cells of workbooks as a person would. */
final class ReturnedCells {

    private ReturnedCells() {}

    /** The workbook with a column of the first row of its table written. */
    static byte[] write(byte[] bytes, String name, String column, String value) throws Exception {
        return write(bytes, name, column, value, 1);
    }

    /** The workbook with a column of all rows of its table written. */
    static byte[] writeAll(byte[] bytes, String name, String column, String value) throws Exception {
        return write(bytes, name, column, value, Integer.MAX_VALUE);
    }

    private static byte[] write(byte[] bytes, String name, String column, String value, int most) throws Exception {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            XSSFSheet sheet = workbook.getSheet(name);
            XSSFRow header = sheet.getRow(sheet.getTables().get(0).getStartRowIndex());
            for (int i = 0; i < header.getLastCellNum(); i++) {
                XSSFCell cell = header.getCell(i);
                if (cell != null && cell.toString().equals(column)) {
                    int last = sheet.getTables().get(0).getEndRowIndex();
                    for (int row = header.getRowNum() + 1; row <= last && row - header.getRowNum() <= most; row++) {
                        sheet.getRow(row).createCell(i).setCellValue(value);
                    }
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    workbook.write(out);
                    return out.toByteArray();
                }
            }
        }
        throw new AssertionError("no column " + column);
    }
}
