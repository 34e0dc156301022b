package dev.bidbook.benchmarks;

import dev.bidbook.review.SubmissionAnswer;
import dev.bidbook.review.SubmittedBody;
import dev.bidbook.sheet.Row;
import dev.bidbook.spreadsheet.RawCell;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Submission: 50 changed rows of a sheet of 20,000, merged and stored durably. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class SubmissionBenchmark {

    private static final int SHEET_ROWS = 20_000;
    private static final int CHANGED_ROWS = 50;

    private BenchmarkSheet sheet;
    private List<Row> rows;
    private int turn;

    /** Makes the sheet. */
    @Setup(Level.Trial)
    public void open() throws Exception {
        sheet = BenchmarkSheet.of(SHEET_ROWS);
        rows = sheet.content().rows();
    }

    /** Removes the sheet. */
    @TearDown(Level.Trial)
    public void close() throws IOException {
        sheet.close();
    }

    /** Two cells each of 50 rows, different ones each time. */
    @Benchmark
    public SubmissionAnswer fiftyRows() {
        List<SubmittedBody.SentRow> sent = new ArrayList<>(CHANGED_ROWS);
        turn++;
        for (int i = 0; i < CHANGED_ROWS; i++) {
            Row row = rows.get((turn * CHANGED_ROWS + i) % rows.size());
            sent.add(new SubmittedBody.SentRow(
                    row.key().text(),
                    Map.of(
                            "Comment",
                            new RawCell.Text("Looked at in turn " + turn),
                            "IBT qty requested",
                            new RawCell.Number(turn, "General")),
                    false));
        }
        return sheet.submit(sent);
    }
}
