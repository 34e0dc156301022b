package dev.bidbook.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.database.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTrailTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-03T09:00:00Z"), ZoneOffset.UTC);
    private static final int ENTRIES = 5;

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws Exception {
        try (Database database = Database.open(folder.resolve("bidbook.db"));
                AuditTrail trail = new AuditTrail(database, folder, CLOCK)) {
            for (int i = 1; i <= ENTRIES; i++) {
                AuditEvent event = new AuditEvent("Mara", "sign-in", "Mara", Map.of("number", Integer.toString(i)));
                new Where("192.0.2.7", "curl\n" + "x".repeat(500)).during(() -> trail.record(event));
            }
        }
    }

    @Test
    void anEntrySaysWhoDidWhatFromWhereWithinBounds() throws Exception {
        try (Database database = Database.open(folder.resolve("bidbook.db"));
                AuditTrail trail = new AuditTrail(database, folder, CLOCK)) {
            List<AuditEntry> entries = trail.after(2, 2);
            AuditEntry third = entries.get(0);

            assertThat(entries).extracting(AuditEntry::seq).containsExactly(3L, 4L);
            assertThat(third.person()).isEqualTo("Mara");
            assertThat(third.details()).isEqualTo("{\"number\":\"3\"}");
            assertThat(third.address()).isEqualTo("192.0.2.7");
            assertThat(third.agent()).hasSize(200).startsWith("curl x");
            assertThat(entries.get(1).previous()).isEqualTo(third.digest());
        }
    }

    @Test
    void aTrailThatNobodyTouchedIsWhole() throws Exception {
        assertThat(verified().faults()).isEmpty();
        assertThat(verified().entries()).isEqualTo(ENTRIES);
    }

    @Test
    void nothingIsChangedOrDeletedInTheOrdinaryWay() {
        ThrowingCallable update = () -> sql(false, "UPDATE audit_entry SET person = 'Ben' WHERE seq = 2");
        ThrowingCallable delete = () -> sql(false, "DELETE FROM audit_entry WHERE seq = 5");

        org.assertj.core.api.Assertions.assertThatThrownBy(update)
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("the audit trail is append-only");
        org.assertj.core.api.Assertions.assertThatThrownBy(delete)
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("the audit trail is append-only");
    }

    @Test
    void aChangedByteOfAnyColumnIsDetected() throws Exception {
        for (String column : List.of("at", "person", "act", "subject", "details", "address", "agent")) {
            sql(true, "UPDATE audit_entry SET " + column + " = " + column + " || ' ' WHERE seq = 2");
            assertThat(verified().faults()).as(column).containsExactly("Entry 2 was changed after it was written.");
            sql(
                    true,
                    "UPDATE audit_entry SET " + column + " = substr(" + column + ", 1, length(" + column
                            + ") - 1) WHERE seq = 2");
            assertThat(verified().faults()).as(column).isEmpty();
        }
        sql(true, "UPDATE audit_entry SET digest = replace(digest, substr(digest, 1, 1), 'x') WHERE seq = 2");
        assertThat(verified().faults())
                .containsExactly(
                        "Entry 2 was changed after it was written.", "Entry 3 does not follow entry 2 as it is now.");
    }

    @Test
    void aMissingEntryIsDetected() throws Exception {
        sql(true, "DELETE FROM audit_entry WHERE seq = 3");

        assertThat(verified().faults()).containsExactly("Entry 3 is missing.");
    }

    @Test
    void aTailThatWasCutIsDetectedAndStaysSo() throws Exception {
        sql(true, "DELETE FROM audit_entry WHERE seq > 3");

        String fault = "The trail ends at entry 3, but the file audit.head carries entry 5.";
        assertThat(verified().faults()).containsExactly(fault);
        try (Database database = Database.open(folder.resolve("bidbook.db"));
                AuditTrail trail = new AuditTrail(database, folder, CLOCK)) {
            trail.record(new AuditEvent("Ben", "sign-in", "Ben"));
            trail.record(new AuditEvent("Ben", "sign-in", "Ben"));
        }
        assertThat(verified().faults()).containsExactly("Entry 5 is not the one that the file audit.head carries.");
    }

    @Test
    void aTailThatWasCutIsDetectedByWhateverCarriesAHead() throws Exception {
        AuditHead head;
        try (Database database = Database.open(folder.resolve("bidbook.db"));
                AuditTrail trail = new AuditTrail(database, folder, CLOCK)) {
            head = trail.head();
        }
        sql(true, "DELETE FROM audit_entry WHERE seq > 3");
        Files.delete(folder.resolve("audit.head"));
        Files.delete(folder.resolve("audit.key"));
        try (Database database = Database.open(folder.resolve("bidbook.db"));
                AuditTrail trail = new AuditTrail(database, folder, CLOCK)) {
            trail.carriedBy(() -> List.of(new AuditTrail.CarriedHead("the sign-off s1", head)));

            assertThat(trail.after(3, 10)).extracting(AuditEntry::act).containsExactly("audit-head-begun-anew");
            assertThat(trail.verify().faults())
                    .containsExactly("The trail ends at entry 4, but the sign-off s1 carries entry 5.");
        }
    }

    @Test
    void aForgedHeadIsDetected() throws Exception {
        Path file = folder.resolve("audit.head");
        Files.writeString(file, Files.readString(file).replaceFirst("^5", "3"));

        assertThat(verified().faults()).containsExactly("The file audit.head was not written by Bidbook's key.");
    }

    @Test
    void aWholeTrailWrittenAnewIsDetected() throws Exception {
        sql(true, "DELETE FROM audit_entry");
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        try (Database database = Database.open(folder.resolve("bidbook.db"));
                AuditTrail forged = new AuditTrail(database, elsewhere, CLOCK)) {
            for (int i = 0; i < ENTRIES; i++) {
                forged.record(new AuditEvent("Ben", "sign-in", "Ben"));
            }
        }
        assertThat(verified().faults()).containsExactly("Entry 5 is not the one that the file audit.head carries.");
    }

    @Test
    void whoIsInterruptedWhileClosingStillKeepsTheHead() throws Exception {
        try (Database database = Database.open(folder.resolve("bidbook.db"))) {
            AuditTrail trail = new AuditTrail(database, folder, CLOCK);
            trail.record(new AuditEvent("Mara", "sign-in", "Mara"));
            Thread.currentThread().interrupt();
            trail.close();
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(new HeadFile(folder).read().head())
                .isNotNull()
                .extracting(AuditHead::count)
                .isEqualTo(ENTRIES + 1L);
    }

    private AuditVerdict verified() throws Exception {
        try (Database database = Database.open(folder.resolve("bidbook.db"));
                AuditTrail trail = new AuditTrail(database, folder, CLOCK)) {
            return trail.verify();
        }
    }

    private void sql(boolean byForce, String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("bidbook.db"));
                Statement run = connection.createStatement()) {
            if (byForce) {
                run.execute("DROP TRIGGER IF EXISTS audit_entry_is_never_updated");
                run.execute("DROP TRIGGER IF EXISTS audit_entry_is_never_deleted");
            }
            run.execute(statement);
        }
    }
}
