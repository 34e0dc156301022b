package dev.bidbook.mail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * The authority that certified a mail server inside a network, where no public one did. Immutable and thread-safe.
 */
public final class MailAuthority {

    /** Authorities' certificates have a few kilobytes each. */
    private static final long MOST_BYTES = 1L << 20;

    private final SSLSocketFactory sockets;

    private MailAuthority(SSLSocketFactory sockets) {
        this.sockets = sockets;
    }

    /**
     * Reads the authority's certificate.
     *
     * @param file PEM, one certificate or several
     * @throws IOException if the file cannot be read, or holds no certificate
     */
    public static MailAuthority read(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
            throw new IOException("no file with a certificate");
        }
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw new IOException("the file holds no certificate");
            }
            return new MailAuthority(trusting(certificates));
        } catch (GeneralSecurityException e) {
            throw new IOException("the certificate cannot be understood", e);
        }
    }

    private static SSLSocketFactory trusting(Collection<? extends Certificate> certificates)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        int number = 0;
        for (Certificate certificate : certificates) {
            store.setCertificateEntry("authority-" + ++number, certificate);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context.getSocketFactory();
    }

    /** Makes connections to servers that the authority certified, and to no others. */
    SSLSocketFactory sockets() {
        return sockets;
    }
}
