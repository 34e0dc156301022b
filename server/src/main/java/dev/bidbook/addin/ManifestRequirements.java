package dev.bidbook.addin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.w3c.dom.Element;

/** Checks that Excel is told which of its interfaces the add-in cannot do without. */
final class ManifestRequirements {

    /** The least that our pages work with. */
    private static final Map<String, String> NEEDED = new TreeMap<>(Map.of("ExcelApi", "1.14", "SharedRuntime", "1.1"));

    private ManifestRequirements() {}

    static List<ManifestProblem> check(Element root) {
        List<ManifestProblem> problems = new ArrayList<>();
        NEEDED.forEach((name, version) -> {
            String stated = ManifestXml.all(root, "Set").stream()
                    .filter(set -> set.getAttribute("Name").equals(name))
                    .map(set -> set.getAttribute("MinVersion"))
                    .findFirst()
                    .orElse("");
            if (number(stated) < number(version)) {
                problems.add(new ManifestProblem(
                        "Requirements/Sets",
                        "The requirement set " + name + " " + version + " is not stated.",
                        "Write <Set Name=\"" + name + "\" MinVersion=\"" + version + "\"/>."));
            }
        });
        return problems;
    }

    /** 1.14 is later than 1.9. */
    private static int number(String version) {
        if (!version.matches("[0-9]{1,3}\\.[0-9]{1,3}")) {
            return -1;
        }
        String[] parts = version.split("\\.", -1);
        return 1000 * Integer.parseInt(parts[0]) + Integer.parseInt(parts[1]);
    }
}
