package dev.bidbook.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteOpenMode;

/**
 * The one database of a server: a SQLite file with write-ahead log. A transaction that has returned survives a crash of
 * the process and of the machine. One transaction writes at a time, the others wait for their turn; readers never wait
 * and each sees one moment. Thread-safe.
 */
public final class Database implements AutoCloseable {

    private static final int READERS = 4;
    /**
     * In kibibytes. A large import touches its indexes all over: what does not fit is written again and again. 100,000 lines
     * are some 90 MiB.
     */
    private static final int WRITER_CACHE = 131_072;

    private static final int READER_CACHE = 8_192;
    /** In pages. A writer checkpoints itself only where the one beside it cannot keep up. */
    private static final int MOST_LOG_PAGES = 65_536;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final SQLiteDataSource source;
    private final HikariDataSource writing;
    private final HikariDataSource reading;
    private final Jdbi writer;
    private final Jdbi reader;
    private final Checkpoints checkpoints;

    private Database(Path file) throws DatabaseRefusedException {
        source = dataSource(file, SQLiteConfig.TransactionMode.IMMEDIATE, WRITER_CACHE);
        writing = pool("writer", source, 1);
        try {
            migrate(file);
            reading = pool("reader", dataSource(file, SQLiteConfig.TransactionMode.DEFERRED, READER_CACHE), READERS);
        } catch (RuntimeException | DatabaseRefusedException e) {
            writing.close();
            throw e;
        }
        writer = Jdbi.create(writing);
        reader = Jdbi.create(reading);
        checkpoints = new Checkpoints(source, file.toAbsolutePath());
    }

    /**
     * Opens the database in this file, making it if there is none, and brings its tables up to date.
     *
     * @throws DatabaseRefusedException if the file is no database, is of a newer Bidbook, or cannot be written
     */
    public static Database open(Path file) throws DatabaseRefusedException {
        try {
            return new Database(file);
        } catch (RuntimeException failure) {
            DatabaseRefusedException refusal = Refusals.of(file, failure);
            if (refusal != null) {
                throw refusal;
            }
            throw failure;
        }
    }

    private void migrate(Path file) throws DatabaseRefusedException {
        Flyway flyway = Flyway.configure()
                .dataSource(writing)
                .locations("classpath:dev/bidbook/database")
                .load();
        // Flyway lets tables pass that are newer than it knows; a program that does not know them must not write them.
        for (MigrationInfo migration : flyway.info().all()) {
            if (migration.getState() == MigrationState.FUTURE_SUCCESS) {
                throw Refusals.newer(file);
            }
        }
        flyway.migrate();
    }

    /**
     * Runs the reading in one transaction: everything it sees is of one moment. It must not write.
     *
     * @throws DiskFullException if it needs space on the disk all the same, and there is none
     */
    public <T, X extends Exception> T read(HandleCallback<T, X> work) throws X {
        return inTransaction(reader, work);
    }

    /**
     * Runs the work in the one writing transaction. It is stored durably when this returns; when the work throws, nothing
     * of it is. Never called from inside itself.
     *
     * @throws DiskFullException if there is no space for it; once there is, the same work can be done
     */
    public <T, X extends Exception> T write(HandleCallback<T, X> work) throws X {
        T result = inTransaction(writer, work);
        checkpoints.written();
        return result;
    }

    /** Like {@link #write(HandleCallback)} for work without a result. */
    public <X extends Exception> void writing(HandleConsumer<X> work) throws X {
        inTransaction(writer, handle -> {
            work.useHandle(handle);
            return true;
        });
        checkpoints.written();
    }

    private static <T, X extends Exception> T inTransaction(Jdbi jdbi, HandleCallback<T, X> work) throws X {
        try {
            return jdbi.inTransaction(work);
        } catch (Exception e) {
            DiskFullException full = DiskFullException.of(e);
            if (full != null) {
                throw full;
            }
            throw e;
        }
    }

    /**
     * Writes a whole, compact copy of the database as it is at this moment; others read and write meanwhile.
     *
     * @param target a file that does not exist yet
     * @throws SQLException if the file exists or cannot be written
     */
    public void backup(Path target) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement("VACUUM INTO ?")) {
            statement.setString(1, target.toAbsolutePath().toString());
            statement.execute();
        }
    }

    /** Closes all connections; running transactions are given up. */
    @Override
    public void close() {
        checkpoints.close();
        reading.close();
        writing.close();
    }

    private static SQLiteDataSource dataSource(Path file, SQLiteConfig.TransactionMode mode, int cache) {
        SQLiteConfig config = new SQLiteConfig();
        // Whoever has a connection is alone with it, so that the library need not lock it again for every value.
        config.setOpenMode(SQLiteOpenMode.NOMUTEX);
        config.resetOpenMode(SQLiteOpenMode.FULLMUTEX);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // With less than FULL a power failure may take back commits that were acknowledged.
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        // Negative: kibibytes and not pages.
        config.setCacheSize(-cache);
        config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, Integer.toString(MOST_LOG_PAGES));
        // The file of a log that was brought over is cut back, so that its length tells what is still to be done.
        config.setPragma(SQLiteConfig.Pragma.JOURNAL_SIZE_LIMIT, Integer.toString(Checkpoints.LOG_BYTES));
        config.enforceForeignKeys(true);
        config.setBusyTimeout((int) PATIENCE.toMillis());
        config.setTransactionMode(mode);
        SQLiteDataSource dataSource = new SQLiteDataSource(config);
        dataSource.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        return dataSource;
    }

    private static HikariDataSource pool(String name, SQLiteDataSource source, int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(source);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(PATIENCE.toMillis());
        return new HikariDataSource(config);
    }
}
