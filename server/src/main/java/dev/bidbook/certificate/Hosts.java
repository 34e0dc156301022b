package dev.bidbook.certificate;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;

/**
 * The names and addresses that a certificate is for.
 *
 * @param names host names, in lower case
 * @param addresses IP addresses
 */
record Hosts(List<String> names, List<InetAddress> addresses) {

    private static final int MOST = 50;
    private static final int LONGEST = 253;
    private static final String LOCALHOST = "localhost";
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*");
    private static final Pattern ADDRESS =
            Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|\\[?[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*]?");

    Hosts {
        names = List.copyOf(names);
        addresses = List.copyOf(addresses);
    }

    /** Reads what a person wrote. */
    static Hosts of(List<String> written) throws CertificateRefusedException {
        if (written.isEmpty() || written.size() > MOST) {
            throw new CertificateRefusedException("A certificate is for 1 to " + MOST + " hosts.");
        }
        Set<String> names = new LinkedHashSet<>();
        Set<InetAddress> addresses = new LinkedHashSet<>();
        for (String text : written) {
            String host = text.strip().toLowerCase(Locale.ROOT);
            if (ADDRESS.matcher(host).matches()) {
                addresses.add(address(host, text));
            } else if (host.length() <= LONGEST && NAME.matcher(host).matches()) {
                names.add(host);
            } else {
                throw refused(text);
            }
        }
        return new Hosts(List.copyOf(names), List.copyOf(addresses));
    }

    private static InetAddress address(String host, String text) throws CertificateRefusedException {
        try {
            // Only digits, dots and colons come here: no name service is asked.
            return InetAddress.getByName(host);
        } catch (UnknownHostException notAnAddress) {
            throw refused(text);
        }
    }

    private static CertificateRefusedException refused(String text) {
        String shortened = text.length() > 80 ? text.substring(0, 80) + "…" : text;
        return new CertificateRefusedException("\"" + shortened + "\" is not a host. Write a name such as"
                + " bidbook.example.com or an address such as 192.0.2.7, without https:// and without a port.");
    }

    /** What the certificate is called in lists. */
    String first() {
        return names.isEmpty() ? addresses.get(0).getHostAddress() : names.get(0);
    }

    /** All of them, as a certificate lists them. */
    GeneralNames subjects() {
        List<GeneralName> subjects = new ArrayList<>();
        names.forEach(name -> subjects.add(new GeneralName(GeneralName.dNSName, name)));
        addresses.forEach(address ->
                subjects.add(new GeneralName(GeneralName.iPAddress, new DEROctetString(address.getAddress()))));
        return new GeneralNames(subjects.toArray(GeneralName[]::new));
    }

    /**
     * What an authority for these hosts may certify: these hosts and what is below their names, and this machine itself.
     * Kinds of names that are not listed would be free, so that addresses are forbidden where there are none.
     */
    NameConstraints constraints() {
        Set<String> allowed = new LinkedHashSet<>(names);
        allowed.add(LOCALHOST);
        List<GeneralSubtree> permitted = new ArrayList<>();
        allowed.forEach(name -> permitted.add(new GeneralSubtree(new GeneralName(GeneralName.dNSName, name))));
        addresses.forEach(address -> permitted.add(network(address.getAddress(), 0xFF)));
        GeneralSubtree[] excluded = {network(new byte[4], 0), network(new byte[16], 0)};
        return new NameConstraints(
                permitted.toArray(GeneralSubtree[]::new), addresses.isEmpty() ? excluded : new GeneralSubtree[0]);
    }

    private static GeneralSubtree network(byte[] address, int mask) {
        byte[] network = Arrays.copyOf(address, 2 * address.length);
        Arrays.fill(network, address.length, network.length, (byte) mask);
        return new GeneralSubtree(new GeneralName(GeneralName.iPAddress, new DEROctetString(network)));
    }
}
