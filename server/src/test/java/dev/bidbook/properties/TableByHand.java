package dev.bidbook.properties;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The table of a workbook, edited in its XML without any code of the product's: lines are put in another order, added
 * and left out, columns too, and single cells are written anew. Everything else of the workbook stays as it was.
 */
final class TableByHand {

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final Pattern TABLE_AREA = Pattern.compile("<table [^>]*\\bref=\"[A-Z]+(\\d+):");

    private final DocumentBuilder parser = parser();
    private final Map<String, byte[]> parts;
    private final String sheetPart;
    private final Document sheet;
    private final Element sheetData;

    /** The number of the header's row, from 1. */
    final int headerRow;

    /** The header's line. */
    final Line header;

    /** The lines under the header, in their order; each is changed in place. */
    final List<Line> lines = new ArrayList<>();

    /** The columns in their order, as places of cells in the lines. */
    final List<Integer> order = new ArrayList<>();

    /** One line of the table: its cells by their first place, null where there is none. */
    static final class Line {
        private final List<@Nullable Element> cells = new ArrayList<>();
        boolean hidden;

        Line copy() {
            Line copy = new Line();
            cells.forEach(cell -> copy.cells.add(cell == null ? null : (Element) cell.cloneNode(true)));
            return copy;
        }

        @Nullable
        Element cell(int place) {
            return place < cells.size() ? cells.get(place) : null;
        }

        void set(int place, @Nullable Element cell) {
            while (cells.size() <= place) {
                cells.add(null);
            }
            cells.set(place, cell);
        }

        /** Exchanges the cells of a place with another line's. */
        void exchange(int place, Line other) {
            Element mine = cell(place);
            set(place, other.cell(place));
            other.set(place, mine);
        }
    }

    private TableByHand(Map<String, byte[]> parts) throws Exception {
        this.parts = parts;
        this.sheetPart = partEnding("worksheets/sheet1.xml");
        this.sheet = parse(part(sheetPart));
        this.sheetData =
                (Element) sheet.getElementsByTagNameNS(MAIN, "sheetData").item(0);
        Matcher area = TABLE_AREA.matcher(new String(part(partEnding("tables/table1.xml")), StandardCharsets.UTF_8));
        if (!area.find()) {
            throw new IllegalStateException("a table has an area");
        }
        this.headerRow = Integer.parseInt(area.group(1));
        List<Element> rows = children(sheetData, "row");
        List<Element> taken =
                rows.stream().filter(row -> number(row) >= headerRow).toList();
        this.header = line(taken.get(0));
        for (Element row : taken) {
            sheetData.removeChild(row);
            if (number(row) > headerRow) {
                lines.add(line(row));
            }
        }
        for (int place = 0; place < header.cells.size(); place++) {
            order.add(place);
        }
    }

    static TableByHand open(byte[] xlsx) throws Exception {
        return new TableByHand(ZipParts.of(xlsx));
    }

    /** A cell as another program would write it: its attributes and its content as XML. */
    Element cell(@Nullable Element like, String type, String content) throws Exception {
        String style = like == null || like.getAttribute("s").isEmpty() ? "" : " s=\"" + like.getAttribute("s") + "\"";
        String typed = type.isEmpty() ? "" : " t=\"" + type + "\"";
        String xml = "<c xmlns=\"" + MAIN + "\"" + style + typed + ">" + content + "</c>";
        return (Element)
                sheet.importNode(parse(xml.getBytes(StandardCharsets.UTF_8)).getDocumentElement(), true);
    }

    /** Takes the Excel table away and leaves its cells, as programs do that know no tables. */
    void dropTable() {
        for (Element tables : children(sheet.getDocumentElement(), "tableParts")) {
            sheet.getDocumentElement().removeChild(tables);
        }
    }

    /** The row number that a line will have. */
    int rowOf(int line) {
        return headerRow + 1 + line;
    }

    /** The address of a cell of a line, by its first place. */
    String address(int line, int place) {
        return letters(order.indexOf(place)) + rowOf(line);
    }

    byte[] save() throws Exception {
        append(header, headerRow);
        for (int i = 0; i < lines.size(); i++) {
            append(lines.get(i), rowOf(i));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
        transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
        transformer.transform(new DOMSource(sheet), new StreamResult(bytes));
        parts.put(sheetPart, bytes.toByteArray());
        return ZipParts.zip(parts);
    }

    private void append(Line line, int number) {
        Element row = sheet.createElementNS(MAIN, "row");
        row.setAttribute("r", Integer.toString(number));
        if (line.hidden) {
            row.setAttribute("hidden", "1");
        }
        for (int column = 0; column < order.size(); column++) {
            Element cell = line.cell(order.get(column));
            if (cell != null) {
                cell.setAttribute("r", letters(column) + number);
                row.appendChild(cell);
            }
        }
        sheetData.appendChild(row);
    }

    private static Line line(Element row) {
        Line line = new Line();
        int next = 0;
        for (Element cell : children(row, "c")) {
            int place = cell.hasAttribute("r") ? place(cell.getAttribute("r")) : next;
            line.set(place, cell);
            next = place + 1;
        }
        return line;
    }

    private static int place(String address) {
        int place = 0;
        for (char c : address.replaceAll("\\d", "").toCharArray()) {
            place = place * 26 + c - 'A' + 1;
        }
        return place - 1;
    }

    private static String letters(int column) {
        return column < 26 ? "" + (char) ('A' + column) : letters(column / 26 - 1) + (char) ('A' + column % 26);
    }

    /** The row's number; rows without one follow each other. */
    private static int number(Element row) {
        if (row.hasAttribute("r")) {
            return Integer.parseInt(row.getAttribute("r"));
        }
        Node before = row.getPreviousSibling();
        while (before != null && !(before instanceof Element)) {
            before = before.getPreviousSibling();
        }
        return before == null ? 1 : number((Element) before) + 1;
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getLocalName().equals(name)) {
                children.add(element);
            }
        }
        return children;
    }

    private String partEnding(String end) {
        return parts.keySet().stream()
                .filter(name -> name.endsWith(end))
                .findFirst()
                .orElseThrow();
    }

    private byte[] part(String name) {
        byte[] part = parts.get(name);
        if (part == null) {
            throw new IllegalStateException("no part " + name);
        }
        return part;
    }

    private Document parse(byte[] xml) throws Exception {
        return parser.parse(new ByteArrayInputStream(xml));
    }

    private static DocumentBuilder parser() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder();
    }
}
