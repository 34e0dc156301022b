package dev.bidbook.properties;

import dev.bidbook.formula.RowFormulas;
import dev.bidbook.sheet.Row;
import dev.bidbook.template.Column;
import dev.bidbook.template.Template;
import dev.bidbook.workbook.RowSource;
import dev.bidbook.workbook.TrendPoint;
import dev.bidbook.workbook.WorkbookContent;
import dev.bidbook.workbook.WorkbookIdentity;
import dev.bidbook.workbook.WorkbookTitle;
import dev.bidbook.workbook.WorkbookWriter;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Workbooks as the product writes them. */
final class Generated {

    static final WorkbookIdentity IDENTITY = new WorkbookIdentity("k3v9q2", "any-sheet", 1, "northline", "2026-W47", 3);

    private Generated() {}

    /** The workbook of a template with these rows, its formulas computed. */
    static byte[] workbook(Template template, List<Row> rows, Predicate<Column> editable) throws Exception {
        LocalDate asOf = LocalDate.of(2026, 11, 20);
        RowFormulas.Evaluator formulas = RowFormulas.compile(template).evaluator(Map.of(), asOf);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new WorkbookWriter()
                .write(
                        new WorkbookContent(
                                template,
                                new WorkbookTitle("Program", "Customer", "2026-W47", "Dana", Instant.EPOCH),
                                IDENTITY,
                                Map.of(),
                                asOf,
                                RowSource.of(rows, () -> formulas),
                                List.<TrendPoint>of(),
                                editable),
                        bytes);
        return bytes.toByteArray();
    }
}
