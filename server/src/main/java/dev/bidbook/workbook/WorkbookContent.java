package dev.bidbook.workbook;

import dev.bidbook.template.Column;
import dev.bidbook.template.Template;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Everything that goes into one workbook.
 *
 * @param template the sheet's declaration
 * @param title what the workbook says of itself to people
 * @param identity which copy it is
 * @param parameters what the template's parameters are here, by name; one that is left out is as the template says
 * @param asOf the day that formulas call {@code as_of}
 * @param rows the rows in the order of the sheet
 * @param trend what the Summary's blocks counted in earlier periods, oldest first; perhaps empty
 * @param editable which columns the person may write
 * @param summaryFirst whether it opens on the Summary, for who reads that first
 * @param discussion what was said about lines and is not settled; without any there is no sheet for it
 */
public record WorkbookContent(
        Template template,
        WorkbookTitle title,
        WorkbookIdentity identity,
        Map<String, Double> parameters,
        LocalDate asOf,
        RowSource rows,
        List<TrendPoint> trend,
        Predicate<Column> editable,
        boolean summaryFirst,
        List<DiscussedLine> discussion) {

    /** A workbook that opens on its rows, about which nothing was said. */
    public WorkbookContent(
            Template template,
            WorkbookTitle title,
            WorkbookIdentity identity,
            Map<String, Double> parameters,
            LocalDate asOf,
            RowSource rows,
            List<TrendPoint> trend,
            Predicate<Column> editable) {
        this(template, title, identity, parameters, asOf, rows, trend, editable, false, List.of());
    }
}
