package dev.bidbook.workbook;

import dev.bidbook.template.Parameter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.attribute.FileTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes one workbook, part by part, out of a frame and a content. */
final class WorkbookParts {

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Frame frame;
    private final WorkbookContent content;
    private final Counts counts;
    private final FormulaText formulas;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Double> numbers = new HashMap<>();

    WorkbookParts(Frame frame, WorkbookContent content, Counts counts, FormulaText formulas) {
        this.frame = frame;
        this.content = content;
        this.counts = counts;
        this.formulas = formulas;
        fillTexts();
        fillNumbers();
    }

    void write(OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        XmlBuffer xml = new XmlBuffer(zip);
        for (FramePart part : frame.parts()) {
            // The rows are nearly all of the bytes: the fastest level costs little size there.
            zip.setLevel(part.name().equals(frame.reviewPart()) ? Deflater.BEST_SPEED : Deflater.DEFAULT_COMPRESSION);
            open(zip, part.name());
            part.write(xml, this::fill);
            close(zip, xml);
        }
        zip.setLevel(Deflater.DEFAULT_COMPRESSION);
        summary(zip, xml);
        zip.finish();
        out.flush();
    }

    private void summary(ZipOutputStream zip, XmlBuffer xml) throws IOException {
        open(zip, frame.summaryPart());
        List<SummaryChart> charts = new SummarySheet(frame, counts, content, xml)
                .write(texts.getOrDefault("heading", ""), texts.getOrDefault("subtitle", ""));
        close(zip, xml);
        if (charts.isEmpty()) {
            return;
        }
        open(zip, frame.summaryPart().replace("worksheets/", "worksheets/_rels/") + ".rels");
        DrawingXml.sheetRelations(xml);
        close(zip, xml);
        open(zip, "xl/drawings/drawing1.xml");
        DrawingXml.write(charts, xml);
        close(zip, xml);
        open(zip, "xl/drawings/_rels/drawing1.xml.rels");
        DrawingXml.relations(charts, xml);
        close(zip, xml);
        for (int i = 0; i < charts.size(); i++) {
            SummaryChart chart = charts.get(i);
            open(zip, "xl/charts/chart" + (i + 1) + ".xml");
            new ChartXml(xml).write(chart.title(), chart.shape(), chart.categories(), chart.series());
            close(zip, xml);
        }
    }

    private void fill(String slot, XmlBuffer xml) throws IOException {
        Double number = numbers.get(slot);
        if (number != null) {
            xml.number(number);
        } else if (slot.equals(FramePart.ROWS_SLOT)) {
            new RowsXml(frame, formulas).write(content.rows(), xml);
        } else if (slot.equals(FramePart.LAST_ROW_SLOT)) {
            xml.number(lastRow());
        } else if (slot.equals(FramePart.LAST_CHECKED_ROW_SLOT)) {
            xml.number(lastRow() + Layout.ROWS_TO_ADD);
        } else if (slot.equals("content types")) {
            DrawingXml.contentTypes(chartCount(), xml);
        } else {
            xml.text(texts.getOrDefault(slot, ""));
        }
    }

    private long lastRow() {
        return Layout.FIRST_ROW + Math.max(1, counts.rows()) - 1L;
    }

    /** How many charts the Summary will have; the package says so before the Summary is written. */
    private int chartCount() {
        int charts = 0;
        for (Block block : counts.blocks()) {
            if (!block.rows().isEmpty()) {
                boolean trend = block.summary().trend()
                        && content.trend().stream().anyMatch(point -> point.summary()
                                .equals(block.summary().title()));
                charts += (block.summary().chart() ? 1 : 0) + (trend ? 1 : 0);
            }
        }
        return charts;
    }

    private void fillTexts() {
        WorkbookTitle title = content.title();
        WorkbookIdentity identity = content.identity();
        String heading = content.template().title() + "  \u00B7  " + title.program() + "  \u00B7  " + title.period();
        texts.put("heading", heading);
        texts.put(
                "subtitle",
                (title.customer().isEmpty() ? "" : title.customer() + "  \u00B7  ") + "Revision " + identity.revision()
                        + "  \u00B7  Made for " + title.person() + " on " + MINUTES.format(title.madeAt()));
        texts.put("made at", title.madeAt().truncatedTo(ChronoUnit.SECONDS).toString());
        texts.put("counts", counts.rows() + " rows,  " + counts.answered() + " answered,  " + counts.rows() + " shown");
        texts.put("identity", identity.titleText());
        // In a header, & begins a code.
        texts.put("print heading", heading.replace("&", "&&"));
        texts.put("print identity", identity.titleText().replace("&", "&&"));
        texts.put("Bidbook copy", identity.copy());
        texts.put("Bidbook template", identity.template());
        texts.put("Bidbook template version", String.valueOf(identity.templateVersion()));
        texts.put("Bidbook scope", identity.scope());
        texts.put("Bidbook period", identity.period());
        texts.put("Bidbook revision", String.valueOf(identity.revision()));
    }

    private void fillNumbers() {
        numbers.put(FramePart.numberSlot(0), CellXml.serial(content.asOf()));
        List<Parameter> parameters = content.template().parameters();
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            numbers.put(
                    FramePart.numberSlot(GuideFrame.FIRST_PARAMETER + i),
                    content.parameters().getOrDefault(parameter.name(), parameter.value()));
        }
    }

    private void open(ZipOutputStream zip, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setLastModifiedTime(FileTime.from(content.title().madeAt()));
        zip.putNextEntry(entry);
    }

    private static void close(ZipOutputStream zip, XmlBuffer xml) throws IOException {
        xml.flush();
        zip.closeEntry();
    }
}
