package dev.bidbook.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerCertificateTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @TempDir
    Path folder;

    private Path certificate;
    private Path key;

    @BeforeEach
    void makeBoth() throws Exception {
        LocalAuthority.make(List.of("localhost"), folder, CLOCK);
        certificate = folder.resolve(LocalAuthority.SERVER);
        key = folder.resolve(LocalAuthority.SERVER_KEY);
    }

    @Test
    void whatWasMadeIsRead() throws Exception {
        ServerCertificate read = read();

        assertThat(read.store().size()).isOne();
        assertThat(read.lastDay()).isEqualTo(LocalDate.of(2027, 12, 23));
        assertThat(read.daysLeft()).isEqualTo(396);
        assertThat(read.renew()).isFalse();
    }

    @Test
    void keysInTheOldFormsOfOpensslAreReadAndTextAroundBlocksIsLeftOut() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        PrivateKey rsa = generator.generateKeyPair().getPrivate();
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(rsa);
        }
        assertThat(text.toString()).startsWith("-----BEGIN RSA PRIVATE KEY-----");
        Files.writeString(folder.resolve("old.pem"), "Bag Attributes\n  friendlyName: a\n" + text);

        assertThat(PemFile.read(folder.resolve("old.pem"), "a key").key()).isEqualTo(rsa);
    }

    @Test
    void aFileThatIsNotThereIsTold() {
        Path missing = folder.resolve("missing.pem");

        assertThatThrownBy(() -> ServerCertificate.read(missing, key, CLOCK))
                .hasMessage("There is no file " + missing + ". It should be a PEM file with the server's certificate.");
        assertThatThrownBy(() -> ServerCertificate.read(certificate, missing, CLOCK))
                .hasMessage("There is no file " + missing + ". It should be a PEM file with the certificate's key.");
    }

    @Test
    void aFileOfAnotherKindIsTold() throws Exception {
        Files.write(certificate, new byte[] {0x30, (byte) 0x82, 1, 2});

        assertThatThrownBy(this::read)
                .hasMessage(
                        "The file " + certificate + " is not a PEM file: it has no block that begins with -----BEGIN."
                                + " If it is a .pfx or .p12 file, \"openssl pkcs12 -in FILE -nodes\" makes PEM of it.");
    }

    @Test
    void aDamagedFileIsTold() throws Exception {
        Files.writeString(certificate, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");

        assertThatThrownBy(this::read)
                .hasMessage(
                        "The file " + certificate + " is damaged: one of its PEM blocks cannot be read. Copy it anew.");
    }

    @Test
    void theTwoFilesTheOtherWayRoundAreTold() {
        assertThatThrownBy(() -> ServerCertificate.read(key, certificate, CLOCK))
                .hasMessage("The file " + key + " holds no certificate: none of its blocks begins with -----BEGIN"
                        + " CERTIFICATE-----. Name the file of the certificate, not that of its key.");
        assertThatThrownBy(() -> ServerCertificate.read(certificate, certificate, CLOCK))
                .hasMessage(
                        "The file " + certificate + " holds no private key: none of its blocks is one. Name the file"
                                + " of the key, not that of the certificate.");
    }

    @Test
    void anEncryptedKeyIsTold() throws Exception {
        String method = "PBEWithSHA1AndDESede";
        Cipher cipher = Cipher.getInstance(method);
        cipher.init(
                Cipher.ENCRYPT_MODE,
                SecretKeyFactory.getInstance(method).generateSecret(new PBEKeySpec("secret".toCharArray())),
                new PBEParameterSpec(new byte[8], 1000));
        byte[] encrypted = cipher.doFinal(PemFile.read(key, "a key").key().getEncoded());
        byte[] whole = new EncryptedPrivateKeyInfo(cipher.getParameters(), encrypted).getEncoded();
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(new PemObject("ENCRYPTED PRIVATE KEY", whole));
        }
        Files.writeString(key, text.toString());

        assertThatThrownBy(this::read)
                .hasMessage("The key in the file " + key + " is encrypted, and there is nobody to ask for its password."
                        + " Write it without one, by \"openssl pkey -in " + key + " -out KEY\", into a file that only"
                        + " the server's user may read.");
    }

    @Test
    void aKeyOfAnotherCertificateIsTold() throws Exception {
        Files.writeString(key, Issuing.pem(Issuing.pair().getPrivate()));

        assertThatThrownBy(this::read)
                .hasMessage("The key in the file " + key + " does not belong to the certificate in " + certificate
                        + ". Name the two that were made together; the server's own certificate has to be the first in"
                        + " its file.");
    }

    @Test
    void aCertificateThatDoesNotCountTodayIsTold() {
        Clock later = Clock.fixed(NOW.plus(Duration.ofDays(500)), ZoneOffset.UTC);
        Clock before = Clock.fixed(NOW.minus(Duration.ofDays(2)), ZoneOffset.UTC);

        assertThatThrownBy(() -> ServerCertificate.read(certificate, key, later))
                .hasMessage("The certificate in the file " + certificate + " expired on 2027-12-23. Renew it; \"bidbook"
                        + " certificate\" makes one.");
        assertThatThrownBy(() -> ServerCertificate.read(certificate, key, before))
                .hasMessage("The certificate in the file " + certificate + " begins to count on 2026-11-21. Check this"
                        + " machine's clock, or wait.");
    }

    @Test
    void newFilesAreTakenUpAndBrokenOnesAreNot() throws Exception {
        ServerCertificate read = read();
        var before = read.store();
        String whole = Files.readString(certificate);
        Files.writeString(certificate, "nothing");
        Files.setLastModifiedTime(certificate, FileTime.from(NOW.plusSeconds(1)));
        assertThatThrownBy(read::renew).isInstanceOf(CertificateRefusedException.class);
        assertThat(read.store()).isSameAs(before);

        Files.writeString(certificate, whole);
        Files.setLastModifiedTime(certificate, FileTime.from(NOW.plusSeconds(2)));
        assertThat(read.renew()).isTrue();
        assertThat(read.store()).isNotSameAs(before);
    }

    private ServerCertificate read() throws CertificateRefusedException {
        return ServerCertificate.read(certificate, key, CLOCK);
    }
}
