package dev.bidbook.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** What an older Bidbook stored is there after an update. */
class MigrationTest {

    private static final String FINDINGS =
            "SELECT row_key || ' ' || rule || ' ' || state || ' ' || opened FROM finding ORDER BY sheet, row_key, rule";

    @TempDir
    Path folder;

    @Test
    void findingsStayWhenTheirRowsAreKeptByKey() throws Exception {
        Path file = folder.resolve("bidbook.db");
        Jdbi older = older(file, "16");
        List<String> before = older.withHandle(handle -> {
            handle.execute(
                    "INSERT INTO finding_sheet VALUES (1, 'r', 'n', '2026-W45', 3, '2026-11-08', 'd', NULL, 0, 1)");
            handle.execute(
                    "INSERT INTO finding_set VALUES (1, 7, 'eta', 'unanswered', '2026-W44', NULL, NULL),"
                            + " (1, 7, 'cause', 'answered', '2026-W45', 'Ada', NULL), (1, -8, 'eta', 'closed', '2026-W43', NULL, 'ended')");
            handle.execute("INSERT INTO finding_row VALUES (1, 'B', 7), (1, 'A', -8), (1, 'C', 7)");
            return handle.createQuery(FINDINGS).mapTo(String.class).list();
        });
        assertThat(before).hasSize(5);

        try (Database database = Database.open(file)) {
            List<String> after = database.<List<String>, RuntimeException>read(
                    handle -> handle.createQuery(FINDINGS).mapTo(String.class).list());
            assertThat(after).isEqualTo(before);
        }
    }

    /** The database as it was after that migration. */
    private static Jdbi older(Path file, String version) {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + file);
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:dev/bidbook/database")
                .target(version)
                .load()
                .migrate();
        return Jdbi.create(source);
    }
}
