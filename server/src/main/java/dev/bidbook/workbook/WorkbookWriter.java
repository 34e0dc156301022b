package dev.bidbook.workbook;

import dev.bidbook.formula.RowFormulas;
import dev.bidbook.template.Template;
import java.io.IOException;
import java.io.OutputStream;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;

/**
 * Writes workbooks: POI builds what is the same in every workbook of a template once, and the rows are streamed into
 * it. Thread-safe; keep one, for it remembers what it has built.
 */
public final class WorkbookWriter {

    private static final int MOST_FRAMES = 32;
    private static final int BATCHES_PER_THREAD = 3;

    /** What a frame depends on: a template, told by identity, which of its columns may be written, and its sheets. */
    private record FrameKey(Template template, BitSet editable, boolean summaryFirst, boolean discussed) {}

    private final FormulaText formulas;
    private final Executor executor;
    private final int atOnce;
    private final RowsRoom.Pool rooms;
    private final Map<FrameKey, Frame> frames = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<FrameKey, Frame> eldest) {
            return size() > MOST_FRAMES;
        }
    };

    /** A writer that has built nothing yet and does everything in the thread that calls it. */
    public WorkbookWriter() {
        this(RowFormulas::forWorkbook);
    }

    /**
     * A writer that has built nothing yet.
     *
     * @param executor works on rows, for all workbooks that are written at the same time; never the caller's own thread
     *     waiting for itself
     * @param threads how many threads it has
     */
    public WorkbookWriter(Executor executor, int threads) {
        this(RowFormulas::forWorkbook, executor, threads);
    }

    WorkbookWriter(FormulaText formulas) {
        this(formulas, Runnable::run, 1);
    }

    private WorkbookWriter(FormulaText formulas, Executor executor, int threads) {
        this.formulas = formulas;
        this.executor = executor;
        this.atOnce = threads * BATCHES_PER_THREAD;
        this.rooms = new RowsRoom.Pool(threads);
    }

    /**
     * Writes a workbook. The stream is flushed, not closed.
     *
     * @throws IOException if the stream refuses bytes
     */
    public void write(WorkbookContent content, OutputStream out) throws IOException {
        try (StartedWorkbook started = start(content, CompletableFuture.completedFuture(true), out)) {
            started.finish();
        }
    }

    /**
     * Writes the beginning of a workbook and makes its rows, without writing these: where the stream is slow, only what
     * is left to do waits for it. What is returned must be closed.
     *
     * @param identity is done when the workbook can be known by its identity; no byte is written before
     * @throws IOException if the stream refuses bytes or the rows cannot be had
     * @throws RuntimeException what made the identity fail
     */
    public StartedWorkbook start(WorkbookContent content, Future<?> identity, OutputStream out) throws IOException {
        StartedWorkbook started = new StartedWorkbook(frame(content), content, formulas, identity, out);
        try {
            started.start(executor, atOnce, rooms);
            return started;
        } catch (IOException | RuntimeException | Error e) {
            started.close();
            throw e;
        }
    }

    private Frame frame(WorkbookContent content) throws IOException {
        Template template = content.template();
        BitSet editable = new BitSet();
        for (int i = 0; i < template.columns().size(); i++) {
            editable.set(i, content.editable().test(template.columns().get(i)));
        }
        boolean discussed = !content.discussion().isEmpty();
        FrameKey key = new FrameKey(template, editable, content.summaryFirst(), discussed);
        synchronized (frames) {
            Frame known = frames.get(key);
            if (known == null) {
                known = new FrameBuilder(
                                Layout.of(template, content.editable()), formulas, content.summaryFirst(), discussed)
                        .build();
                frames.put(key, known);
            }
            return known;
        }
    }
}
