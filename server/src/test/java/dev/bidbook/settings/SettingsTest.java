package dev.bidbook.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    private final Path folder;
    private final Map<Setting, String> flags = new EnumMap<>(Setting.class);

    SettingsTest(@TempDir Path folder) {
        this.folder = folder;
        flags.put(Setting.DATA, folder.toString());
    }

    @Test
    void withoutSettingsTheDefaultsHold() throws Exception {
        ServerConfig config = SettingsReader.read(Map.of(Setting.DATA, folder.toString()), null, Map.of());

        assertThat(config.port()).isEqualTo(8420);
        assertThat(config.host()).isEqualTo("127.0.0.1");
        assertThat(config.number(Setting.MAX_UPLOAD)).isEqualTo(64L << 20);
        assertThat(config.number(Setting.IDLE_TIMEOUT)).isEqualTo(60);
        assertThat(config.source(Setting.PORT)).isEqualTo("default");
    }

    @Test
    void aFlagCountsBeforeAVariableBeforeTheFileBeforeTheDefault() throws Exception {
        write("port = 3000", "max-rows = 30", "max-columns = 31");
        flags.put(Setting.PORT, "1000");

        ServerConfig config =
                SettingsReader.read(flags, null, Map.of("BIDBOOK_PORT", "2000", "BIDBOOK_MAX_ROWS", "20"));

        assertThat(config.port()).isEqualTo(1000);
        assertThat(config.source(Setting.PORT)).isEqualTo("--port");
        assertThat(config.number(Setting.MAX_ROWS)).isEqualTo(20);
        assertThat(config.source(Setting.MAX_ROWS)).isEqualTo("BIDBOOK_MAX_ROWS");
        assertThat(config.number(Setting.MAX_COLUMNS)).isEqualTo(31);
        assertThat(config.source(Setting.MAX_COLUMNS)).isEqualTo(file() + ", line 3");
        assertThat(config.source(Setting.MAX_CELLS)).isEqualTo("default");
    }

    @Test
    void allProblemsOfAllSourcesAreCollectedInOneGo() throws Exception {
        write("# ours", "", "idle-timeout = soon", "max-row = 5", "nonsense", "max-cells = 7", "max-cells = 8");
        flags.put(Setting.PORT, "70000");

        assertThatThrownBy(() -> SettingsReader.read(
                        flags, null, Map.of("BIDBOOK_PROT", "1", "BIDBOOK_MAX_UPLOAD", "64 XB", "PATH", "/bin")))
                .isInstanceOf(SettingsRefusedException.class)
                .hasMessage(String.join(
                        "\n",
                        "--port: \"70000\" is out of range. Write a value from 0 to 65535.",
                        "BIDBOOK_MAX_UPLOAD: \"64 XB\" is not a number of bytes. Write a size such as 64 MB or 1 GB, or a"
                                + " number of bytes.",
                        "BIDBOOK_PROT: There is no setting BIDBOOK_PROT. Did you mean BIDBOOK_PORT?",
                        file() + ", line 5: \"nonsense\" is not a setting. Write name = value.",
                        file()
                                + ", line 3: \"soon\" is not a number of seconds. Write a time such as 30 s or 5 min, or a"
                                + " number of seconds.",
                        file() + ", line 4: There is no setting max-row. Did you mean max-rows?",
                        file() + ", line 7: max-cells is already set in line 6. Keep one of the two lines."));
    }

    @Test
    void aSettingThatIsLikeNoOtherIsPointedToTheList() {
        assertThatThrownBy(() -> SettingsReader.read(flags, null, Map.of("BIDBOOK_COFFEE_STRENGTH", "9")))
                .hasMessage("BIDBOOK_COFFEE_STRENGTH: There is no setting BIDBOOK_COFFEE_STRENGTH."
                        + " \"bidbook settings\" lists all settings.");
    }

    @Test
    void aRetiredSettingSaysWhatToUseInstead() throws Exception {
        write("upload-limit = 3 MB");

        assertThatThrownBy(() -> SettingsReader.read(flags, null, Map.of(), Map.of("upload-limit", "max-upload")))
                .hasMessage(file() + ", line 1: The setting upload-limit is no longer used. Use max-upload instead.");
    }

    @Test
    void noSettingIsBothInUseAndRetired() {
        assertThat(SettingsReader.RETIRED.keySet())
                .noneMatch(name -> Setting.named(name).isPresent());
    }

    @Test
    void aHostThatOthersCanReachIsRefusedWithoutAccounts() {
        flags.put(Setting.ACCOUNTS, "none");
        flags.put(Setting.HOST, "0.0.0.0");

        assertThatThrownBy(() -> SettingsReader.read(flags, null, Map.of()))
                .hasMessage(
                        "--host: \"0.0.0.0\" is not this machine's own address, and without accounts whoever reaches it"
                                + " may change everything. Write 127.0.0.1, ::1 or localhost, or set accounts to required.");
    }

    @Test
    void everyLoopbackAddressIsTaken() throws Exception {
        for (String host : new String[] {"127.0.0.1", "127.8.9.1", "::1", "localhost"}) {
            flags.put(Setting.HOST, host);
            assertThat(SettingsReader.read(flags, null, Map.of()).host()).isEqualTo(host);
        }
    }

    @Test
    void aNamedFileIsReadAndItsPathsCountFromItsFolder() throws Exception {
        Path named = folder.resolve("etc/ours.properties");
        Files.createDirectories(named.getParent());
        Files.writeString(named, "data = ../var\n");

        ServerConfig config = SettingsReader.read(Map.of(), named, Map.of());

        assertThat(config.data()).isEqualTo(folder.resolve("var"));
    }

    @Test
    void aVariableMayNameTheFile() throws Exception {
        Path named = folder.resolve("ours.properties");
        Files.writeString(named, "port = 77\n");

        assertThat(SettingsReader.read(flags, null, Map.of("BIDBOOK_CONFIG", named.toString()))
                        .port())
                .isEqualTo(77);
    }

    @Test
    void aNamedFileThatIsNotThereIsAProblem() {
        Path missing = folder.resolve("missing.properties");

        assertThatThrownBy(() -> SettingsReader.read(flags, missing, Map.of()))
                .hasMessage(missing + ": The file cannot be read. Check its name and that you may read it.");
    }

    @Test
    void theFileInTheDataFolderCannotMoveTheDataFolder() throws Exception {
        write("data = elsewhere");

        assertThatThrownBy(() -> SettingsReader.read(flags, null, Map.of()))
                .hasMessage(file() + ", line 1: This file is in the data folder, so it cannot say which folder that is."
                        + " Use --data or BIDBOOK_DATA, or name a settings file elsewhere with --config.");
    }

    @Test
    void aBackslashInAPathIsABackslash() throws Exception {
        write("templates = C:\\forms");

        assertThat(SettingsReader.read(flags, null, Map.of()).templates().toString())
                .endsWith("C:\\forms");
    }

    @Test
    void aCertificateWithoutItsKeyIsAProblem() {
        flags.put(Setting.CERTIFICATE, "server.pem");

        assertThatThrownBy(() -> SettingsReader.read(flags, null, Map.of()))
                .hasMessage("--certificate: certificate is set, and certificate-key is not. Set both; \"bidbook"
                        + " certificate\" makes both files.");
    }

    @Test
    void addressesAreCheckedAndBlankOnesAreNone() throws Exception {
        flags.put(Setting.PUBLIC_ADDRESS, "http://bidbook.example.com");
        flags.put(Setting.OFFICE_JS, "https://example.com/office.js; script-src *");

        assertThatThrownBy(() -> SettingsReader.read(flags, null, Map.of()))
                .hasMessageContaining("--public-address: \"http://bidbook.example.com\" is not an address that can be"
                        + " used here. Write an address such as https://bidbook.example.com, without a path.")
                .hasMessageContaining(
                        "--office-js: \"https://example.com/office.js; script-src *\" is not an address"
                                + " that can be used here. Write an https address, or a path on this server, that ends in .js.");

        flags.put(Setting.PUBLIC_ADDRESS, "https://Bidbook.example.com:443/");
        flags.put(Setting.OFFICE_JS, "/office/office.js");
        ServerConfig config = SettingsReader.read(flags, null, Map.of("BIDBOOK_CERTIFICATE", ""));
        assertThat(config.publicAddress()).hasToString("Optional[https://bidbook.example.com]");
        assertThat(config.officeJs()).isEqualTo("/office/office.js");
        assertThat(config.certificate()).isEmpty();
    }

    @Test
    void sizesAndTimesAreReadInTheirUnits() {
        assertThat(SettingKind.BYTES.number("64 MB")).hasValue(64L << 20);
        assertThat(SettingKind.BYTES.number("1.5 gb")).hasValue(3L << 29);
        assertThat(SettingKind.BYTES.number("2KiB")).hasValue(2048);
        assertThat(SettingKind.BYTES.number("1000")).hasValue(1000);
        assertThat(SettingKind.SECONDS.number("30 s")).hasValue(30);
        assertThat(SettingKind.SECONDS.number("5 min")).hasValue(300);
        assertThat(SettingKind.SECONDS.number("0.5 h")).hasValue(1800);
        assertThat(SettingKind.ROWS.number("200,000")).hasValue(200_000);
        assertThat(SettingKind.ROWS.number("200 000")).hasValue(200_000);
        assertThat(SettingKind.SECONDS.number("0.5 s")).isEmpty();
        assertThat(SettingKind.ROWS.number("5 MB")).isEmpty();
        assertThat(SettingKind.ROWS.number("-1")).isEmpty();
        assertThat(SettingKind.ROWS.number("")).isEmpty();
        assertThat(SettingKind.BYTES.number("999999999999999 GB")).isEmpty();
    }

    @Test
    void everyDefaultIsAllowedAndShownAsItIsWritten() throws Exception {
        ServerConfig config = SettingsReader.read(flags, null, Map.of());
        for (Setting setting : Setting.values()) {
            if (setting.kind().isNumber()) {
                assertThat(config.number(setting)).isBetween(setting.least(), setting.most());
                assertThat(config.text(setting)).isEqualTo(setting.standard());
            }
        }
    }

    @Test
    void theDocumentedTableIsTheOneInTheCode() throws Exception {
        Path page = Files.exists(Path.of("docs")) ? Path.of("docs/settings.md") : Path.of("../docs/settings.md");

        assertThat(Files.readString(page))
                .as("docs/settings.md must contain this table:%n%s", SettingsTable.markdown())
                .contains(SettingsTable.markdown());
    }

    private Path file() {
        return folder.resolve("bidbook.properties");
    }

    private void write(String... lines) throws IOException {
        Files.writeString(file(), String.join("\n", lines) + "\n");
    }
}
