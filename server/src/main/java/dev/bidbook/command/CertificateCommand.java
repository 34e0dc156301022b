package dev.bidbook.command;

import dev.bidbook.certificate.CertificateRefusedException;
import dev.bidbook.certificate.LocalAuthority;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bidbook certificate}. */
@Command(
        name = "certificate",
        description = "Makes a local authority and a certificate for this server, and says how to trust it.")
final class CertificateCommand implements Callable<Integer> {

    private static final String USE =
            """
            The server's certificate counts until %s. Use it:

                bidbook serve --port 8443 --certificate %s --certificate-key %s
            """;

    private static final String TRUST =
            """
            Every machine that calls the server has to trust the authority once. Copy %1$s there; it may
            certify nothing but the hosts it was made for. Its key stays here: keep it, and let nobody have it.

            Windows, for oneself; for everybody, without -user in a terminal of an administrator:

                certutil -user -addstore Root %1$s

            macOS:

                security add-trusted-cert -r trustRoot -k ~/Library/Keychains/login.keychain-db %1$s

            Debian and Ubuntu:

                sudo cp %1$s /usr/local/share/ca-certificates/bidbook-ca.crt
                sudo update-ca-certificates

            Fedora and its relatives:

                sudo trust anchor %1$s

            Chromium and Chrome on Linux, too:

                certutil -d sql:$HOME/.pki/nssdb -A -t C,, -n Bidbook -i %1$s

            Firefox: Settings, Privacy & Security, View Certificates, Authorities, Import.""";

    private final Terminal terminal;

    @Option(
            names = "--host",
            paramLabel = "NAME",
            description = "A name or address by which the server is called; several times for several."
                    + " Default: localhost, 127.0.0.1 and ::1.")
    private List<String> hosts = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FOLDER",
            description = "The folder for the files. Default: certificates.")
    private Path folder = Path.of("certificates");

    CertificateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandFailure, IOException {
        LocalAuthority.Made made;
        try {
            made = LocalAuthority.make(
                    hosts.isEmpty() ? List.of("localhost", "127.0.0.1", "::1") : hosts, folder, Clock.systemUTC());
        } catch (CertificateRefusedException refused) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(refused.getMessage()));
        }
        LocalDate until = LocalDate.ofInstant(made.certificate().getNotAfter().toInstant(), ZoneOffset.UTC);
        terminal.out().println(USE.formatted(until, quoted(LocalAuthority.SERVER), quoted(LocalAuthority.SERVER_KEY)));
        terminal.out()
                .println(
                        made.newAuthority()
                                ? TRUST.formatted(quoted(LocalAuthority.AUTHORITY))
                                : "It is by the authority that was there: who trusts that, trusts this.");
        return ExitCode.DONE;
    }

    /** As one writes it in a terminal. */
    private String quoted(String file) {
        String path = folder.resolve(file).toString();
        return path.matches("[A-Za-z0-9._/\\\\:-]+") ? path : "\"" + path + "\"";
    }
}
