package dev.bidbook.workbook;

import dev.bidbook.formula.RowFormulas;
import dev.bidbook.template.Template;
import java.io.IOException;
import java.io.OutputStream;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes workbooks: POI builds what is the same in every workbook of a template once, and the rows are streamed into
 * it. Thread-safe; keep one, for it remembers what it has built.
 */
public final class WorkbookWriter {

    private static final int MOST_FRAMES = 32;

    /** What a frame depends on: a template, told by identity, and which of its columns may be written. */
    private record FrameKey(Template template, BitSet editable) {}

    private final FormulaText formulas;
    private final Map<FrameKey, Frame> frames = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<FrameKey, Frame> eldest) {
            return size() > MOST_FRAMES;
        }
    };

    /** A writer that has built nothing yet. */
    public WorkbookWriter() {
        this(RowFormulas::forWorkbook);
    }

    WorkbookWriter(FormulaText formulas) {
        this.formulas = formulas;
    }

    /**
     * Writes a workbook. The stream is flushed, not closed.
     *
     * @throws IOException if the stream refuses bytes
     */
    public void write(WorkbookContent content, OutputStream out) throws IOException {
        Frame frame = frame(content);
        new WorkbookParts(frame, content, Counts.of(content), formulas).write(out);
    }

    private Frame frame(WorkbookContent content) throws IOException {
        Template template = content.template();
        BitSet editable = new BitSet();
        for (int i = 0; i < template.columns().size(); i++) {
            editable.set(i, content.editable().test(template.columns().get(i)));
        }
        FrameKey key = new FrameKey(template, editable);
        synchronized (frames) {
            Frame known = frames.get(key);
            if (known == null) {
                known = new FrameBuilder(Layout.of(template, content.editable()), formulas).build();
                frames.put(key, known);
            }
            return known;
        }
    }
}
