package dev.bidbook.properties;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.validation.Problem;
import java.util.Map;

/** What a reader should make of an edited workbook. */
final class Expected {

    private Expected() {}

    /** A row that says something; cells without regard to their order. */
    record Change(RowKey key, int row, Map<String, CellValue> cells, boolean delete) {}

    /** A problem by its kind and its address, such as {@code not-a-date} at {@code C8}. */
    record Fault(String type, String address) {

        static Fault of(Problem problem) {
            return new Fault(problem.type().id(), String.valueOf(problem.place().cell()));
        }
    }
}
