package dev.bidbook.certificate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The server's certificate and its key, as they stand in two PEM files. When the files are renewed, so is this.
 * Thread-safe.
 */
public final class ServerCertificate {

    /** A key store wants a password; this one never leaves the memory. */
    private static final String PASSWORD = "in memory only";

    private final Path certificateFile;
    private final Path keyFile;
    private final Clock clock;
    private volatile Read current;

    private ServerCertificate(Path certificateFile, Path keyFile, Clock clock, Read current) {
        this.certificateFile = certificateFile;
        this.keyFile = keyFile;
        this.clock = clock;
        this.current = current;
    }

    /** What was read, and when the files had last been written. */
    private record Read(KeyStore store, X509Certificate certificate, List<FileTime> written) {}

    /**
     * Reads and checks the two files.
     *
     * @param certificate PEM, the server's certificate first, then those between it and the authority
     * @param key PEM, without a password
     * @throws CertificateRefusedException with a sentence for whatever is wrong
     */
    public static ServerCertificate read(Path certificate, Path key, Clock clock) throws CertificateRefusedException {
        return new ServerCertificate(certificate, key, clock, readNow(certificate, key, clock));
    }

    private static Read readNow(Path certificateFile, Path keyFile, Clock clock) throws CertificateRefusedException {
        List<FileTime> written = written(certificateFile, keyFile);
        List<X509Certificate> chain =
                PemFile.read(certificateFile, "the server's certificate").certificates();
        PrivateKey key = PemFile.read(keyFile, "the certificate's key").key();
        X509Certificate own = chain.get(0);
        checkTime(certificateFile, own, clock.instant());
        if (!belongTogether(own, key)) {
            throw new CertificateRefusedException(
                    "The key in the file " + keyFile + " does not belong to the certificate"
                            + " in " + certificateFile + ". Name the two that were made together; the server's own"
                            + " certificate has to be the first in its file.");
        }
        return new Read(store(chain, key), own, written);
    }

    private static void checkTime(Path file, X509Certificate certificate, Instant now)
            throws CertificateRefusedException {
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        if (until.isBefore(now)) {
            throw new CertificateRefusedException("The certificate in the file " + file + " expired on " + day(until)
                    + ". Renew it; \"bidbook certificate\" makes one.");
        } else if (from.isAfter(now)) {
            throw new CertificateRefusedException("The certificate in the file " + file + " begins to count on "
                    + day(from) + ". Check this machine's clock, or wait.");
        }
    }

    /** Whether what the key signs is what the certificate confirms. */
    private static boolean belongTogether(X509Certificate certificate, PrivateKey key) {
        String kind = certificate.getPublicKey().getAlgorithm();
        String algorithm =
                switch (kind) {
                    case "EC" -> "SHA256withECDSA";
                    case "RSA" -> "SHA256withRSA";
                    default -> kind;
                };
        byte[] sample = {1, 2, 3};
        try {
            Signature signer = Signature.getInstance(algorithm);
            signer.initSign(key);
            signer.update(sample);
            byte[] signature = signer.sign();
            Signature verifier = Signature.getInstance(algorithm);
            verifier.initVerify(certificate.getPublicKey());
            verifier.update(sample);
            return verifier.verify(signature);
        } catch (GeneralSecurityException differentKinds) {
            return false;
        }
    }

    private static KeyStore store(List<X509Certificate> chain, PrivateKey key) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("bidbook", key, PASSWORD.toCharArray(), chain.toArray(Certificate[]::new));
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every Java has such a key store", e);
        }
    }

    private static List<FileTime> written(Path certificateFile, Path keyFile) {
        try {
            return List.of(Files.getLastModifiedTime(certificateFile), Files.getLastModifiedTime(keyFile));
        } catch (IOException notThere) {
            return List.of();
        }
    }

    /**
     * Reads the files again if they were written since.
     *
     * @return whether there is another certificate now
     * @throws CertificateRefusedException if there are new files that cannot be used; the certificate stays as it was
     */
    public boolean renew() throws CertificateRefusedException {
        List<FileTime> written = written(certificateFile, keyFile);
        if (written.isEmpty() || written.equals(current.written())) {
            return false;
        }
        current = readNow(certificateFile, keyFile, clock);
        return true;
    }

    /** The certificate, those above it, and the key. */
    public KeyStore store() {
        return current.store();
    }

    /** What opens the store and the key in it. */
    public String password() {
        return PASSWORD;
    }

    /** The last day on which it counts. */
    public LocalDate lastDay() {
        return day(current.certificate().getNotAfter().toInstant());
    }

    /** How many days are left of it. */
    public long daysLeft() {
        return Duration.between(
                        clock.instant(), current.certificate().getNotAfter().toInstant())
                .toDays();
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
