package dev.bidbook.workbook;

import dev.bidbook.template.Summary;
import dev.bidbook.template.Template;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * A workbook on its way: what is the same whatever its rows say has been written, and the rows are made and held back,
 * because the sheet that they stand in begins with what was counted of them. For one thread.
 */
public final class StartedWorkbook implements AutoCloseable {

    /** So many rows are worked on at a time: few enough that their XML stays in a processor's own memory. */
    private static final int BATCH_ROWS = 128;

    private final Frame frame;
    private final WorkbookContent content;
    private final FormulaText formulas;
    private final WorkbookTexts texts;
    private final OutputStream out;
    private final PackageWriter parts;
    private final XmlBuffer xml = new XmlBuffer();
    private final PieceDeflater deflater = new PieceDeflater(Deflater.BEST_SPEED);
    private final HeldPieces pieces = new HeldPieces();
    private final Future<?> identity;
    private boolean begun;
    private boolean anyRows;
    private TextDictionary dictionary;
    private @Nullable Counts counts;

    /**
     * A workbook of which nothing is written yet.
     *
     * @param identity is done when the workbook can be known by its identity; no byte leaves before
     */
    StartedWorkbook(Frame frame, WorkbookContent content, FormulaText formulas, Future<?> identity, OutputStream out) {
        this.frame = frame;
        this.content = content;
        this.formulas = formulas;
        this.texts = new WorkbookTexts(content);
        this.identity = identity;
        this.out = out;
        this.parts = new PackageWriter(out, content.title().madeAt());
        this.dictionary = TextDictionary.of(content.template(), frame.texts(), List.of());
    }

    /**
     * Makes the rows, and writes the first parts meanwhile.
     *
     * @param atOnce how many batches are on their way at once
     * @param rooms where rows are written
     */
    void start(Executor executor, int atOnce, RowsRoom.Pool rooms) throws IOException {
        content.rows().read(batches -> {
            RowCounter counter = new RowCounter(content.template());
            try (RowsPipeline pipeline = new RowsPipeline(
                    executor,
                    atOnce,
                    this::shape,
                    shape -> new RowsWorker(shape, frame.layout(), counter, rooms),
                    pieces,
                    counter)) {
                RowSource.Batch batch;
                while ((batch = batches.next(BATCH_ROWS)) != null) {
                    anyRows = true;
                    pipeline.add(batch);
                    if (identity.isDone()) {
                        begin();
                    }
                }
                dictionary = pipeline.finish().dictionary();
            }
            counts = counter.finish();
        });
        begin();
    }

    /** How rows are written whose first ones are these. */
    private RowShape shape(List<ComputedRows> sample) {
        return new RowShape(frame, formulas, TextDictionary.of(content.template(), frame.texts(), sample));
    }

    /** Writes the first parts, once, when the workbook's identity is known; throws what prevents that. */
    private void begin() throws IOException {
        if (!begun) {
            RowsPipeline.get(identity);
            begun = true;
            firstParts();
        }
    }

    /** Writes the rest of the workbook; the stream is flushed, not closed. */
    public void finish() throws IOException {
        Counts counted = counts;
        if (counted == null) {
            throw new IllegalStateException("the rows of this workbook were not made");
        }
        for (FramePart part : frame.parts()) {
            if (part.name().equals(frame.reviewPart())) {
                review(part, counted);
            } else if (part.isLate()) {
                part.write(xml, (slot, into) -> fill(slot, into, counted));
                close(part.name());
            }
        }
        summary(counted);
        String discussion = frame.discussionPart();
        if (discussion != null) {
            new DiscussionSheet(frame, content, xml).write(texts.text("heading"));
            close(discussion);
        }
        parts.finish();
        out.flush();
    }

    @Override
    public void close() throws IOException {
        deflater.close();
        pieces.close();
    }

    private void firstParts() throws IOException {
        for (FramePart part : frame.parts()) {
            Deflated ready = part.ready();
            if (ready != null) {
                parts.part(part.name(), ready);
            } else if (!part.isLate()) {
                part.write(xml, (slot, into) -> {
                    if (slot.equals("content types")) {
                        DrawingXml.contentTypes(chartCount(), into);
                    } else {
                        texts.fill(slot, into);
                    }
                });
                close(part.name());
            }
        }
        parts.flush();
    }

    /** How many charts the Summary will have; the package says so before the Summary is written. */
    private int chartCount() {
        Template template = content.template();
        int charts = SummaryFindings.chartCount(content, anyRows);
        for (Summary summary : template.summaries()) {
            int column = template.positionOf(summary.countBy());
            if (anyRows || !template.columns().get(column).choices().isEmpty()) {
                boolean trend = summary.trend()
                        && content.trend().stream()
                                .anyMatch(point -> point.summary().equals(summary.title()));
                charts += (summary.chart() ? 1 : 0) + (trend ? 1 : 0);
            }
        }
        return charts;
    }

    /** The sheet of the rows: what comes before them, the pieces, and what comes after. */
    private void review(FramePart part, Counts counted) throws IOException {
        List<Deflated> ends = new ArrayList<>();
        part.write(xml, (slot, into) -> {
            if (slot.equals(FramePart.ROWS_SLOT)) {
                ends.add(deflater.piece(xml.array(), xml.length()));
                xml.clear();
            } else {
                fill(slot, into, counted);
            }
        });
        Deflated head = ends.get(0);
        Deflated tail = deflater.last(xml.array(), xml.length());
        xml.clear();
        long checksum = Checksums.joined(head.checksum(), pieces.checksum(), pieces.length());
        try (InputStream rows = pieces.open()) {
            parts.part(
                    part.name(),
                    head.bytes().length + pieces.size() + tail.bytes().length,
                    head.length() + pieces.length() + tail.length(),
                    Checksums.joined(checksum, tail.checksum(), tail.length()),
                    new SequenceInputStream(Collections.enumeration(List.of(
                            new ByteArrayInputStream(head.bytes()), rows, new ByteArrayInputStream(tail.bytes())))));
        }
    }

    private void summary(Counts counted) throws IOException {
        List<SummaryChart> charts =
                new SummarySheet(frame, counted, content, xml).write(texts.text("heading"), texts.text("subtitle"));
        close(frame.summaryPart());
        if (charts.isEmpty()) {
            return;
        }
        DrawingXml.sheetRelations(xml);
        close(frame.summaryPart().replace("worksheets/", "worksheets/_rels/") + ".rels");
        DrawingXml.write(charts, xml);
        close("xl/drawings/drawing1.xml");
        DrawingXml.relations(charts, xml);
        close("xl/drawings/_rels/drawing1.xml.rels");
        for (int i = 0; i < charts.size(); i++) {
            SummaryChart chart = charts.get(i);
            new ChartXml(xml).write(chart.title(), chart.shape(), chart.categories(), chart.series());
            close("xl/charts/chart" + (i + 1) + ".xml");
        }
    }

    private void fill(String slot, XmlBuffer into, Counts counted) throws IOException {
        long lastRow = Layout.FIRST_ROW + Math.max(1, counted.rows()) - 1L;
        switch (slot) {
            case FramePart.LAST_ROW_SLOT -> into.number(lastRow);
            case FramePart.LAST_CHECKED_ROW_SLOT -> into.number(lastRow + Layout.ROWS_TO_ADD);
            case FramePart.TEXT_COUNT_SLOT -> into.number((long) dictionary.end());
            case FramePart.TEXTS_SLOT -> dictionary.write(into);
            case FramePart.COUNTS_SLOT -> into.text(CountsLine.text(counted));
            default -> texts.fill(slot, into);
        }
    }

    /** Writes what is in the buffer as a part of that name. */
    private void close(String name) throws IOException {
        parts.part(name, deflater.last(xml.array(), xml.length()));
        xml.clear();
    }
}
