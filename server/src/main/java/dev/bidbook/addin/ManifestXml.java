package dev.bidbook.addin;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** A manifest's elements, to be looked at. */
final class ManifestXml {

    private ManifestXml() {}

    /**
     * The root element.
     *
     * @throws SAXException if it is not well-formed, or declares a document type
     */
    static Element parse(String text) throws SAXException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            // The usual handler writes to the standard error.
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new InputSource(new StringReader(text))).getDocumentElement();
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException("every Java reads XML", e);
        }
    }

    /** The elements directly inside. */
    static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }

    /** The element and everything inside, in the order of the text. */
    static List<Element> all(Element element) {
        List<Element> all = new ArrayList<>();
        all.add(element);
        children(element).forEach(child -> all.addAll(all(child)));
        return all;
    }

    /** Those of a name that are inside. */
    static List<Element> all(Element element, String name) {
        return all(element).stream()
                .filter(found -> found.getLocalName().equals(name))
                .toList();
    }

    /** The {@code xsi:type}, or an empty text. */
    static String type(Element element) {
        return element.getAttributeNS(ManifestWriter.INSTANCE, "type");
    }

    /** The way to an element from the root: {@code VersionOverrides/Resources/Urls/Url Pane.Url}. */
    static String place(Element element) {
        Deque<String> way = new ArrayDeque<>();
        for (Node node = element; node instanceof Element step; node = node.getParentNode()) {
            String id = step.getAttribute("id");
            way.addFirst(step.getLocalName() + (id.isEmpty() ? "" : " " + id));
        }
        return way.size() == 1 ? way.getFirst() : way.stream().skip(1).collect(Collectors.joining("/"));
    }
}
