package dev.bidbook.spreadsheet;

import java.util.List;
import java.util.Map;

/** What an open file of either format answers. Not thread-safe. */
sealed interface SpreadsheetFile permits XlsxFile, CsvFile {

    List<SheetInfo> sheets();

    void read(SheetInfo sheet, RowHandler handler) throws SpreadsheetRefusedException;

    List<TableInfo> tables(SheetInfo sheet) throws SpreadsheetRefusedException;

    List<Area> mergedAreas(SheetInfo sheet) throws SpreadsheetRefusedException;

    Map<String, String> customProperties() throws SpreadsheetRefusedException;

    boolean epoch1904();

    /** Whether it has links to other workbooks. */
    default boolean linksElsewhere() {
        return false;
    }

    void close();
}
