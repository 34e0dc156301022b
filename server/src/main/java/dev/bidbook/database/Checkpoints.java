package dev.bidbook.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteDataSource;

/**
 * Brings what stands in the write-ahead log into the database file, beside the work and not within somebody's request: a
 * transaction is durable once it stands in the log. Thread-safe.
 */
final class Checkpoints implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

    /** How large the log becomes, in bytes, before it is worth the while: SQLite's own measure of 1,000 pages. */
    static final int LOG_BYTES = 4 << 20;

    private static final int IDLE_SECONDS = 10;

    private final SQLiteDataSource source;
    private final Path log;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final ExecutorService thread;

    Checkpoints(SQLiteDataSource source, Path database) {
        this.source = source;
        this.log = database.resolveSibling(database.getFileName() + "-wal");
        ThreadPoolExecutor one =
                new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread made = new Thread(work, "bidbook-checkpoint");
                    made.setDaemon(true);
                    return made;
                });
        one.allowCoreThreadTimeOut(true);
        this.thread = one;
    }

    /** To be called after a transaction has written. */
    void written() {
        if (log.toFile().length() > LOG_BYTES && waiting.compareAndSet(false, true)) {
            thread.execute(this::run);
        }
    }

    private void run() {
        waiting.set(false);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            // Passive: it waits for nobody and nobody for it; what it leaves, a later one takes.
            statement.execute("PRAGMA wal_checkpoint(PASSIVE)");
        } catch (SQLException e) {
            LOG.warn("The write-ahead log could not be brought into the database; it will be tried again", e);
        }
    }

    /** Comes back once none is running. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(1, TimeUnit.MINUTES)) {
                LOG.warn("The write-ahead log is still being brought into the database");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
