package dev.bidbook.workbook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What Excel asks of shared texts, styles, sheets' frames, drawings and charts beyond the schemas. */
final class CellRules {

    private static final int LONGEST_TEXT = 32_767;
    private static final int FIRST_OWN_FORMAT = 164;
    private static final Set<String> CELL_TYPES = Set.of("", "n", "s", "b", "e", "str", "inlineStr");

    private final Map<String, byte[]> parts;
    private final List<String> broken = new ArrayList<>();

    private CellRules(Map<String, byte[]> parts) {
        this.parts = parts;
    }

    /** Every rule that the parts break. */
    static List<String> broken(Map<String, byte[]> parts) throws IOException {
        CellRules rules = new CellRules(parts);
        int texts = rules.sharedTexts();
        rules.styles();
        for (String part : parts.keySet()) {
            if (part.matches("xl/worksheets/[^/]+\\.xml")) {
                rules.sheet(part, texts);
            } else if (part.matches("xl/drawings/[^/]+\\.xml")) {
                rules.anchors(part);
            } else if (part.matches("xl/charts/[^/]+\\.xml")) {
                rules.caches(part);
            }
        }
        return rules.broken;
    }

    private void rule(boolean kept, String part, String what) {
        if (!kept) {
            broken.add(part + ": " + what);
        }
    }

    private int sharedTexts() throws IOException {
        String part = "xl/sharedStrings.xml";
        if (!parts.containsKey(part)) {
            return 0;
        }
        Document document = PackageXml.parse(parts.getOrDefault(part, new byte[0]));
        List<Element> texts = PackageXml.children(document.getDocumentElement(), "si");
        int unique = PackageXml.number(document.getDocumentElement(), "uniqueCount", texts.size());
        rule(unique == texts.size(), part, "miscounts its texts: " + unique + " instead of " + texts.size());
        for (Element text : texts) {
            rule(text.getTextContent().length() <= LONGEST_TEXT, part, "too long a text");
            for (Element run : all(text, "t")) {
                boolean spaced = !run.getTextContent().strip().equals(run.getTextContent());
                rule(!spaced || run.hasAttribute("xml:space"), part, "a text would lose its white space");
            }
        }
        return texts.size();
    }

    /** Formats point at what is there, and formats of numbers are of a length and an id that Excel takes. */
    private void styles() throws IOException {
        String part = "xl/styles.xml";
        Element root = PackageXml.parse(parts.getOrDefault(part, new byte[0])).getDocumentElement();
        Set<Integer> numbers = new HashSet<>();
        for (Element format : all(root, "numFmt")) {
            int id = PackageXml.number(format, "numFmtId", 0);
            boolean ofCells = format.getParentNode().getLocalName().equals("numFmts");
            rule(!ofCells || (id >= FIRST_OWN_FORMAT && numbers.add(id)), part, "a bad number format " + id);
            String code = format.getAttribute("formatCode");
            rule(!code.isEmpty() && code.length() <= 255, part, "too long a number format");
            rule(code.chars().filter(c -> c == '"').count() % 2 == 0, part, "a quote is open in " + code);
        }
        Map<String, String> lists =
                Map.of("fontId", "fonts", "fillId", "fills", "borderId", "borders", "xfId", "cellStyleXfs");
        for (Element formats : PackageXml.children(root, "cellXfs")) {
            for (Element format : PackageXml.children(formats, "xf")) {
                for (Map.Entry<String, String> list : lists.entrySet()) {
                    rule(
                            PackageXml.number(format, list.getKey(), 0) < Math.max(1, count(root, list.getValue())),
                            part,
                            "a format whose " + list.getKey() + " is not there");
                }
                int number = PackageXml.number(format, "numFmtId", 0);
                rule(number < FIRST_OWN_FORMAT || numbers.contains(number), part, "no number format " + number);
            }
        }
    }

    private static int count(Element root, String list) {
        return PackageXml.children(root, list).stream()
                .mapToInt(found -> found.getElementsByTagNameNS(
                                "*", list.equals("cellStyleXfs") ? "xf" : list.substring(0, list.length() - 1))
                        .getLength())
                .sum();
    }

    private void sheet(String part, int texts) throws IOException {
        Element root = PackageXml.parse(parts.getOrDefault(part, new byte[0])).getDocumentElement();
        CellRangeAddress dimension = PackageXml.children(root, "dimension").stream()
                .map(found -> CellRangeAddress.valueOf(found.getAttribute("ref")))
                .findFirst()
                .orElse(null);
        for (Element cell : all(root, "c")) {
            String address = cell.getAttribute("r");
            CellReference place = new CellReference(address);
            rule(
                    dimension == null || dimension.isInRange(place.getRow(), place.getCol()),
                    part,
                    address + " is out of the dimension");
            String type = cell.getAttribute("t");
            rule(CELL_TYPES.contains(type), part, address + " is of a type that not every program reads: " + type);
            for (Element value : PackageXml.children(cell, "v")) {
                boolean there =
                        value.getTextContent().matches("\\d{1,9}") && Integer.parseInt(value.getTextContent()) < texts;
                rule(!type.equals("s") || there, part, address + " has a text that is not there");
            }
        }
        int column = 0;
        for (Element columns : all(root, "col")) {
            int first = PackageXml.number(columns, "min", 0);
            rule(first > column, part, "columns overlap at " + first);
            column = PackageXml.number(columns, "max", 0);
            rule(column >= first && column <= 16_384, part, "columns end before they begin");
        }
        for (String limited : List.of("oddHeader", "oddFooter")) {
            all(root, limited)
                    .forEach(text -> rule(text.getTextContent().length() <= 255, part, "too long a header or footer"));
        }
        counted(part, root, "dataValidations", "dataValidation");
        counted(part, root, "mergeCells", "mergeCell");
        counted(part, root, "tableParts", "tablePart");
    }

    private void counted(String part, Element root, String list, String element) {
        for (Element found : PackageXml.children(root, list)) {
            int there = PackageXml.children(found, element).size();
            rule(there > 0, part, "an empty list of " + list);
            rule(PackageXml.number(found, "count", there) == there, part, list + " miscounts");
        }
    }

    private void anchors(String part) throws IOException {
        Element root = PackageXml.parse(parts.getOrDefault(part, new byte[0])).getDocumentElement();
        for (Element anchor : all(root, "twoCellAnchor")) {
            int[] from = corner(anchor, "from");
            int[] to = corner(anchor, "to");
            rule(from[0] <= to[0] && from[1] <= to[1], part, "a picture ends before it begins");
        }
    }

    private static int[] corner(Element anchor, String which) {
        Element corner = PackageXml.children(anchor, which).get(0);
        return new int[] {
            Integer.parseInt(PackageXml.children(corner, "col").get(0).getTextContent()),
            Integer.parseInt(PackageXml.children(corner, "row").get(0).getTextContent())
        };
    }

    /** What a chart keeps of its cells is counted right, and each point stands once. */
    private void caches(String part) throws IOException {
        Element root = PackageXml.parse(parts.getOrDefault(part, new byte[0])).getDocumentElement();
        for (String kind : List.of("strCache", "numCache")) {
            for (Element cache : all(root, kind)) {
                int count = Integer.parseInt(
                        PackageXml.children(cache, "ptCount").get(0).getAttribute("val"));
                Set<Integer> points = new HashSet<>();
                for (Element point : PackageXml.children(cache, "pt")) {
                    int index = PackageXml.number(point, "idx", -1);
                    rule(index < count && points.add(index), part, "a point that is not there, or twice: " + index);
                }
                rule(count > 0, part, "a cache without points");
            }
        }
    }

    private static List<Element> all(Element root, String name) {
        NodeList found = root.getElementsByTagNameNS("*", name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }
}
