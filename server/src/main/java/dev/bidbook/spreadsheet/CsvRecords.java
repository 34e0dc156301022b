package dev.bidbook.spreadsheet;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import dev.bidbook.sheet.CellAddress;
import java.util.ArrayList;
import java.util.List;

/** Takes the fields of a .csv file's records as cells, within bounds. Not thread-safe. */
final class CsvRecords extends CsvCallbackHandler<CsvRecords.Fields> {

    /** A limit was reached; carries the refusal through the CSV parser. */
    static final class LimitReachedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final SpreadsheetRefusedException refusal;

        LimitReachedException(SpreadsheetRefusedException refusal) {
            super(refusal);
            this.refusal = refusal;
        }

        SpreadsheetRefusedException refusal() {
            return refusal;
        }
    }

    /** The fields of one record. */
    record Fields(List<RawCell> cells) {

        void putInto(RowBuffer row) throws SpreadsheetRefusedException {
            for (int column = 0; column < cells.size(); column++) {
                if (cells.get(column) != RawCell.Blank.BLANK) {
                    row.put(column, cells.get(column));
                }
            }
        }
    }

    private final SpreadsheetLimits limits;
    private final CellMaker maker = new CellMaker(DateSystem.SINCE_1900);
    private List<RawCell> cells = new ArrayList<>();
    private long total;
    private long records;
    private long line = 1;
    private RecordType type = RecordType.DATA;

    CsvRecords(SpreadsheetLimits limits) {
        this.limits = limits;
    }

    /** The line, from 1, in which the record begins that was read last. */
    long line() {
        return line;
    }

    @Override
    protected RecordType getRecordType() {
        return type;
    }

    @Override
    protected int getFieldCount() {
        return cells.size();
    }

    @Override
    protected void beginRecord(long startingLineNumber) {
        line = startingLineNumber;
        records++;
        cells = new ArrayList<>(Math.max(8, cells.size()));
        type = RecordType.DATA;
    }

    @Override
    protected void addField(char[] chars, int offset, int length, boolean quoted) {
        if (++total > limits.cells()) {
            throw new LimitReachedException(Refusals.tooLarge("The file has", limits.cells(), "cells"));
        }
        if (cells.size() >= SpreadsheetLimits.LAST_COLUMN) {
            throw new LimitReachedException(
                    Refusals.tooLarge("A line of the file has", SpreadsheetLimits.LAST_COLUMN, "cells"));
        }
        if (length > limits.textLength()) {
            String address = new CellAddress((int) Math.min(records, Integer.MAX_VALUE), cells.size()).toString();
            throw new LimitReachedException(
                    Refusals.tooLarge("The cell " + address + " has a text of", limits.textLength(), "characters"));
        }
        cells.add(length == 0 ? RawCell.Blank.BLANK : maker.text(chars, offset, length, false));
    }

    @Override
    protected void setComment(char[] chars, int offset, int length) {
        // Comments are not switched on: a line that begins with # is a line like any other.
    }

    @Override
    protected void setEmpty() {
        type = RecordType.EMPTY;
    }

    @Override
    protected Fields buildRecord() {
        return new Fields(cells);
    }
}
