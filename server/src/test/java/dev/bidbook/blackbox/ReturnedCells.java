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
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            XSSFSheet sheet = workbook.getSheet(name);
            XSSFRow header = sheet.getRow(sheet.getTables().get(0).getStartRowIndex());
            for (int i = 0; i < header.getLastCellNum(); i++) {
                XSSFCell cell = header.getCell(i);
                if (cell != null && cell.toString().equals(column)) {
                    sheet.getRow(header.getRowNum() + 1).createCell(i).setCellValue(value);
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    workbook.write(out);
                    return out.toByteArray();
                }
            }
        }
        throw new AssertionError("no column " + column);
    }
}
