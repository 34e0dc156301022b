package dev.bidbook.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bidbook.properties.RandomCases;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work that is shared is done whole and once, whoever is free. */
class SharedWorkTest {

    private static final Executor NOBODY = work -> {
        throw new RejectedExecutionException();
    };

    private final ExecutorService others = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        others.shutdownNow();
    }

    @Test
    void everyRowIsWorkedOnOnce() {
        RandomCases.of(getClass(), "everyRowIsWorkedOnOnce", 200).check(draw -> {
            int rows = draw.dice().nextInt(20_000);
            Executor who = List.of(others, NOBODY, (Executor) Runnable::run)
                    .get(draw.dice().nextInt(3));
            draw.tell(rows + " rows");
            AtomicIntegerArray done = new AtomicIntegerArray(rows);
            SharedWork.on(rows, who, () -> (from, to) -> {
                for (int row = from; row < to; row++) {
                    done.incrementAndGet(row);
                }
            });
            for (int row = 0; row < rows; row++) {
                assertThat(done.get(row)).isEqualTo(1);
            }
        });
    }

    @Test
    void whoHasNotBegunIsNotWaitedFor() {
        List<Runnable> never = new CopyOnWriteArrayList<>();
        AtomicInteger done = new AtomicInteger();
        SharedWork.on(10_000, never::add, () -> (from, to) -> done.addAndGet(to - from));
        assertThat(done).hasValue(10_000);

        assertThat(never).hasSize(1);
        never.get(0).run();
        assertThat(done).hasValue(10_000);
    }

    @Test
    void whatIsThrownReachesWhoeverAsked() {
        assertThatThrownBy(() -> SharedWork.on(50_000, others, () -> (from, to) -> {
                    if (from >= 40_000) {
                        throw new IllegalStateException("row " + from);
                    }
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("row 4");
    }

    @Test
    void anImportOfManyLinesIsTheSameHoweverManyWorkOnIt(@TempDir Path one, @TempDir Path other) {
        Object[] lines = new Object[2 * 9_000];
        for (int line = 0; line < lines.length / 2; line++) {
            lines[2 * line] = line < 26 ? String.valueOf((char) ('A' + line)) : "P" + line;
            lines[2 * line + 1] = line % 7;
        }
        try (LedgerFixture alone = new LedgerFixture(one, NOBODY);
                LedgerFixture shared = new LedgerFixture(other, others)) {
            alone.report(45, lines);
            shared.report(45, lines);
            assertThat(shared.text(45)).hasSize(9_000).isEqualTo(alone.text(45));
        }
    }
}
