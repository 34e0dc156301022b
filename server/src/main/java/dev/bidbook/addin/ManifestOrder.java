package dev.bidbook.addin;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Element;

/**
 * Which elements stand in which, and in which order, after the schema of task pane add-ins ([MS-OWEMXML]). Excel ignores
 * a manifest, or its ribbon, that has them otherwise.
 */
final class ManifestOrder {

    /** What an element may hold, in order; {@code !} marks what it must hold, {@code *} what may stand several times. */
    private static final Map<String, List<String>> CHILDREN = Map.ofEntries(
            Map.entry(
                    "OfficeApp",
                    List.of(
                            "Id!",
                            "AlternateId",
                            "Version!",
                            "ProviderName!",
                            "DefaultLocale!",
                            "DisplayName!",
                            "Description!",
                            "IconUrl!",
                            "HighResolutionIconUrl!",
                            "SupportUrl",
                            "AppDomains",
                            "Hosts!",
                            "Requirements!",
                            "DefaultSettings!",
                            "Permissions!",
                            "Dictionary",
                            "VersionOverrides!",
                            "ExtendedOverrides!")),
            Map.entry("Requirements", List.of("Sets", "Methods")),
            Map.entry("Sets", List.of("Set!*")),
            Map.entry("DefaultSettings", List.of("SourceLocation!", "RequestedWidth")),
            Map.entry(
                    "VersionOverrides",
                    List.of(
                            "Description",
                            "Requirements",
                            "Hosts!",
                            "Resources!",
                            "WebApplicationInfo",
                            "EquivalentAddins")),
            Map.entry("Hosts", List.of("Host!*")),
            Map.entry("Host", List.of("Runtimes", "AllFormFactors", "DesktopFormFactor")),
            Map.entry("Runtimes", List.of("Runtime!*")),
            Map.entry("DesktopFormFactor", List.of("GetStarted", "FunctionFile", "ExtensionPoint!*")),
            Map.entry("GetStarted", List.of("Title!", "Description!", "LearnMoreUrl!")),
            Map.entry("ExtensionPoint", List.of("OfficeTab*", "CustomTab*", "OfficeMenu*")),
            Map.entry("CustomTab", List.of("Group!*", "Label!")),
            Map.entry("OfficeMenu", List.of("Control!*")),
            Map.entry("Group", List.of("Label!", "Icon!", "Control!*")),
            Map.entry("Control", List.of("Label!", "Supertip!", "Icon!", "Action!", "Enabled")),
            Map.entry("Supertip", List.of("Title!", "Description!")),
            Map.entry("Icon", List.of("Image!*")),
            Map.entry("Action", List.of("FunctionName", "TaskpaneId", "SourceLocation", "Title")),
            Map.entry("Resources", List.of("Images!", "Urls!", "ShortStrings!", "LongStrings!")),
            Map.entry("Images", List.of("Image!*")),
            Map.entry("Urls", List.of("Url!*")),
            Map.entry("ShortStrings", List.of("String!*")),
            Map.entry("LongStrings", List.of("String!*")));

    private ManifestOrder() {}

    static List<ManifestProblem> check(Element root) {
        List<ManifestProblem> problems = new ArrayList<>();
        for (Element element : ManifestXml.all(root)) {
            List<String> allowed = CHILDREN.get(element.getLocalName());
            if (allowed != null) {
                checkChildren(element, allowed, problems);
            }
        }
        return problems;
    }

    private static void checkChildren(Element element, List<String> allowed, List<ManifestProblem> problems) {
        List<String> names = allowed.stream().map(ManifestOrder::name).toList();
        Set<String> seen = new HashSet<>();
        int furthest = -1;
        for (Element child : ManifestXml.children(element)) {
            String name = child.getLocalName();
            int place = names.indexOf(name);
            if (place < 0) {
                problems.add(new ManifestProblem(
                        ManifestXml.place(child),
                        name + " does not belong into " + element.getLocalName() + ".",
                        "Take it out; " + element.getLocalName() + " holds " + String.join(", ", names) + "."));
            } else if (place < furthest) {
                problems.add(new ManifestProblem(
                        ManifestXml.place(child),
                        name + " stands after " + names.get(furthest) + ".",
                        "Put it before; the order is " + String.join(", ", names) + "."));
            } else if (!seen.add(name) && !allowed.get(place).endsWith("*")) {
                problems.add(new ManifestProblem(
                        ManifestXml.place(child), name + " stands more than once.", "Keep one of them."));
            }
            furthest = Math.max(furthest, place);
        }
        for (int i = 0; i < names.size(); i++) {
            if (allowed.get(i).contains("!")
                    && ManifestXml.children(element).stream()
                            .map(Element::getLocalName)
                            .noneMatch(names.get(i)::equals)) {
                problems.add(new ManifestProblem(
                        ManifestXml.place(element), "There is no " + names.get(i) + " in it.", "Write one."));
            }
        }
    }

    private static String name(String entry) {
        return entry.replaceAll("[!*]", "");
    }
}
