package dev.bidbook.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database: its transactions, its settings, its backup. */
final class DatabaseTest {

    private final Path folder;

    DatabaseTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aTransactionThatThrowsLeavesNothing() {
        try (Database database = open()) {
            assertThatThrownBy(() -> database.writing(handle -> {
                        handle.execute("CREATE TABLE note (text TEXT)");
                        throw new IllegalStateException("on purpose");
                    }))
                    .hasMessage("on purpose");

            assertThat(tables(database)).doesNotContain("note").contains("sheet", "cell_change");
        }
    }

    @Test
    void aCommitIsWrittenThroughAndForeignKeysHold() {
        try (Database database = open()) {
            assertThat(database.<String, RuntimeException>write(handle -> pragma(handle, "journal_mode")))
                    .isEqualTo("wal");
            assertThat(database.<String, RuntimeException>write(handle -> pragma(handle, "synchronous")))
                    .isEqualTo("2");
            assertThat(database.<String, RuntimeException>write(handle -> pragma(handle, "foreign_keys")))
                    .isEqualTo("1");
        }
    }

    @Test
    void writersWaitForEachOther() throws Exception {
        try (Database database = open()) {
            database.writing(handle -> {
                handle.execute("CREATE TABLE counter (value INTEGER)");
                handle.execute("INSERT INTO counter VALUES (0)");
            });
            ExecutorService people = Executors.newFixedThreadPool(8);
            List<Callable<Integer>> work = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                work.add(() -> database.<Integer, RuntimeException>write(handle -> {
                    int value = handle.createQuery("SELECT value FROM counter")
                            .mapTo(Integer.class)
                            .one();
                    return handle.execute("UPDATE counter SET value = ?", value + 1);
                }));
            }
            for (Future<Integer> done : people.invokeAll(work)) {
                assertThat(done.get()).isEqualTo(1);
            }
            people.shutdown();

            int value =
                    database.<Integer, RuntimeException>read(handle -> handle.createQuery("SELECT value FROM counter")
                            .mapTo(Integer.class)
                            .one());
            assertThat(value).isEqualTo(40);
        }
    }

    @Test
    void aBackupIsAWholeDatabaseAndNeverOverwritesAFile() throws Exception {
        Path target = folder.resolve("backup.db");
        try (Database database = open()) {
            database.writing(handle -> {
                handle.execute("CREATE TABLE note (text TEXT)");
                handle.execute("INSERT INTO note VALUES ('kept')");
            });
            database.backup(target);
            assertThatThrownBy(() -> database.backup(target)).isInstanceOf(SQLException.class);
        }
        try (Database copy = Database.open(target)) {
            assertThat(tables(copy)).contains("note", "sheet");
        }
    }

    private Database open() {
        return Database.open(folder.resolve("bidbook.db"));
    }

    private static String pragma(Handle handle, String name) {
        return handle.createQuery("PRAGMA " + name).mapTo(String.class).one();
    }

    private static List<String> tables(Database database) {
        return database.read(handle -> handle.createQuery("SELECT name FROM sqlite_master WHERE type = 'table'")
                .mapTo(String.class)
                .list());
    }
}
