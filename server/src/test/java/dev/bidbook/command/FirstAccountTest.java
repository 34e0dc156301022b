package dev.bidbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.Bidbook;
import dev.bidbook.people.Account;
import dev.bidbook.people.SignInOutcome;
import dev.bidbook.settings.ServerConfig;
import dev.bidbook.settings.Setting;
import dev.bidbook.settings.SettingsReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server sees to before it starts. */
class FirstAccountTest {

    @TempDir
    Path folder;

    @Test
    void theFirstStartMakesAnAdministratorWhoseOneTimePasswordIsPrinted() throws Exception {
        String said = said("required");
        String password = said.replaceFirst("(?s).*One-time password: (\\S+).*", "$1");

        assertThat(said).contains("    Name:              Administrator").contains("--accounts none");
        assertThat(said("required")).isEmpty();
        try (Bidbook bidbook = Opening.open(config("required"))) {
            assertThat(bidbook.people().accounts().all())
                    .extracting(Account::name)
                    .containsExactly("Administrator");
            assertThat(bidbook.people().signIns().byPassword("administrator", password, "here"))
                    .isInstanceOf(SignInOutcome.Done.class);
        }
        assertThat(said("none"))
                .isEqualTo("There are accounts in this data folder, so people sign in, although accounts is none.\n");
    }

    @Test
    void aServerWithoutAccountsSaysSoLoudly() throws Exception {
        assertThat(said("none")).contains("!! WITHOUT ACCOUNTS: whoever works on this machine may read and change");
        try (Bidbook bidbook = Opening.open(config("none"))) {
            assertThat(bidbook.people().accounts().exist()).isFalse();
        }
    }

    private String said(String accounts) throws Exception {
        StringWriter out = new StringWriter();
        ServerConfig config = config(accounts);
        try (Bidbook bidbook = Opening.open(config)) {
            FirstAccount.see(bidbook, config, new PrintWriter(out, true));
        }
        return out.toString().replace(System.lineSeparator(), "\n");
    }

    private ServerConfig config(String accounts) throws Exception {
        return SettingsReader.read(
                Map.of(
                        Setting.ACCOUNTS,
                        accounts,
                        Setting.DATA,
                        folder.toString(),
                        Setting.TEMPLATES,
                        CommandRunner.repository("templates").toString()),
                null,
                Map.of());
    }
}
