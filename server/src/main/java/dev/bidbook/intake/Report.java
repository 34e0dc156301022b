package dev.bidbook.intake;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.RowKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A report as rows of a template.
 *
 * @param rows by their keys, which are complete, in the order of the report: one value per column of the template, in the
 *     template's order. Columns that do not come from the report are blank, except that of the fact {@link
 *     dev.bidbook.template.ServerFact#DIFFERING_DUPLICATES}
 * @param columns the positions of the template's columns that the file has
 * @param linesRead the lines of the report, those left out included; totals and repeated headers are not lines
 * @param linesDropped the lines that were left out: equal to another one, of a key that stands already, or without a
 *     complete key
 * @param notes how the file was read, what was left out, and what is doubtful
 * @param programValues by position of each of the template's program columns, the different values of it, in the order
 *     in which they first came; blank cells are not among them
 * @param filters the text that says which filters were applied, its lines parted by line feeds; empty if the file has
 *     none
 * @param digesting works out a digest of the rows' report values in the order of their keys: equal for the same lines in another
 *     layout, file format or order
 */
public record Report(
        Map<RowKey, ? extends List<CellValue>> rows,
        Set<Integer> columns,
        int linesRead,
        int linesDropped,
        List<IntakeNote> notes,
        Map<Integer, Set<String>> programValues,
        Optional<String> filters,
        LateDigest digesting) {

    /** The same with the digest known. */
    public Report(
            Map<RowKey, ? extends List<CellValue>> rows,
            Set<Integer> columns,
            int linesRead,
            int linesDropped,
            List<IntakeNote> notes,
            Map<Integer, Set<String>> programValues,
            Optional<String> filters,
            String digest) {
        this(rows, columns, linesRead, linesDropped, notes, programValues, filters, new LateDigest(() -> digest));
    }

    /** The digest: worked out now unless somebody has begun already, and then waited for. */
    public String digest() {
        return digesting.text();
    }
}
