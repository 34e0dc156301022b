package dev.bidbook.addin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Element;

/** Checks the tab, its groups and buttons, and the menu of a cell. */
final class ManifestRibbon {

    private static final int MOST_GROUPS = 10;
    private static final int MOST_BUTTONS = 6;
    private static final int LONGEST_ID = 125;
    private static final Set<String> WITH_ID = Set.of("CustomTab", "Group", "Control");

    private ManifestRibbon() {}

    static List<ManifestProblem> uniqueIds(Element root) {
        List<ManifestProblem> problems = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Element element : ManifestXml.all(root)) {
            String id = element.getAttribute("id");
            if (WITH_ID.contains(element.getLocalName())) {
                checkId(element, id, seen, problems);
            }
        }
        return problems;
    }

    private static void checkId(Element element, String id, Set<String> seen, List<ManifestProblem> problems) {
        if (id.isEmpty() || id.length() > LONGEST_ID) {
            problems.add(new ManifestProblem(
                    ManifestXml.place(element),
                    "Its id has " + id.length() + " characters.",
                    "Write 1 to " + LONGEST_ID + " characters."));
        } else if (!seen.add(id)) {
            problems.add(new ManifestProblem(
                    ManifestXml.place(element), "Another tab, group or button has the same id.", "Give each its own."));
        }
    }

    static List<ManifestProblem> limits(Element root) {
        List<ManifestProblem> problems = new ArrayList<>();
        most(ManifestXml.all(root, "CustomTab"), "VersionOverrides", "tabs of its own", 1, problems);
        for (Element tab : ManifestXml.all(root, "CustomTab")) {
            most(ManifestXml.all(tab, "Group"), ManifestXml.place(tab), "groups", MOST_GROUPS, problems);
        }
        for (Element group : ManifestXml.all(root, "Group")) {
            most(ManifestXml.all(group, "Control"), ManifestXml.place(group), "buttons", MOST_BUTTONS, problems);
        }
        for (Element menu : ManifestXml.all(root, "OfficeMenu")) {
            most(ManifestXml.all(menu, "Control"), ManifestXml.place(menu), "entries", 1, problems);
        }
        return problems;
    }

    private static void most(List<Element> found, String place, String what, int most, List<ManifestProblem> problems) {
        if (found.size() > most) {
            problems.add(new ManifestProblem(
                    place,
                    "It has " + found.size() + " " + what + ".",
                    "Excel shows " + most + (most == 1 ? "" : " at most") + "; take the others out."));
        }
    }

    /** A button does what its kind says. */
    static List<ManifestProblem> actions(Element root) {
        Map<String, String> needed = Map.of("ExecuteFunction", "FunctionName", "ShowTaskpane", "SourceLocation");
        List<ManifestProblem> problems = new ArrayList<>();
        for (Element action : ManifestXml.all(root, "Action")) {
            String type = ManifestXml.type(action);
            String content = needed.getOrDefault(type, "");
            if (ManifestXml.all(action, content).isEmpty()) {
                problems.add(new ManifestProblem(
                        ManifestXml.place(action),
                        "The action of the type \"" + type + "\" does not say what it does.",
                        "An ExecuteFunction has a FunctionName, a ShowTaskpane a SourceLocation."));
            }
        }
        return problems;
    }

    /**
     * With a shared runtime there is one page, loaded once: a button that shows a pane of another address would start a
     * second one that knows nothing of the first.
     */
    static List<ManifestProblem> onePane(Element root) {
        Map<String, String> addresses = new HashMap<>();
        ManifestXml.all(root, "Url")
                .forEach(url -> addresses.put(url.getAttribute("id"), url.getAttribute("DefaultValue")));
        List<Element> runtimes = ManifestXml.all(root, "Runtime");
        if (runtimes.size() != 1 || !runtimes.get(0).getAttribute("lifetime").equals("long")) {
            return List.of(new ManifestProblem(
                    "VersionOverrides/Hosts/Host/Runtimes",
                    "There is not exactly one Runtime with the lifetime long.",
                    "Write one; it keeps the pane's page loaded."));
        }
        String own = runtimes.get(0).getAttribute("resid");
        List<ManifestProblem> problems = new ArrayList<>();
        for (Element element : ManifestXml.all(root)) {
            boolean page = element.getLocalName().equals("SourceLocation")
                    || element.getLocalName().equals("FunctionFile");
            String resource = element.getAttribute("resid");
            boolean same = resource.isEmpty()
                    ? element.getAttribute("DefaultValue").equals(addresses.getOrDefault(own, ""))
                    : resource.equals(own) || !addresses.containsKey(resource);
            if (page && !same && addresses.containsKey(own)) {
                problems.add(new ManifestProblem(
                        ManifestXml.place(element),
                        "It names another page than the Runtime.",
                        "Name the Runtime's page, and show parts of it by functions."));
            }
        }
        return problems;
    }
}
