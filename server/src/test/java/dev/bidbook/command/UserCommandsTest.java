package dev.bidbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts and the audit trail on the command line. */
class UserCommandsTest {

    @TempDir
    Path folder;

    @Test
    void accountsAreMadeGivenRolesAndDeactivated() {
        CommandRunner command = new CommandRunner(folder);
        assertThat(command.run("user", "add", "Mara Lindqvist")).isEqualTo(1);
        assertThat(command.out())
                .isEqualTo("The first account has to be an administrator's, since calls need one from then on. Make an"
                        + " administrator first.\n");
        assertThat(command.run("user", "add", "Ada", "--administrator")).isZero();
        assertThat(command.out())
                .matches(
                        "Made the account Ada\\.\nOne-time password: ([a-z0-9]{4}-){3}[a-z0-9]{4}\nIt is not shown again,"
                                + " and has to be changed when it is first used\\.\n");
        assertThat(command.run("user", "add", "Mara Lindqvist")).isZero();
        assertThat(command.run("user", "add", "MARA lindqvist")).isEqualTo(1);
        assertThat(command.out())
                .isEqualTo("There is an account of that name already. Choose a name that tells the two apart.\n");
        command.run("program", "northline", "--name", "N", "--customer", "C");

        assertThat(command.run("user", "role", "mara lindqvist", "northline", "ram", "--branch", "STL"))
                .isZero();
        assertThat(command.out()).isEqualTo("Mara Lindqvist is RAM of northline for STL.\n");
        assertThat(command.run("user", "role", "Mara Lindqvist", "northline", "king"))
                .isEqualTo(2);
        assertThat(command.run("user", "deactivate", "Ada")).isEqualTo(1);
        assertThat(command.run("user", "role", "Mara Lindqvist")).isZero();
        assertThat(command.run("user", "deactivate", "Ada")).isZero();
        assertThat(command.run("user", "list")).isZero();
        assertThat(command.out())
                .isEqualTo(
                        """
                        Ada, administrator, not active, with a one-time password
                        Mara Lindqvist, administrator, with a one-time password
                            northline: RAM
                        """);
        assertThat(command.run("user", "password", "Nobody")).isEqualTo(3);
    }

    @Test
    void tokensAreMadeListedAndRevoked() {
        CommandRunner command = new CommandRunner(folder);
        command.run("user", "add", "Ada", "--administrator");

        assertThat(command.run("user", "token", "Ada", "--for", "nightly import", "--days", "3"))
                .isZero();
        String token = command.out().strip();
        assertThat(token).matches("bba_[A-Za-z0-9_-]{43}");
        command.run("user", "token", "Ada");
        assertThat(command.out())
                .contains(token.substring(0, 10) + "…")
                .endsWith("nightly import\n")
                .doesNotContain(token);
        String id = command.out().split(" ", 2)[0];
        assertThat(command.run("user", "token", "Ada", "--revoke", id)).isZero();
        assertThat(command.run("user", "token", "Ada", "--revoke", id)).isEqualTo(3);
    }

    @Test
    void theTrailIsVerifiedAndExported() throws Exception {
        CommandRunner command = new CommandRunner(folder);
        command.run("user", "add", "Ada", "--administrator", "--as", "root");
        command.run("user", "add", "Ben");

        assertThat(command.run("audit", "verify")).isZero();
        assertThat(command.out())
                .matches("The audit trail is whole: 2 entries, the last with the digest [0-9a-f]{64}\\.\n");
        command.run("audit", "export");
        assertThat(command.out().lines().findFirst().orElseThrow())
                .startsWith("{\"seq\":1,\"at\":")
                .contains("\"person\":\"root\",\"act\":\"account-added\",\"subject\":\"Ada\"");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("bidbook.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TRIGGER audit_entry_is_never_deleted");
            statement.execute("DELETE FROM audit_entry WHERE seq = 2");
        }
        assertThat(command.run("audit", "verify")).isEqualTo(1);
        assertThat(command.out())
                .isEqualTo(
                        """
                        The trail ends at entry 1, but the file audit.head carries entry 2.
                        The audit trail is not what was written.
                        """);
    }
}
