package dev.bidbook.workbook;

import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The styles of a workbook while cells are marked in it. A marked style is a copy of the cell's own with another
 * fill, so that number formats, borders and fonts stay. Marks are told by their colour alone: other programs number
 * styles anew when they save. The colour that a cell had before is kept in its mark as the second colour of the fill,
 * which a solid fill does not show; where a program dropped it, the mark gives way to a style that is alike otherwise.
 */
final class MarkedStyles {

    /** What a cell is marked for; nothing else of ours has one of these colours. */
    enum Mark {
        /** There is a problem with the cell. */
        PROBLEM("FFFDE0DC"),
        /** Two people changed the cell. */
        CONFLICT("FFE6DDF4");

        private final String colour;

        Mark(String colour) {
            this.colour = colour;
        }

        /** The colour, as AARRGGBB. */
        String colour() {
            return colour;
        }
    }

    private final Document document;
    private final Element fills;
    private final Element fonts;
    private final Element formats;
    private final Map<Integer, Integer> unmarked = new HashMap<>();
    private final Map<Mark, Map<Integer, Integer>> marked = new EnumMap<>(Mark.class);
    private final Map<String, Integer> markFills = new HashMap<>();

    MarkedStyles(Document stylesPart) throws IOException {
        document = stylesPart;
        Element root = document.getDocumentElement();
        fills = only(root, "fills");
        fonts = only(root, "fonts");
        formats = only(root, "cellXfs");
        findMarks();
    }

    /** Whether the workbook came with marks of ours. */
    boolean hadMarks() {
        return !unmarked.isEmpty();
    }

    /** The style a cell has without our mark. */
    int unmarked(int style) {
        return unmarked.getOrDefault(style, style);
    }

    /** The style of a cell of this style, marked. */
    int marked(int style, Mark mark) {
        return marked.computeIfAbsent(mark, k -> new HashMap<>())
                .computeIfAbsent(unmarked(style), plain -> mark(plain, mark));
    }

    /** A new style with a font, a fill and wrapped text: a header's white on dark, or plain text. */
    int added(boolean header, int numberFormat) {
        Element format = PackageXml.add(formats, "xf");
        format.setAttribute("numFmtId", String.valueOf(numberFormat));
        format.setAttribute("fontId", String.valueOf(header ? headerFont() : 0));
        format.setAttribute("fillId", String.valueOf(header ? solidFill(Map.of("rgb", "FF" + FrameStyles.ACCENT)) : 0));
        format.setAttribute("borderId", "0");
        format.setAttribute("xfId", "0");
        format.setAttribute("applyNumberFormat", "1");
        format.setAttribute("applyFont", "1");
        format.setAttribute("applyFill", "1");
        format.setAttribute("applyAlignment", "1");
        Element alignment = PackageXml.add(format, "alignment");
        alignment.setAttribute("horizontal", "left");
        alignment.setAttribute("vertical", "top");
        alignment.setAttribute("wrapText", "1");
        return count(formats, "xf") - 1;
    }

    byte[] bytes() throws IOException {
        return PackageXml.bytes(document);
    }

    private static Element only(Element root, String name) throws IOException {
        List<Element> found = PackageXml.children(root, name);
        if (found.isEmpty()) {
            throw new IOException("the styles have no " + name);
        }
        return found.get(0);
    }

    private void findMarks() {
        Map<Integer, Map<String, String>> marks = new HashMap<>();
        List<Element> allFills = PackageXml.children(fills, "fill");
        for (int i = 0; i < allFills.size(); i++) {
            String colour = colour(allFills.get(i), "fgColor").getOrDefault("rgb", "");
            for (Mark mark : Mark.values()) {
                if (colour.equalsIgnoreCase(mark.colour())) {
                    marks.put(i, colour(allFills.get(i), "bgColor"));
                }
            }
        }
        if (marks.isEmpty()) {
            return;
        }
        List<Element> all = PackageXml.children(formats, "xf");
        Map<String, Integer> plain = new HashMap<>();
        for (int i = all.size() - 1; i >= 0; i--) {
            int fill = PackageXml.number(all.get(i), "fillId", 0);
            if (!marks.containsKey(fill)) {
                String alike = apartFromFill(all.get(i));
                plain.put(alike, i);
                plain.put(alike + solidColour(fill), i);
            }
        }
        for (int i = 0; i < all.size(); i++) {
            Map<String, String> before = marks.get(PackageXml.number(all.get(i), "fillId", 0));
            if (before != null) {
                unmarked.put(i, unmark(all.get(i), before, plain));
            }
        }
    }

    /** The style that a marked one was made of: with the colour it had, if that is known and was one. */
    private int unmark(Element format, Map<String, String> before, Map<String, Integer> plain) {
        boolean none = before.isEmpty() || before.containsKey("indexed") || before.containsKey("auto");
        String key = apartFromFill(format) + (none ? "" : before);
        return plain.computeIfAbsent(key, k -> copy(format, none ? 0 : solidFill(before)));
    }

    /** The colour of a fill that is one colour all over, or nothing. */
    private Map<String, String> solidColour(int fill) {
        List<Element> all = PackageXml.children(fills, "fill");
        boolean solid = fill < all.size()
                && PackageXml.children(all.get(fill), "patternFill").stream()
                        .anyMatch(pattern -> pattern.getAttribute("patternType").equals("solid"));
        return solid ? colour(all.get(fill), "fgColor") : Map.of();
    }

    /** The attributes of one of a fill's two colours; none if it has not got it. */
    private static Map<String, String> colour(Element fill, String which) {
        Map<String, String> attributes = new TreeMap<>();
        for (Element pattern : PackageXml.children(fill, "patternFill")) {
            for (Element colour : PackageXml.children(pattern, which)) {
                for (int i = 0; i < colour.getAttributes().getLength(); i++) {
                    var attribute = colour.getAttributes().item(i);
                    attributes.put(attribute.getNodeName(), attribute.getNodeValue());
                }
            }
        }
        return attributes;
    }

    /** What a style is apart from its fill; two styles with one such text look alike otherwise. */
    private static String apartFromFill(Element format) {
        Map<String, String> attributes = new TreeMap<>();
        for (int i = 0; i < format.getAttributes().getLength(); i++) {
            var attribute = format.getAttributes().item(i);
            attributes.put(attribute.getNodeName(), attribute.getNodeValue());
        }
        attributes.keySet().removeAll(List.of("fillId", "applyFill"));
        StringBuilder text = new StringBuilder(attributes.toString());
        for (Element alignment : PackageXml.children(format, "alignment")) {
            for (String name : List.of("horizontal", "vertical", "wrapText", "indent", "textRotation")) {
                text.append('|').append(alignment.getAttribute(name));
            }
        }
        return text.toString();
    }

    private int mark(int style, Mark mark) {
        List<Element> all = PackageXml.children(formats, "xf");
        Element format = all.get(style < all.size() ? style : 0);
        Map<String, String> before = solidColour(PackageXml.number(format, "fillId", 0));
        int fill = markFills.computeIfAbsent(mark + " over " + before, k -> {
            int made = solidFill(Map.of("rgb", mark.colour()));
            Element pattern = PackageXml.children(
                            PackageXml.children(fills, "fill").get(made), "patternFill")
                    .get(0);
            if (!before.isEmpty()) {
                before.forEach(PackageXml.add(pattern, "bgColor")::setAttribute);
            }
            return made;
        });
        return copy(format, fill);
    }

    private int copy(Element format, int fill) {
        Element copy = (Element) format.cloneNode(true);
        copy.setAttribute("fillId", String.valueOf(fill));
        copy.setAttribute("applyFill", "1");
        formats.appendChild(copy);
        return count(formats, "xf") - 1;
    }

    private int solidFill(Map<String, String> colour) {
        Element pattern = PackageXml.add(PackageXml.add(fills, "fill"), "patternFill");
        pattern.setAttribute("patternType", "solid");
        colour.forEach(PackageXml.add(pattern, "fgColor")::setAttribute);
        return count(fills, "fill") - 1;
    }

    private int headerFont() {
        Element font = PackageXml.add(fonts, "font");
        PackageXml.add(font, "b");
        PackageXml.add(font, "sz").setAttribute("val", "11");
        PackageXml.add(font, "color").setAttribute("rgb", "FFFFFFFF");
        PackageXml.add(font, "name").setAttribute("val", "Calibri");
        return count(fonts, "font") - 1;
    }

    private static int count(Element parent, String name) {
        int count = PackageXml.children(parent, name).size();
        parent.setAttribute("count", String.valueOf(count));
        return count;
    }
}
