package dev.bidbook.addin;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes XML that a person can read, too: one element a line. */
final class XmlText {

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;
    private int depth;

    XmlText() {
        text.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What stands inside an element. */
    interface Content {
        void write();
    }

    /** An element with others in it. */
    void element(String name, Content content, String... attributes) {
        write(() -> {
            indent();
            xml.writeStartElement(name);
            attributes(attributes);
        });
        depth++;
        content.write();
        depth--;
        write(() -> {
            indent();
            xml.writeEndElement();
        });
    }

    /** An element with text in it. */
    void text(String name, String value) {
        write(() -> {
            indent();
            xml.writeStartElement(name);
            xml.writeCharacters(value);
            xml.writeEndElement();
        });
    }

    /** An element with nothing in it but attributes. */
    void empty(String name, String... attributes) {
        write(() -> {
            indent();
            xml.writeEmptyElement(name);
            attributes(attributes);
        });
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            // Also those that declare namespaces: the writer takes names as they are.
            xml.writeAttribute(attributes[i], attributes[i + 1]);
        }
    }

    private void indent() throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    @Override
    public String toString() {
        write(xml::flush);
        return text + "\n";
    }

    private interface Step {
        void run() throws XMLStreamException;
    }

    private static void write(Step step) {
        try {
            step.run();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("memory that cannot be written", e);
        }
    }
}
