package dev.bidbook.certificate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;

/**
 * Makes certificates for servers inside a network: an authority of one's own, which may certify nothing but the hosts it
 * was made for, and by it the server's certificate. Nothing that is there already is overwritten.
 */
public final class LocalAuthority {

    /** The authority's certificate, which people's machines have to trust. */
    public static final String AUTHORITY = "bidbook-ca.pem";

    /** The authority's key, which is needed to renew the server's certificate. */
    public static final String AUTHORITY_KEY = "bidbook-ca-key.pem";

    /** The server's certificate, for the setting {@code certificate}. */
    public static final String SERVER = "bidbook-server.pem";

    /** The server's key, for the setting {@code certificate-key}. */
    public static final String SERVER_KEY = "bidbook-server-key.pem";

    private final Path folder;
    private final Issuing issuing;

    private LocalAuthority(Path folder, Clock clock) {
        this.folder = folder;
        this.issuing = new Issuing(clock.instant());
    }

    /**
     * What was made.
     *
     * @param newAuthority whether the authority is new, so that machines have to trust it yet
     * @param certificate the server's certificate
     */
    public record Made(boolean newAuthority, X509Certificate certificate) {}

    /**
     * Makes a server's certificate, by the authority in the folder or by a new one.
     *
     * @param hosts the names and addresses by which the server is called
     * @param folder where the files are, and go; it is made if it is not there
     * @throws CertificateRefusedException if there is a server's certificate already, or the authority there may not
     *     certify these hosts
     */
    public static Made make(List<String> hosts, Path folder, Clock clock)
            throws CertificateRefusedException, IOException {
        Hosts read = Hosts.of(hosts);
        Files.createDirectories(folder);
        return new LocalAuthority(folder, clock).make(read);
    }

    private Made make(Hosts hosts) throws CertificateRefusedException, IOException {
        refuseToOverwrite(SERVER);
        refuseToOverwrite(SERVER_KEY);
        boolean renewal = Files.exists(folder.resolve(AUTHORITY)) && Files.exists(folder.resolve(AUTHORITY_KEY));
        Issuing.Authority authority = renewal ? kept() : fresh(hosts);
        KeyPair pair = Issuing.pair();
        X509Certificate certificate = issuing.server(hosts, pair.getPublic(), authority);
        if (!issuing.mayCertify(authority.certificate(), certificate)) {
            throw new CertificateRefusedException("The authority in " + folder.resolve(AUTHORITY) + " may not certify"
                    + " these hosts, or has expired. Name the hosts it was made for, or another folder; a new authority"
                    + " has to be trusted anew.");
        }
        PrivateFile.write(folder.resolve(SERVER_KEY), Issuing.pem(pair.getPrivate()));
        PrivateFile.writeForAll(folder.resolve(SERVER), Issuing.pem(certificate));
        return new Made(!renewal, certificate);
    }

    private Issuing.Authority kept() throws CertificateRefusedException {
        X509Certificate certificate = PemFile.read(folder.resolve(AUTHORITY), "the authority's certificate")
                .certificates()
                .get(0);
        PrivateKey key = PemFile.read(folder.resolve(AUTHORITY_KEY), "the authority's key")
                .key();
        return new Issuing.Authority(certificate, key);
    }

    private Issuing.Authority fresh(Hosts hosts) throws CertificateRefusedException, IOException {
        refuseToOverwrite(AUTHORITY);
        refuseToOverwrite(AUTHORITY_KEY);
        KeyPair pair = Issuing.pair();
        X509Certificate certificate = issuing.authority(hosts, pair);
        PrivateFile.write(folder.resolve(AUTHORITY_KEY), Issuing.pem(pair.getPrivate()));
        PrivateFile.writeForAll(folder.resolve(AUTHORITY), Issuing.pem(certificate));
        return new Issuing.Authority(certificate, pair.getPrivate());
    }

    private void refuseToOverwrite(String name) throws CertificateRefusedException {
        Path file = folder.resolve(name);
        if (Files.exists(file)) {
            throw new CertificateRefusedException("There is a file " + file + " already, and nothing is overwritten."
                    + " Move it away, or name another folder with -o.");
        }
    }
}
