package dev.bidbook.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalAuthorityTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final List<String> HOSTS = List.of("bidbook.example.com", "192.0.2.7", "::1");

    @TempDir
    Path folder;

    @Test
    void theServersCertificateIsForTheHostsAndForLittleMoreThanAYear() throws Exception {
        X509Certificate certificate = LocalAuthority.make(HOSTS, folder, CLOCK).certificate();

        assertThat(certificate.getSubjectAlternativeNames())
                .extracting(name -> name.get(1).toString())
                .containsExactly("bidbook.example.com", "192.0.2.7", "0:0:0:0:0:0:0:1");
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
        assertThat(((ECPublicKey) certificate.getPublicKey())
                        .getParams()
                        .getCurve()
                        .getField()
                        .getFieldSize())
                .isEqualTo(256);
        assertThat(Duration.between(
                        certificate.getNotBefore().toInstant(),
                        certificate.getNotAfter().toInstant()))
                .isLessThanOrEqualTo(Duration.ofDays(397));
        assertThat(certificate.getNotAfter().toInstant()).isAfter(NOW.plus(Duration.ofDays(390)));
    }

    @Test
    void theAuthorityMayCertifyNoAuthoritiesAndNoOtherHosts() throws Exception {
        LocalAuthority.make(HOSTS, folder, CLOCK);
        Issuing issuing = new Issuing(NOW);
        Issuing.Authority authority = new Issuing.Authority(
                PemFile.read(folder.resolve(LocalAuthority.AUTHORITY), "an authority")
                        .certificates()
                        .get(0),
                PemFile.read(folder.resolve(LocalAuthority.AUTHORITY_KEY), "a key")
                        .key());

        assertThat(authority.certificate().getBasicConstraints()).isZero();
        assertThat(authority.certificate().getCriticalExtensionOIDs()).contains("2.5.29.19", "2.5.29.30", "2.5.29.15");
        for (String host : List.of("bidbook.example.com", "a.bidbook.example.com", "192.0.2.7", "localhost")) {
            assertThat(mayCertify(issuing, authority, host)).as(host).isTrue();
        }
        for (String host : List.of("example.com", "www.bank.example", "192.0.2.8", "::2", "evilbidbook.example.com")) {
            assertThat(mayCertify(issuing, authority, host)).as(host).isFalse();
        }
    }

    @Test
    void anAuthorityForNamesAloneMayCertifyNoAddresses() throws Exception {
        Issuing issuing = new Issuing(NOW);
        var pair = Issuing.pair();
        Issuing.Authority authority = new Issuing.Authority(
                issuing.authority(Hosts.of(List.of("bidbook.example.com")), pair), pair.getPrivate());

        assertThat(mayCertify(issuing, authority, "bidbook.example.com")).isTrue();
        assertThat(mayCertify(issuing, authority, "127.0.0.1")).isFalse();
        assertThat(mayCertify(issuing, authority, "::1")).isFalse();
    }

    private static boolean mayCertify(Issuing issuing, Issuing.Authority authority, String host) throws Exception {
        return issuing.mayCertify(
                authority.certificate(),
                issuing.server(Hosts.of(List.of(host)), Issuing.pair().getPublic(), authority));
    }

    @Test
    void onlyTheirOwnerMayReadTheKeys() throws Exception {
        LocalAuthority.make(HOSTS, folder, CLOCK);

        for (String key : List.of(LocalAuthority.AUTHORITY_KEY, LocalAuthority.SERVER_KEY)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(key))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void nothingIsOverwritten() throws Exception {
        LocalAuthority.make(HOSTS, folder, CLOCK);
        Path server = folder.resolve(LocalAuthority.SERVER);
        String before = Files.readString(server);

        assertThatThrownBy(() -> LocalAuthority.make(HOSTS, folder, CLOCK))
                .hasMessage("There is a file " + server + " already, and nothing is overwritten. Move it away, or name"
                        + " another folder with -o.");
        assertThat(server).hasContent(before);
    }

    @Test
    void aServersCertificateIsRenewedByTheAuthorityThatIsThere() throws Exception {
        LocalAuthority.make(HOSTS, folder, CLOCK);
        String authority = Files.readString(folder.resolve(LocalAuthority.AUTHORITY));
        moveServerAway();
        Clock later = Clock.fixed(NOW.plus(Duration.ofDays(390)), ZoneOffset.UTC);

        LocalAuthority.Made made = LocalAuthority.make(HOSTS, folder, later);

        assertThat(made.newAuthority()).isFalse();
        assertThat(made.certificate().getNotAfter().toInstant()).isAfter(NOW.plus(Duration.ofDays(780)));
        assertThat(folder.resolve(LocalAuthority.AUTHORITY)).hasContent(authority);
    }

    @Test
    void anAuthorityIsNotUsedForOtherHosts() throws Exception {
        LocalAuthority.make(HOSTS, folder, CLOCK);
        moveServerAway();

        assertThatThrownBy(() -> LocalAuthority.make(List.of("elsewhere.example"), folder, CLOCK))
                .hasMessage("The authority in " + folder.resolve(LocalAuthority.AUTHORITY) + " may not certify these"
                        + " hosts, or has expired. Name the hosts it was made for, or another folder; a new authority"
                        + " has to be trusted anew.");
        assertThat(folder.resolve(LocalAuthority.SERVER)).doesNotExist();
    }

    @Test
    void whatIsNoHostIsTold() {
        for (String host : List.of("https://example.com", "a b", "*.example.com", "", "example.com:8443", "-a")) {
            assertThatThrownBy(() -> LocalAuthority.make(List.of(host), folder, CLOCK))
                    .hasMessage("\"" + host + "\" is not a host. Write a name such as bidbook.example.com or an address"
                            + " such as 192.0.2.7, without https:// and without a port.");
        }
    }

    private void moveServerAway() throws Exception {
        Files.delete(folder.resolve(LocalAuthority.SERVER));
        Files.delete(folder.resolve(LocalAuthority.SERVER_KEY));
    }
}
