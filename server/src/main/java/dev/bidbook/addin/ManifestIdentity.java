package dev.bidbook.addin;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** Checks by what Excel knows an add-in again. */
final class ManifestIdentity {

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern VERSION = Pattern.compile("[0-9]{1,5}(?:\\.[0-9]{1,5}){0,3}");

    private ManifestIdentity() {}

    static List<ManifestProblem> check(Element root) {
        List<ManifestProblem> problems = new ArrayList<>();
        for (Element child : ManifestXml.children(root)) {
            String text = child.getTextContent().strip();
            if (child.getLocalName().equals("Id") && !UUID.matcher(text).matches()) {
                problems.add(new ManifestProblem(
                        "Id", "It is not a UUID.", "Write 32 hexadecimal digits in the groups 8-4-4-4-12."));
            } else if (child.getLocalName().equals("Version")
                    && !VERSION.matcher(text).matches()) {
                problems.add(new ManifestProblem(
                        "Version", "It is not a version.", "Write one to four numbers with dots, such as 1.0.0.0."));
            }
        }
        return problems;
    }
}
