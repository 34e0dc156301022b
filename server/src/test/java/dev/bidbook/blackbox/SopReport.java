package dev.bidbook.blackbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The awarded demand report of the play, as the workbook that somebody exports. */
final class SopReport {

    static final String FILTER_KEY = "P-5|STL|BA-1";
    static final String SEAL_KEY = "P-6|MCI|BA-1";

    /** A line that is out of stock, with enough at the DC. */
    private static final String FILTER =
            "C,P,BA-1,STL,P-5,Filter,260,260,20,21,0,Out of Stock,Active,,0,DFW,100,Acme\r\n";

    /** A line whose part is obsolete. */
    private static final String SEAL = "C,P,BA-1,MCI,P-6,Seal,52,52,4,4,9,In Stock,Obsolete,,0,DFW,0,Bolt\r\n";

    private SopReport() {}

    /** The first week: one line for each thing that can be wrong. */
    static byte[] troubled() throws IOException {
        return workbook(Team.HEADERS + Team.PUMP + Team.VALVE + Team.HOSE + Team.BELT + FILTER + SEAL);
    }

    /** A later week, in which the transfer has arrived. */
    static byte[] quiet() throws IOException {
        String arrived = FILTER.replace(",0,Out of Stock,", ",40,In Stock,");
        return workbook(Team.HEADERS + Team.PUMP + Team.VALVE + Team.HOSE + Team.BELT + arrived + SEAL);
    }

    private static byte[] workbook(String lines) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            XSSFSheet sheet = workbook.createSheet("Export");
            for (String line : lines.lines().toList()) {
                XSSFRow row = sheet.createRow(sheet.getPhysicalNumberOfRows());
                String[] cells = line.split(",", -1);
                for (int i = 0; i < cells.length; i++) {
                    if (cells[i].matches("\\d+")) {
                        row.createCell(i).setCellValue(Integer.parseInt(cells[i]));
                    } else if (!cells[i].isEmpty()) {
                        row.createCell(i).setCellValue(cells[i]);
                    }
                }
            }
            workbook.write(bytes);
        }
        return bytes.toByteArray();
    }
}
