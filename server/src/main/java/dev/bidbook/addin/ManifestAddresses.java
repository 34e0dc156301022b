package dev.bidbook.addin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Element;

/** Checks the addresses in a manifest. */
final class ManifestAddresses {

    private static final int LONGEST = 2048;
    private static final Set<String> WITH_ADDRESS =
            Set.of("IconUrl", "HighResolutionIconUrl", "SupportUrl", "SourceLocation", "Image", "Url");

    private ManifestAddresses() {}

    private static Map<Element, String> addresses(Element root) {
        Map<Element, String> addresses = new LinkedHashMap<>();
        for (Element element : ManifestXml.all(root)) {
            if (element.getLocalName().equals("ExtendedOverrides")) {
                addresses.put(element, element.getAttribute("Url"));
            } else if (WITH_ADDRESS.contains(element.getLocalName()) && element.hasAttribute("DefaultValue")) {
                addresses.put(element, element.getAttribute("DefaultValue"));
            }
        }
        return addresses;
    }

    private static boolean isSecure(String address) {
        return address.startsWith("https://") && address.length() <= LONGEST;
    }

    /** Excel loads nothing that is not encrypted. */
    static List<ManifestProblem> secure(Element root) {
        List<ManifestProblem> problems = new ArrayList<>();
        addresses(root).forEach((element, address) -> {
            if (!isSecure(address)) {
                problems.add(new ManifestProblem(
                        ManifestXml.place(element),
                        "The address does not begin with https://, or is longer than " + LONGEST + " characters.",
                        "Serve it by https and write that address."));
            }
        });
        return problems;
    }

    /** Pages of one server may call each other; others would have to be declared. */
    static List<ManifestProblem> oneServer(Element root) {
        List<ManifestProblem> problems = new ArrayList<>();
        String server = "";
        for (Map.Entry<Element, String> entry : addresses(root).entrySet()) {
            String address = entry.getValue();
            if (!isSecure(address)) {
                continue;
            }
            int path = address.indexOf('/', "https://".length());
            String own = path < 0 ? address : address.substring(0, path);
            if (server.isEmpty()) {
                server = own;
            } else if (!server.equals(own)) {
                problems.add(new ManifestProblem(
                        ManifestXml.place(entry.getKey()),
                        "The address is on another server than the ones before.",
                        "Keep all on " + server + "."));
            }
        }
        return problems;
    }

    /** The keys of buttons are in a file of their own; Excel says nothing where it is not. */
    static List<ManifestProblem> shortcuts(Element root) {
        List<ManifestProblem> problems = new ArrayList<>();
        for (Element overrides : ManifestXml.all(root, "ExtendedOverrides")) {
            if (!overrides.getAttribute("Url").endsWith(AddIn.SHORTCUTS)) {
                problems.add(new ManifestProblem(
                        ManifestXml.place(overrides),
                        "It does not name the file with the shortcuts.",
                        "Write the server's address and " + AddIn.SHORTCUTS + "."));
            }
        }
        return problems;
    }
}
