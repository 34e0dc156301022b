package dev.bidbook.spreadsheet;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.bidbook.spreadsheet.SheetInfo.Visibility;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An open .csv file: one sheet whose cells are all text. Not thread-safe. */
final class CsvFile implements SpreadsheetFile {

    private final CsvText text;
    private final SpreadsheetLimits limits;
    private final List<SheetInfo> sheets = List.of(new SheetInfo(0, "csv", "", Visibility.VISIBLE));

    private CsvFile(CsvText text, SpreadsheetLimits limits) {
        this.text = text;
        this.limits = limits;
    }

    static CsvFile open(Path file, SpreadsheetLimits limits) throws SpreadsheetRefusedException {
        try {
            return new CsvFile(CsvText.of(file), limits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<SheetInfo> sheets() {
        return sheets;
    }

    @Override
    public void read(SheetInfo sheet, RowHandler handler) throws SpreadsheetRefusedException {
        RowBuffer row = new RowBuffer(limits);
        CsvRecords records = new CsvRecords(limits);
        try (Reader reader = text.open();
                CsvReader<CsvRecords.Fields> csv = CsvReader.builder()
                        .fieldSeparator(text.separator())
                        .skipEmptyLines(false)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .allowUnclosedQuote(false)
                        .detectBomHeader(false)
                        .maxBufferSize(Math.max(8_192, 4 * limits.textLength()))
                        .build(records, reader)) {
            int number = 0;
            for (CsvRecords.Fields fields : csv) {
                if (++number > SpreadsheetLimits.LAST_ROW) {
                    throw Refusals.tooLarge("The file has", SpreadsheetLimits.LAST_ROW, "rows");
                }
                fields.putInto(row);
                if (!row.handOn(number, handler)) {
                    return;
                }
            }
        } catch (CsvRecords.LimitReachedException e) {
            throw e.refusal();
        } catch (CsvParseException e) {
            throw refusal(e, records.line());
        } catch (IOException | UncheckedIOException e) {
            throw Refusals.damaged("it could not be read to its end");
        }
    }

    private SpreadsheetRefusedException refusal(CsvParseException problem, long line) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof CsvRecords.LimitReachedException reached) {
                return reached.refusal();
            }
        }
        return Refusals.damaged(
                "from line " + line + " on, its quotation marks do not pair up, or a cell has more than "
                        + limits.textLength() + " characters");
    }

    @Override
    public List<TableInfo> tables(SheetInfo sheet) {
        return List.of();
    }

    @Override
    public List<Area> mergedAreas(SheetInfo sheet) {
        return List.of();
    }

    @Override
    public Map<String, String> customProperties() {
        return Map.of();
    }

    @Override
    public boolean epoch1904() {
        return false;
    }

    @Override
    public void close() {
        // Open only while it is read.
    }
}
