package dev.bidbook.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
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
    void aTransactionThatThrowsLeavesNothing() throws Exception {
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
    void whatFindsNoSpaceSaysSoAndLeavesNothing() throws Exception {
        try (Database database = open()) {
            database.writing(handle -> handle.execute("CREATE TABLE note (text TEXT)"));
            database.writing(handle -> handle.execute("PRAGMA max_page_count = " + pragma(handle, "page_count")));
            String text = "x".repeat(100_000);

            assertThatThrownBy(() -> database.writing(handle -> {
                        handle.execute("INSERT INTO note VALUES ('short')");
                        handle.execute("INSERT INTO note VALUES (?)", text);
                    }))
                    .isInstanceOf(DiskFullException.class);

            assertThat(notes(database)).isEmpty();
            database.writing(handle -> handle.execute("PRAGMA max_page_count = 1000000"));
            database.writing(handle -> handle.execute("INSERT INTO note VALUES (?)", text));
            assertThat(notes(database)).containsExactly(text);
        }
    }

    private static List<String> notes(Database database) {
        return database.<List<String>, RuntimeException>read(handle ->
                handle.createQuery("SELECT text FROM note").mapTo(String.class).list());
    }

    @Test
    void aCommitIsWrittenThroughAndForeignKeysHold() throws Exception {
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

    @Test
    void aFileThatIsNoDatabaseIsRefusedInASentence() throws Exception {
        Path file = folder.resolve("bidbook.db");
        Files.writeString(file, "This is a letter and no database. ".repeat(100));

        assertRefused(
                file,
                file + " is not a database, or is damaged. Restore it from a backup, or name another data folder.");
    }

    @Test
    void aFolderInPlaceOfTheFileIsRefusedInASentence() throws Exception {
        Path file = Files.createDirectory(folder.resolve("bidbook.db"));

        assertRefused(file, file + " is a folder, where the database should be. Name another data folder.");
    }

    @Test
    void aFolderThatIsNotThereIsRefusedInASentence() {
        Path file = folder.resolve("nowhere").resolve("bidbook.db");

        assertRefused(
                file, file + " cannot be written. Let the account that runs Bidbook write this file and its folder.");
    }

    @Test
    void tablesOfANewerVersionAreRefusedAndLeftAlone() throws Exception {
        Path file = folder.resolve("bidbook.db");
        try (Database database = open()) {
            database.writing(handle -> handle.execute("INSERT INTO flyway_schema_history (installed_rank, version,"
                    + " description, type, script, checksum, installed_by, execution_time, success)"
                    + " VALUES (99, '99', 'newer', 'SQL', 'V99__newer.sql', 1, 'newer', 1, 1)"));
        }

        assertRefused(
                file,
                file + " was written by another version of Bidbook, and this one does not know its tables. Start the"
                        + " newer version, or restore a backup made with this one.");
    }

    @Test
    void twoProcessesWriteToOneFileInTurn() throws Exception {
        try (Database server = open();
                Database commandLine = open()) {
            server.writing(handle -> {
                handle.execute("CREATE TABLE counter (value INTEGER)");
                handle.execute("INSERT INTO counter VALUES (0)");
            });
            ExecutorService people = Executors.newFixedThreadPool(8);
            List<Callable<Integer>> work = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                Database either = i % 2 == 0 ? server : commandLine;
                work.add(() -> either.<Integer, RuntimeException>write(
                        handle -> handle.execute("UPDATE counter SET value = value + 1")));
                work.add(() -> either.<Integer, RuntimeException>read(handle -> Math.min(
                        1,
                        handle.createQuery("SELECT COUNT(*) FROM counter")
                                .mapTo(Integer.class)
                                .one())));
            }
            for (Future<Integer> done : people.invokeAll(work)) {
                assertThat(done.get()).isEqualTo(1);
            }
            people.shutdown();
            int value = commandLine.<Integer, RuntimeException>read(
                    handle -> handle.createQuery("SELECT value FROM counter")
                            .mapTo(Integer.class)
                            .one());
            assertThat(value).isEqualTo(60);
        }
    }

    private static void assertRefused(Path file, String sentence) {
        assertThatThrownBy(() -> Database.open(file).close())
                .isInstanceOf(DatabaseRefusedException.class)
                .hasMessage(sentence);
    }

    private Database open() throws DatabaseRefusedException {
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
