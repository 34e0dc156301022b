package dev.bidbook.addin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;

/** Checks the texts, addresses and pictures that are named by their ids. */
final class ManifestResources {

    private static final int LONGEST_ID = 32;
    private static final int SHORT = 125;
    private static final int LONG = 250;

    private static final Map<String, Integer> LIMITS = Map.of("ShortStrings", SHORT, "LongStrings", LONG);

    /** In which list an element's resource has to be. */
    private static final Map<String, String> LISTS = Map.of(
            "Label", "ShortStrings",
            "Title", "ShortStrings",
            "Description", "LongStrings",
            "Image", "Images",
            "Runtime", "Urls",
            "FunctionFile", "Urls",
            "SourceLocation", "Urls",
            "LearnMoreUrl", "Urls");

    private ManifestResources() {}

    /** Each list's ids. */
    private static Map<String, List<String>> lists(Element root) {
        Map<String, List<String>> lists = new HashMap<>();
        for (Element resources : ManifestXml.all(root, "Resources")) {
            for (Element list : ManifestXml.children(resources)) {
                lists.computeIfAbsent(list.getLocalName(), name -> new ArrayList<>())
                        .addAll(ManifestXml.children(list).stream()
                                .map(resource -> resource.getAttribute("id"))
                                .toList());
            }
        }
        return lists;
    }

    /** Every reference leads to a resource of the right kind. */
    static List<ManifestProblem> references(Element root) {
        Map<String, List<String>> lists = lists(root);
        List<ManifestProblem> problems = new ArrayList<>();
        for (Element element : ManifestXml.all(root)) {
            String reference = element.getAttribute("resid");
            String list = LISTS.getOrDefault(element.getLocalName(), "");
            if (!reference.isEmpty() && !lists.getOrDefault(list, List.of()).contains(reference)) {
                problems.add(new ManifestProblem(
                        ManifestXml.place(element),
                        "It refers to " + reference + ", which is not among the " + list + ".",
                        "Add it to the Resources, or correct the reference."));
            }
        }
        return problems;
    }

    /** Ids of resources are short, and each stands once. */
    static List<ManifestProblem> ids(Element root) {
        List<ManifestProblem> problems = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        lists(root).entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(list -> {
            for (String id : list.getValue()) {
                String place = "VersionOverrides/Resources/" + list.getKey();
                if (id.isEmpty() || id.length() > LONGEST_ID) {
                    problems.add(new ManifestProblem(
                            place,
                            "The id \"" + id + "\" has " + id.length() + " characters.",
                            "Write an id of 1 to " + LONGEST_ID + " characters, also where it is referred to."));
                } else if (seen.contains(id)) {
                    problems.add(new ManifestProblem(
                            place, "The id " + id + " stands more than once.", "Give each resource its own."));
                }
                seen.add(id);
            }
        });
        return problems;
    }

    /** Texts are there and keep to their lengths. */
    static List<ManifestProblem> texts(Element root) {
        List<ManifestProblem> problems = new ArrayList<>();
        LIMITS.forEach((list, limit) -> ManifestXml.all(root, list)
                .forEach(found -> ManifestXml.children(found).forEach(text -> length(text, limit, problems))));
        for (Element child : ManifestXml.children(root)) {
            if (child.getLocalName().equals("DisplayName")) {
                length(child, SHORT, problems);
            } else if (child.getLocalName().equals("Description")) {
                length(child, LONG, problems);
            }
        }
        return problems;
    }

    private static void length(Element text, int limit, List<ManifestProblem> problems) {
        int length = text.getAttribute("DefaultValue").length();
        if (length == 0 || length > limit) {
            problems.add(new ManifestProblem(
                    ManifestXml.place(text),
                    "The text has " + length + " characters.",
                    "Write 1 to " + limit + " characters."));
        }
    }
}
