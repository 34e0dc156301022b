package dev.bidbook.spreadsheet;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** XML parsers for what strangers send: they follow no declaration, and keep nothing of one file for another. */
final class XmlReaders {

    private XmlReaders() {}

    /** A parser at the beginning of the bytes, of which it reads the XML declaration at once. */
    static XMLStreamReader open(InputStream in) throws XMLStreamException {
        // A factory of its own for every part: names made up by one file do not pile up in a table that others share.
        InputFactoryImpl factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory.createXMLStreamReader(in);
    }
}
