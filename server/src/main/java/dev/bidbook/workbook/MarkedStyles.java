package dev.bidbook.workbook;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The styles of a workbook while problems are marked in it. A marked style is a copy of the cell's own with another
 * fill, so that number formats, borders and fonts stay. Marks are told by their colour alone: other programs number
 * styles anew when they save.
 */
final class MarkedStyles {

    /** The colour of marked cells; nothing else of ours has it. */
    static final String MARK_COLOUR = "FFFDE0DC";

    private final Document document;
    private final Element fills;
    private final Element fonts;
    private final Element formats;
    private final Map<Integer, Integer> unmarked = new HashMap<>();
    private final Map<Integer, Integer> marked = new HashMap<>();
    private int markFill = -1;

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
    int marked(int style) {
        return marked.computeIfAbsent(unmarked(style), this::mark);
    }

    /** A new style with a font, a fill and wrapped text: a header's white on dark, or plain text. */
    int added(boolean header, int numberFormat) {
        Element format = PackageXml.add(formats, "xf");
        format.setAttribute("numFmtId", String.valueOf(numberFormat));
        format.setAttribute("fontId", String.valueOf(header ? headerFont() : 0));
        format.setAttribute("fillId", String.valueOf(header ? solidFill("FF" + FrameStyles.ACCENT) : 0));
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
        List<Element> allFills = PackageXml.children(fills, "fill");
        for (int i = 0; i < allFills.size(); i++) {
            for (Element pattern : PackageXml.children(allFills.get(i), "patternFill")) {
                for (Element colour : PackageXml.children(pattern, "fgColor")) {
                    if (colour.getAttribute("rgb").toUpperCase(Locale.ROOT).equals(MARK_COLOUR)) {
                        markFill = i;
                    }
                }
            }
        }
        if (markFill < 0) {
            return;
        }
        List<Element> all = PackageXml.children(formats, "xf");
        Map<String, Integer> plain = new HashMap<>();
        for (int i = all.size() - 1; i >= 0; i--) {
            if (PackageXml.number(all.get(i), "fillId", 0) != markFill) {
                plain.put(apartFromFill(all.get(i)), i);
            }
        }
        for (int i = 0; i < all.size(); i++) {
            if (PackageXml.number(all.get(i), "fillId", 0) == markFill) {
                Element format = all.get(i);
                unmarked.put(i, plain.computeIfAbsent(apartFromFill(format), k -> copy(format, 0)));
            }
        }
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

    private int mark(int style) {
        if (markFill < 0) {
            markFill = solidFill(MARK_COLOUR);
        }
        List<Element> all = PackageXml.children(formats, "xf");
        int known = style < all.size() ? style : 0;
        return copy(all.get(known), markFill);
    }

    private int copy(Element format, int fill) {
        Element copy = (Element) format.cloneNode(true);
        copy.setAttribute("fillId", String.valueOf(fill));
        copy.setAttribute("applyFill", "1");
        formats.appendChild(copy);
        return count(formats, "xf") - 1;
    }

    private int solidFill(String colour) {
        Element pattern = PackageXml.add(PackageXml.add(fills, "fill"), "patternFill");
        pattern.setAttribute("patternType", "solid");
        PackageXml.add(pattern, "fgColor").setAttribute("rgb", colour);
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
