package dev.bidbook.intake;

import dev.bidbook.spreadsheet.Spreadsheet;
import dev.bidbook.spreadsheet.SpreadsheetRefusedException;
import dev.bidbook.template.RowsFrom;
import dev.bidbook.template.Template;
import dev.bidbook.template.Templates;
import dev.bidbook.validation.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads exports of Power BI, and what other programs make of them, as the rows of a template. What is read, left out,
 * doubted and refused, and in which words, stands in {@code docs/reports.md}. Stateless; an open file belongs to one
 * thread.
 */
public final class ReportReader {

    private ReportReader() {}

    /**
     * Which template the file is a report of.
     *
     * @param file the open file
     * @param templates the templates to choose from; those whose rows come from no report are never chosen
     * @return the template whose headers it has best, with all key columns or at least half of the report columns;
     *     empty if there is none
     * @throws SpreadsheetRefusedException if the file cannot be read after all
     */
    public static Optional<Template> recognise(Spreadsheet file, Templates templates)
            throws SpreadsheetRefusedException {
        Tops tops = Tops.of(file);
        Template best = null;
        double most = 0;
        for (Template template : templates.all()) {
            if (template.rows() != RowsFrom.REPORT) {
                continue;
            }
            double likeness = tops.best(template, IntakeOptions.STRICT)
                    .map(found -> likeness(template, found.headers()))
                    .orElse(0.0);
            if (likeness > most) {
                most = likeness;
                best = template;
            }
        }
        return Optional.ofNullable(best);
    }

    /**
     * The problem of a file that is a report of no template: what its first row says, and what to do.
     *
     * @param file the open file
     * @param templates the templates it was compared with
     * @throws SpreadsheetRefusedException if the file cannot be read after all
     */
    public static Problem unrecognised(Spreadsheet file, Templates templates) throws SpreadsheetRefusedException {
        String titles = templates.all().stream()
                .filter(template -> template.rows() == RowsFrom.REPORT)
                .map(Template::title)
                .collect(Collectors.joining(" or "));
        return HeaderCheck.unknownReport(titles, Tops.of(file).firstRow());
    }

    /**
     * Reads the file as a template's report.
     *
     * @param file the open file; it is left open
     * @param template the template, with at least one report column; or one whose rows are people's, of which the file then
     *     brings what people fill, and in which nothing is taken that cannot be read
     * @param options what the importer allows and has answered
     * @return the report with all that a person should know about it, or every reason why it must not pass as one
     * @throws SpreadsheetRefusedException if the file cannot be read after all
     */
    public static ReportReading read(Spreadsheet file, Template template, IntakeOptions options)
            throws SpreadsheetRefusedException {
        Tops tops = Tops.of(file);
        Optional<Tops.Found> found = tops.best(template, options);
        if (found.isEmpty()) {
            return new ReportReading.Refused(List.of(HeaderCheck.unknownReport(template.title(), tops.firstRow())));
        }
        return new SheetReading(file, template, options, tops, found.get()).read();
    }

    /** Templates are compared by the columns found, less those missing; a complete key counts more than any column. */
    private static double likeness(Template template, Headers headers) {
        int columns = Headers.reportColumns(template).size();
        boolean complete = headers.hasKey(template);
        if (!complete && headers.found() * 2 < columns) {
            return 0;
        }
        double share = (double) headers.found() / columns;
        return (complete ? 1_000_000 : 0) + headers.found() + share;
    }
}
