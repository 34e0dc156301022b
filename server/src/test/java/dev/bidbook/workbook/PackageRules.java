package dev.bidbook.workbook;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What the parts are held to that make a package of the others: entries, content types, relations and core properties. */
final class PackageRules {

    private static final Set<String> CORE = Set.of(
            "category",
            "contentStatus",
            "created",
            "creator",
            "description",
            "identifier",
            "keywords",
            "language",
            "lastModifiedBy",
            "lastPrinted",
            "modified",
            "revision",
            "subject",
            "title",
            "version");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";

    private final Map<String, byte[]> parts;
    private final List<String> broken = new ArrayList<>();

    private PackageRules(Map<String, byte[]> parts) {
        this.parts = parts;
    }

    /** Whether a part is one of the package's own. */
    static boolean knows(String part) {
        return part.equals("[Content_Types].xml") || part.endsWith(".rels") || part.equals("docProps/core.xml");
    }

    /** Every rule that the file breaks. */
    static List<String> broken(Path file) throws IOException {
        PackageRules rules = new PackageRules(Parts.of(file));
        rules.entries(file);
        rules.types();
        for (String part : rules.parts.keySet()) {
            if (part.endsWith(".rels")) {
                rules.relations(part);
            }
        }
        rules.used();
        rules.core();
        return rules.broken;
    }

    private void rule(boolean kept, String part, String what) {
        if (!kept) {
            broken.add(part + ": " + what);
        }
    }

    private void entries(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Set<String> names = new HashSet<>();
            zip.stream().forEach(entry -> {
                rule(names.add(entry.getName()), entry.getName(), "stands twice in the archive");
                rule(
                        !entry.getName().contains("\\") && !entry.getName().startsWith("/"),
                        entry.getName(),
                        "a bad name");
                rule(!entry.isDirectory(), entry.getName(), "a folder");
            });
        }
        rule(parts.containsKey("_rels/.rels"), file.getFileName().toString(), "no relations");
    }

    private void types() throws IOException {
        Set<String> endings = new HashSet<>();
        for (Element type : children("[Content_Types].xml", "content-types", "Types")) {
            boolean override = type.getLocalName().equals("Override");
            rule(override || type.getLocalName().equals("Default"), "[Content_Types].xml", type.getLocalName() + "?");
            rule(
                    type.getAttribute("ContentType").matches("[a-z]+/[A-Za-z0-9.+-]+"),
                    "[Content_Types].xml",
                    "a bad type " + type.getAttribute("ContentType"));
            rule(
                    override
                            ? type.getAttribute("PartName").startsWith("/")
                            : endings.add(type.getAttribute("Extension")),
                    "[Content_Types].xml",
                    "a bad name or an ending twice");
            rule(type.getAttributes().getLength() == 2, "[Content_Types].xml", "attributes that are none");
        }
    }

    private void relations(String part) throws IOException {
        for (Element relation : children(part, "relationships", "Relationships")) {
            rule(relation.getLocalName().equals("Relationship"), part, relation.getLocalName() + "?");
            rule(NAME.matcher(relation.getAttribute("Id")).matches(), part, "a bad id " + relation.getAttribute("Id"));
            rule(relation.getAttribute("Type").startsWith("http"), part, "a bad type");
            rule(!relation.getAttribute("Target").isEmpty(), part, "no target");
        }
    }

    /** Every relation that a part speaks of is there. */
    private void used() throws IOException {
        for (String part : parts.keySet()) {
            if (!part.endsWith(".xml") || part.startsWith("[")) {
                continue;
            }
            String relations = PackageFile.relationsPart(part);
            Map<String, String> targets = new HashMap<>();
            if (parts.containsKey(relations)) {
                for (Element relation : children(relations, "relationships", "Relationships")) {
                    targets.put(relation.getAttribute("Id"), relation.getAttribute("Target"));
                }
            }
            var all = PackageXml.parse(parts.getOrDefault(part, new byte[0])).getElementsByTagName("*");
            for (int i = 0; i < all.getLength(); i++) {
                var attributes = all.item(i).getAttributes();
                for (int j = 0; j < attributes.getLength(); j++) {
                    Node attribute = attributes.item(j);
                    boolean relation = attribute.getNamespaceURI() != null
                            && attribute.getNamespaceURI().endsWith("/officeDocument/2006/relationships");
                    rule(
                            !relation || targets.containsKey(attribute.getNodeValue()),
                            part,
                            "no relation " + attribute.getNodeValue());
                }
            }
        }
    }

    private void core() throws IOException {
        String part = "docProps/core.xml";
        if (!parts.containsKey(part)) {
            return;
        }
        Set<String> names = new HashSet<>();
        for (Element property : children(part, "metadata/core-properties", "coreProperties")) {
            String name = property.getLocalName();
            rule(CORE.contains(name) && names.add(name), part, "a property that is none, or twice: " + name);
            rule(property.getElementsByTagName("*").getLength() == 0, part, name + " has parts");
            boolean moment = name.equals("created") || name.equals("modified");
            rule(!moment || MOMENT.matcher(property.getTextContent()).matches(), part, name + " is no moment");
        }
    }

    private List<Element> children(String part, String namespace, String root) throws IOException {
        Element element =
                PackageXml.parse(parts.getOrDefault(part, new byte[0])).getDocumentElement();
        rule(
                (PACKAGE + namespace).equals(element.getNamespaceURI())
                        && element.getLocalName().equals(root),
                part,
                "a root that is none");
        List<Element> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }
}
