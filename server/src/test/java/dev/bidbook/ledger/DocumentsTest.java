package dev.bidbook.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.properties.Draw;
import dev.bidbook.properties.RandomCases;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.template.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The documents of rows come in the order of the rows, whoever makes them. */
class DocumentsTest {

    private static final Template TEMPLATE = LedgerFixture.template(
            "parts",
            """
            template: parts
            version: 1
            title: Parts
            period: week
            rows: report
            key: [Part]
            columns:
              - {name: Part, kind: text}
              - {name: On hand, kind: decimal}
            """);
    private static final StoredColumns COLUMNS = new StoredColumns(TEMPLATE);

    private final ExecutorService others = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        others.shutdownNow();
    }

    @Test
    void everyRowHasItsOwnDocument() {
        List<Executor> who = List.of(others, Runnable::run, work -> {
            throw new RejectedExecutionException();
        });
        RandomCases.of(getClass(), "everyRowHasItsOwnDocument", 200).check(draw -> {
            List<StoredRow> rows = rows(draw, draw.below(6_000));
            draw.tell(rows.size() + " rows");
            Documents documents = new Documents(rows, who.get(draw.below(who.size())));
            for (StoredRow row : rows) {
                assertThat(documents.next()).isEqualTo(PlainValues.document(row.cells));
            }
        });
    }

    @Test
    void whoComesWhenAllIsDoneDoesNothing() {
        AtomicInteger written = new AtomicInteger();
        List<StoredRow> rows = Stream.generate(() -> new LinkedHashMap<String, CellValue>() {
                    @Override
                    public Set<Map.Entry<String, CellValue>> entrySet() {
                        written.incrementAndGet();
                        return super.entrySet();
                    }
                })
                .limit(5_000)
                .map(cells -> new StoredRow(1, new RowKey("P"), cells, Set.of(), Map.of(), 1))
                .toList();
        List<Runnable> late = new CopyOnWriteArrayList<>();
        Documents documents = new Documents(rows, late::add);
        rows.forEach(row -> assertThat(documents.next()).isEqualTo("{}"));
        int done = written.get();

        assertThat(done).isGreaterThanOrEqualTo(5_000);
        assertThat(late).hasSize(9).allSatisfy(Runnable::run);
        assertThat(written).hasValue(done);
    }

    /** Rows of which some have maps of their own, as those have that stay in sight though the report has lost them. */
    private static List<StoredRow> rows(Draw draw, int count) {
        List<StoredRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, CellValue> cells = draw.below(3) > 0 ? new StoredCells(COLUMNS) : new LinkedHashMap<>();
            cells.put("Part", new CellValue.Text("P" + i));
            if (draw.below(2) == 0) {
                cells.put("On hand", new CellValue.Number(draw.below(5_000) / 4.0));
            }
            rows.add(new StoredRow(i, new RowKey("P" + i), cells, Set.of(), Map.of(), 1));
        }
        return rows;
    }
}
