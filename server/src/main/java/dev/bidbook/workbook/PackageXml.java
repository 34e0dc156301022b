package dev.bidbook.workbook;

import dev.bidbook.spreadsheet.Spreadsheet;
import dev.bidbook.spreadsheet.SpreadsheetLimits;
import dev.bidbook.spreadsheet.SpreadsheetRefusedException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Reads and writes the small parts of a package as trees, without document types or anything from outside. */
final class PackageXml {

    private static final String DEEPEST = "http://www.oracle.com/xml/jaxp/properties/maxElementDepth";
    private static final String MOST_ATTRIBUTES = "http://www.oracle.com/xml/jaxp/properties/elementAttributeLimit";

    private PackageXml() {}

    static Document parse(String part, byte[] bytes) throws IOException {
        try {
            Spreadsheet.checkPart(part, bytes, SpreadsheetLimits.DEFAULTS);
        } catch (SpreadsheetRefusedException e) {
            throw new IOException("a part is past a limit", e);
        }
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setAttribute(DEEPEST, String.valueOf(SpreadsheetLimits.DEFAULTS.depth()));
            factory.setAttribute(MOST_ATTRIBUTES, String.valueOf(SpreadsheetLimits.DEFAULTS.names()));
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new ByteArrayInputStream(bytes));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("a part is not well-formed XML", e);
        }
    }

    static byte[] bytes(Document document) throws IOException {
        try {
            TransformerFactory factory = TransformerFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.setXmlStandalone(true);
            factory.newTransformer().transform(new DOMSource(document), new StreamResult(bytes));
            return bytes.toByteArray();
        } catch (TransformerException e) {
            throw new IOException("a part cannot be written", e);
        }
    }

    /** The elements of that local name directly under the parent. */
    static List<Element> children(Element parent, String localName) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && localName.equals(element.getLocalName())) {
                found.add(element);
            }
        }
        return found;
    }

    /** Adds an element of the parent's namespace, written with the parent's prefix. */
    static Element add(Element parent, String localName) {
        Element made = parent.getOwnerDocument()
                .createElementNS(
                        parent.getNamespaceURI(),
                        parent.getPrefix() == null ? localName : parent.getPrefix() + ":" + localName);
        parent.appendChild(made);
        return made;
    }

    /** The whole number of an attribute, or the fallback if it has none. */
    static int number(Element element, String attribute, int fallback) {
        String text = element.getAttribute(attribute);
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : fallback;
    }
}
