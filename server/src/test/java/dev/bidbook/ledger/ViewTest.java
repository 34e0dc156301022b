package dev.bidbook.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bidbook.template.Template;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other SQL tools see and may do: plain JDBC, without any of Bidbook's classes. */
final class ViewTest {

    private final Path folder;

    ViewTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aTemplatesViewHasAColumnForEachOfItsStoredColumns() throws SQLException {
        try (LedgerFixture bidbook = new LedgerFixture(folder)) {
            bidbook.report(47, "A", 10, "B", 20);
            bidbook.writer(47, "anna", null, null)
                    .says("A", "ETA", LocalDate.of(2026, 12, 1))
                    .accepted();
            bidbook.ledger.createView(bidbook.review);

            assertThat(
                            select(
                                    "SELECT period, row_key, \"Qty\", \"ETA\", \"First seen\" FROM line_review ORDER BY row_id"))
                    .containsExactly("2026-W47 A 10 2026-12-01 2026-W47", "2026-W47 B 20 null 2026-W47");
        }
    }

    @Test
    void theViewFollowsTheTemplate() throws SQLException {
        try (LedgerFixture bidbook = new LedgerFixture(folder)) {
            bidbook.report(47, "A", 10);
            bidbook.ledger.createView(bidbook.review);
            Template other = LedgerFixture.template(
                    "line-review",
                    """
                    template: line-review
                    version: 2
                    title: Line review
                    period: week
                    rows: report
                    key: [Part]
                    columns:
                      - name: Part
                        kind: text
                        origin: report
                      - name: Period
                        kind: text
                        origin: entry
                      - name: 12" pipe
                        kind: text
                        origin: entry
                    """);
            bidbook.ledger.createView(other);

            assertThat(select("SELECT period, \"Period_\", \"12\"\" pipe\" FROM line_review"))
                    .containsExactly("2026-W47 null null");
        }
    }

    @Test
    void nobodyRewritesHistory() {
        try (LedgerFixture bidbook = new LedgerFixture(folder)) {
            bidbook.report(47, "A", 10);
            bidbook.report(47, "A", 11);

            assertThatThrownBy(() -> change("UPDATE cell_change SET new_value = NULL"))
                    .hasMessageContaining("the change log is append-only");
            assertThatThrownBy(() -> change("DELETE FROM cell_change"))
                    .hasMessageContaining("the change log is append-only");
            assertThatThrownBy(() -> change("UPDATE rows_added SET first_row = 2"))
                    .hasMessageContaining("the change log is append-only");
            assertThatThrownBy(() -> change("DELETE FROM rows_added"))
                    .hasMessageContaining("the change log is append-only");
            assertThatThrownBy(() -> change("UPDATE sheet_row SET row_key = 'B'"))
                    .hasMessageContaining("a row keeps its number and key");
            assertThatThrownBy(() -> change("DELETE FROM sheet_row")).hasMessageContaining("a row is never deleted");
            assertThatThrownBy(() -> change("UPDATE submission SET person = 'somebody else'"))
                    .hasMessageContaining("a submission never changes");
            assertThatThrownBy(() -> change("DELETE FROM submission"))
                    .hasMessageContaining("a submission is never deleted");
        }
    }

    private List<String> select(String sql) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    cells.add(String.valueOf(rows.getString(i)));
                }
                lines.add(String.join(" ", cells));
            }
        }
        return lines;
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("bidbook.db"));
    }
}
