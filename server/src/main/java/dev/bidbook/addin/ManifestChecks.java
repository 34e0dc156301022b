package dev.bidbook.addin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Everything a manifest is held against. Excel itself mostly shows no ribbon, and says nothing. */
public final class ManifestChecks {

    /** A manifest has some twenty kilobytes. */
    private static final int LONGEST = 1 << 20;

    /** What looks at a manifest for one kind of fault. */
    private interface Check {
        List<ManifestProblem> problems(Element root);
    }

    private final List<Check> checks;

    /**
     * Checks that look icons up.
     *
     * @param icons finds a PNG by its address, or nothing
     */
    ManifestChecks(Function<String, Optional<byte[]>> icons) {
        this.checks = List.of(
                ManifestOrder::check,
                ManifestIdentity::check,
                ManifestRequirements::check,
                ManifestResources::references,
                ManifestResources::ids,
                ManifestResources::texts,
                ManifestAddresses::secure,
                ManifestAddresses::oneServer,
                ManifestAddresses::shortcuts,
                ManifestRibbon::uniqueIds,
                ManifestRibbon::limits,
                ManifestRibbon::actions,
                ManifestRibbon::onePane,
                root -> ManifestIcons.check(root, icons));
    }

    /**
     * What is wrong with a manifest; empty if nothing is. Icons are those that this program serves; nothing is fetched.
     */
    public static List<ManifestProblem> problems(String manifest) {
        return new ManifestChecks(ManifestIcons::ours).of(manifest);
    }

    List<ManifestProblem> of(String manifest) {
        if (manifest.length() > LONGEST) {
            return List.of(new ManifestProblem(
                    "The file", "It is too large for a manifest.", "Check that it is the right file."));
        }
        Element root;
        try {
            // A byte order mark is no part of the text.
            root = ManifestXml.parse(manifest.startsWith("\uFEFF") ? manifest.substring(1) : manifest);
        } catch (SAXException notXml) {
            String line = notXml instanceof SAXParseException place ? "Line " + place.getLineNumber() : "The file";
            return List.of(new ManifestProblem(
                    line,
                    "It is not well-formed XML.",
                    "Mend it there, or have it made anew by \"bidbook manifest\"."));
        }
        if (!root.getLocalName().equals("OfficeApp")
                || !ManifestWriter.APP.equals(root.getNamespaceURI())
                || !ManifestXml.type(root).equals("TaskPaneApp")) {
            return List.of(new ManifestProblem(
                    root.getLocalName(),
                    "It is not the manifest of a task pane add-in.",
                    "The root is an OfficeApp of the namespace " + ManifestWriter.APP + " and the type TaskPaneApp."));
        }
        List<ManifestProblem> problems = new ArrayList<>();
        checks.forEach(check -> problems.addAll(check.problems(root)));
        return problems;
    }
}
