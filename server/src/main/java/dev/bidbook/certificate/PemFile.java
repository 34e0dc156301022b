package dev.bidbook.certificate;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;

/** A file of PEM blocks: certificates, or a key. */
final class PemFile {

    /** A chain of certificates has a few kilobytes. */
    private static final long MOST_BYTES = 1L << 20;

    private final Path file;
    private final List<Object> blocks;

    private PemFile(Path file, List<Object> blocks) {
        this.file = file;
        this.blocks = blocks;
    }

    /**
     * Reads a file.
     *
     * @param meaning what the file should hold, such as {@code the server's certificate}
     */
    static PemFile read(Path file, String meaning) throws CertificateRefusedException {
        String text = text(file, meaning);
        List<Object> blocks = new ArrayList<>();
        try (PEMParser parser = new PEMParser(new StringReader(text))) {
            for (Object block = parser.readObject(); block != null; block = parser.readObject()) {
                blocks.add(block);
            }
        } catch (IOException | RuntimeException broken) {
            throw new CertificateRefusedException(
                    "The file " + file + " is damaged: one of its PEM blocks cannot be read. Copy it anew.");
        }
        if (blocks.isEmpty()) {
            throw new CertificateRefusedException("The file " + file + " is not a PEM file: it has no block that begins"
                    + " with -----BEGIN. If it is a .pfx or .p12 file, \"openssl pkcs12 -in FILE -nodes\" makes PEM of"
                    + " it.");
        }
        return new PemFile(file, blocks);
    }

    private static String text(Path file, String meaning) throws CertificateRefusedException {
        if (!Files.isRegularFile(file)) {
            throw new CertificateRefusedException(
                    "There is no file " + file + ". It should be a PEM file with " + meaning + ".");
        }
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new CertificateRefusedException("The file " + file + " is too large to be " + meaning
                        + ": a PEM file has a few kilobytes. Check that it is the right one.");
            }
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new CertificateRefusedException("The file " + file
                    + " cannot be read. Let the user who runs the server read it, and nobody else if it is the key.");
        }
    }

    /** The certificates, in the file's order. */
    List<X509Certificate> certificates() throws CertificateRefusedException {
        List<X509Certificate> found = new ArrayList<>();
        try {
            JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
            for (Object block : blocks) {
                if (block instanceof X509CertificateHolder holder) {
                    found.add(converter.getCertificate(holder));
                }
            }
        } catch (CertificateException e) {
            throw new CertificateRefusedException(
                    "A certificate in the file " + file + " cannot be understood. Have it issued anew.");
        }
        if (found.isEmpty()) {
            throw new CertificateRefusedException(
                    "The file " + file + " holds no certificate: none of its blocks begins"
                            + " with -----BEGIN CERTIFICATE-----. Name the file of the certificate, not that of its key.");
        }
        return found;
    }

    /** The private key. */
    PrivateKey key() throws CertificateRefusedException {
        for (Object block : blocks) {
            if (block instanceof PKCS8EncryptedPrivateKeyInfo || block instanceof PEMEncryptedKeyPair) {
                throw new CertificateRefusedException(
                        "The key in the file " + file + " is encrypted, and there is nobody"
                                + " to ask for its password. Write it without one, by \"openssl pkey -in " + file
                                + " -out KEY\", into a file that only the server's user may read.");
            }
            PrivateKeyInfo info = block instanceof PEMKeyPair pair
                    ? pair.getPrivateKeyInfo()
                    : block instanceof PrivateKeyInfo plain ? plain : null;
            if (info != null) {
                return converted(info);
            }
        }
        throw new CertificateRefusedException("The file " + file + " holds no private key: none of its blocks is one."
                + " Name the file of the key, not that of the certificate.");
    }

    private PrivateKey converted(PrivateKeyInfo info) throws CertificateRefusedException {
        try {
            return new JcaPEMKeyConverter()
                    .setAlgorithmMapping(X9ObjectIdentifiers.id_ecPublicKey, "EC")
                    .getPrivateKey(info);
        } catch (PEMException e) {
            throw new CertificateRefusedException("The key in the file " + file
                    + " is of a kind that is not known here. Use an EC key (P-256) or an RSA key.");
        }
    }
}
