package dev.bidbook.spreadsheet;

import dev.bidbook.sheet.RowProgress;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One open file, .xlsx or .csv, told by its content and never by its name. Rows are streamed; of the file only the
 * workbook's shared texts and cell formats are held in memory. An object is for one thread at a time; different objects
 * may be read at the same time, of the same file as well. The file must not change while it is open.
 *
 * <p>Whatever is wrong with a file ends in a {@link SpreadsheetRefusedException}; {@link java.io.UncheckedIOException}
 * means that the file could not be opened at all.
 */
public final class Spreadsheet implements Closeable {

    /** What a file is. */
    public enum Format {
        /** An Office Open XML workbook. */
        XLSX,
        /** Delimited text. */
        CSV
    }

    private final Path path;
    private final Format format;
    private final SpreadsheetFile content;
    private final RowProgress progress;

    private Spreadsheet(Path path, Format format, SpreadsheetFile content, RowProgress progress) {
        this.path = path;
        this.format = format;
        this.content = content;
        this.progress = progress;
    }

    /**
     * Opens a file and reads what sheets it has.
     *
     * @throws SpreadsheetRefusedException if it is not a spreadsheet that is taken, is damaged, or is past a limit
     */
    public static Spreadsheet open(Path file, SpreadsheetLimits limits) throws SpreadsheetRefusedException {
        return open(file, limits, RowProgress.NONE);
    }

    /**
     * Opens a file and reads what sheets it has.
     *
     * @param progress told of every row that is read
     * @throws SpreadsheetRefusedException if it is not a spreadsheet that is taken, is damaged, or is past a limit
     */
    public static Spreadsheet open(Path file, SpreadsheetLimits limits, RowProgress progress)
            throws SpreadsheetRefusedException {
        Format format = FileKind.of(file, limits);
        SpreadsheetFile content =
                switch (format) {
                    case XLSX -> XlsxFile.open(file, limits);
                    case CSV -> CsvFile.open(file, limits);
                };
        return new Spreadsheet(file, format, content, progress);
    }

    /**
     * Holds a part of a workbook that is read by other means against the bounds on parts that list something.
     *
     * @param part the part's name, for the sentence
     * @param content the part
     * @throws SpreadsheetRefusedException if it is not well-formed or past a limit
     */
    public static void checkPart(String part, byte[] content, SpreadsheetLimits limits)
            throws SpreadsheetRefusedException {
        CountingStream in = new CountingStream(new ByteArrayInputStream(content), part, content.length, limits);
        try (XmlPart xml = new XmlPart(part, in, limits, limits.elements())) {
            while (xml.next() != XmlPart.Event.DONE) {
                // Only whether it can be read.
            }
        }
    }

    /** What the file is. */
    public Format format() {
        return format;
    }

    /** Its sheets that hold cells, in the workbook's order; at least one. */
    public List<SheetInfo> sheets() {
        return content.sheets();
    }

    /**
     * Reads the rows of a sheet, one after another, until they or the handler's interest end. May be called again.
     *
     * @throws SpreadsheetRefusedException if the sheet is damaged or past a limit; rows before that place have been
     *     handed on already
     */
    public void read(SheetInfo sheet, RowHandler handler) throws SpreadsheetRefusedException {
        content.read(sheet, row -> {
            progress.done(row.number());
            return handler.row(row);
        });
    }

    /**
     * The Excel tables of a sheet, in the order of the file; none for .csv.
     *
     * @throws SpreadsheetRefusedException if a table's part is damaged or past a limit
     */
    public List<TableInfo> tables(SheetInfo sheet) throws SpreadsheetRefusedException {
        return content.tables(sheet);
    }

    /**
     * The merged areas of a sheet, in the order of the file; none for .csv. Costs a second reading of the sheet unless
     * {@link #read} has read it to its end before.
     *
     * @throws SpreadsheetRefusedException if the sheet is damaged or past a limit
     */
    public List<Area> mergedAreas(SheetInfo sheet) throws SpreadsheetRefusedException {
        return content.mergedAreas(sheet);
    }

    /**
     * The custom document properties as text, in the order of the file; none for .csv.
     *
     * @throws SpreadsheetRefusedException if their part is damaged or past a limit
     */
    public Map<String, String> customProperties() throws SpreadsheetRefusedException {
        return content.customProperties();
    }

    /** Whether date serials count from 1904. */
    public boolean epoch1904() {
        return content.epoch1904();
    }

    /** The file as it was opened. */
    public Path file() {
        return path;
    }

    @Override
    public void close() {
        content.close();
    }
}
