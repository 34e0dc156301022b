package dev.bidbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.certificate.LocalAuthority;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddInCommandsTest {

    private final Path folder;
    private final CommandRunner runner;

    AddInCommandsTest(@TempDir Path folder) {
        this.folder = folder;
        this.runner = new CommandRunner(folder);
    }

    @Test
    void aManifestIsWrittenAndCheckedWithoutAnyData() {
        Path file = folder.resolve("manifest.xml");

        assertThat(runner.runAsIs("manifest", "--address", "https://bidbook.example.com", "-o", file.toString()))
                .isZero();
        assertThat(runner.out()).isEqualTo("Wrote " + file + ".\n");
        assertThat(runner.runAsIs("manifest", "--check", file.toString())).isZero();
        assertThat(runner.out()).isEqualTo("Nothing is wrong with " + file + ".\n");
    }

    @Test
    void aBrokenManifestIsTold() throws Exception {
        Path file = folder.resolve("manifest.xml");
        runner.runAsIs("manifest", "--address", "https://bidbook.example.com");
        Files.writeString(file, runner.out().replace("<Version>1.0.0.0", "<Version>one"));

        assertThat(runner.runAsIs("manifest", "--check", file.toString())).isEqualTo(1);
        assertThat(runner.out())
                .isEqualTo("Version: It is not a version. Write one to four numbers with dots, such as 1.0.0.0.\n");
    }

    @Test
    void withoutAnAddressThereIsNoManifest() {
        assertThat(runner.runAsIs("manifest", "--data", folder.toString())).isEqualTo(2);
        assertThat(runner.err())
                .isEqualTo("Name the server's address with --address, or set public-address:"
                        + " https://bidbook.example.com\n");
        assertThat(runner.runAsIs("manifest", "--address", "http://bidbook.example.com"))
                .isEqualTo(2);
        assertThat(runner.err())
                .isEqualTo(
                        "\"http://bidbook.example.com\" is not an address that Excel takes add-ins from. Write one such"
                                + " as https://bidbook.example.com or https://localhost:8443, without a path.\n");
    }

    @Test
    void theAddressMayComeFromTheSettings() {
        assertThat(runner.runAsIs(
                        "manifest", "--data", folder.toString(), "--public-address", "https://bidbook.example.com/"))
                .isZero();
        assertThat(runner.out()).contains("\"https://bidbook.example.com/pane/taskpane.html\"");
    }

    @Test
    void certificatesAreMadeAndToldHowToTrust() {
        Path target = folder.resolve("certificates");

        assertThat(runner.runAsIs("certificate", "--host", "bidbook.example.com", "-o", target.toString()))
                .isZero();
        assertThat(runner.out())
                .contains(
                        "bidbook serve --port 8443 --certificate " + target.resolve(LocalAuthority.SERVER)
                                + " --certificate-key " + target.resolve(LocalAuthority.SERVER_KEY),
                        "certutil -user -addstore Root " + target.resolve(LocalAuthority.AUTHORITY),
                        "security add-trusted-cert",
                        "sudo update-ca-certificates");
        assertThat(runner.runAsIs("certificate", "-o", target.toString())).isEqualTo(2);
        assertThat(runner.err())
                .isEqualTo("There is a file " + target.resolve(LocalAuthority.SERVER) + " already, and nothing is"
                        + " overwritten. Move it away, or name another folder with -o.\n");
    }

    @Test
    void aServerWithAWrongCertificateDoesNotStartAndSaysWhy() {
        Path missing = folder.resolve("missing.pem");

        assertThat(runner.run("serve", "--certificate", missing.toString(), "--certificate-key", missing.toString()))
                .isEqualTo(2);
        assertThat(runner.err())
                .endsWith("There is no file " + missing + ". It should be a PEM file with the server's certificate.\n");
    }
}
