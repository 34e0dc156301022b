package dev.bidbook.spreadsheet;

import java.io.Closeable;
import java.io.IOException;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The events of one XML part, by local names, within bounds. Declarations of document types and entities are refused,
 * and whatever the XML parser stumbles over becomes a refusal. Not thread-safe.
 */
final class XmlPart implements Closeable {

    /** What {@link #next()} found. */
    enum Event {
        START,
        END,
        TEXT,
        DONE
    }

    private static final int LEAST_TOKEN_BYTES = 2 << 20;
    private static final int LEAST_DEPTH = 8;

    private final String part;
    private final CountingStream in;
    private final SpreadsheetLimits limits;
    private final XMLStreamReader reader;
    private final @Nullable PartWindow window;
    private final PartBounds bounds;

    XmlPart(String part, CountingStream in, SpreadsheetLimits limits) throws SpreadsheetRefusedException {
        this(part, in, limits, Long.MAX_VALUE, null);
    }

    /** A part that has no more than so many elements. */
    XmlPart(String part, CountingStream in, SpreadsheetLimits limits, long mostElements)
            throws SpreadsheetRefusedException {
        this(part, in, limits, mostElements, null);
    }

    /** A part in which a scanner may take over the content of the first element of that name. */
    XmlPart(String part, CountingStream in, SpreadsheetLimits limits, @Nullable String scannable)
            throws SpreadsheetRefusedException {
        this(part, in, limits, Long.MAX_VALUE, scannable);
    }

    private XmlPart(
            String part, CountingStream in, SpreadsheetLimits limits, long mostElements, @Nullable String scannable)
            throws SpreadsheetRefusedException {
        this.part = part;
        this.in = in;
        this.limits = limits;
        this.window = scannable == null ? null : window(in, limits, scannable);
        this.bounds = new PartBounds(part, limits, mostElements);
        XMLStreamReader begun = null;
        try {
            begun = XmlReaders.open(window == null ? in : window);
        } catch (XMLStreamException | RuntimeException e) {
            throw refusal(e);
        } finally {
            if (begun == null) {
                closeBytes();
            }
        }
        reader = begun;
    }

    /** A window holds more bytes than a small limit for one token leaves: only the parser itself keeps to that. */
    private static @Nullable PartWindow window(CountingStream in, SpreadsheetLimits limits, String scannable) {
        boolean roomy = limits.tokenBytes() >= LEAST_TOKEN_BYTES && limits.depth() >= LEAST_DEPTH;
        return roomy ? new PartWindow(in, scannable) : null;
    }

    /** The next start, end or text; comments and processing instructions are passed over. */
    Event next() throws SpreadsheetRefusedException {
        try {
            while (reader.hasNext()) {
                in.tokenEnded();
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        bounds.started(reader);
                        return Event.START;
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        bounds.ended();
                        return Event.END;
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                        if (depth() > 0) {
                            return Event.TEXT;
                        }
                    }
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw Refusals.declaration(part);
                    default -> {
                        // Comments and processing instructions mean nothing here.
                    }
                }
            }
            return Event.DONE;
        } catch (XMLStreamException | RuntimeException e) {
            throw refusal(e);
        }
    }

    /** A scanner for the rows in the element that just started; null if the XML parser has to read them. */
    @Nullable
    RowScanner rowScanner(RowBuffer cells, CellContent content, TextBuffer buffer, boolean withRows) {
        PartWindow held = held();
        return held == null
                ? null
                : new RowScanner(held, prefix(), this::isDeclared, in::tokenEnded, cells, content, buffer, withRows);
    }

    /** A scanner for the shared texts in the element that just started; null if the XML parser has to read them. */
    @Nullable
    TextsScanner textsScanner(TextBuffer buffer) {
        PartWindow held = held();
        return held == null ? null : new TextsScanner(held, prefix(), this::isDeclared, in::tokenEnded, buffer);
    }

    private @Nullable PartWindow held() {
        PartWindow held = window;
        return held != null && held.isHeld() && isPlain() ? held : null;
    }

    /** The prefix of the element that just started with its colon, or empty text. */
    private String prefix() {
        String prefix = reader.getPrefix();
        return prefix == null || prefix.isEmpty() ? "" : prefix + ":";
    }

    /** Whether the part is XML 1.0 in UTF-8. */
    private boolean isPlain() {
        String encoding = reader.getEncoding();
        String declared = reader.getCharacterEncodingScheme();
        String version = reader.getVersion();
        return "UTF-8".equalsIgnoreCase(encoding)
                && (declared == null || declared.equalsIgnoreCase("UTF-8"))
                && (version == null || version.equals("1.0"));
    }

    private boolean isDeclared(String prefix) {
        String uri = reader.getNamespaceContext().getNamespaceURI(prefix);
        return uri != null && !uri.isEmpty();
    }

    /** How many bytes of the part were unpacked so far. */
    long unpacked() {
        return in.count();
    }

    /** How many elements are open, the one just started included. */
    int depth() {
        return bounds.depth();
    }

    /** The local name of the element that just started or ended. */
    String name() {
        return reader.getLocalName();
    }

    int attributeCount() {
        return reader.getAttributeCount();
    }

    String attributeName(int index) {
        return reader.getAttributeLocalName(index);
    }

    String attributeValue(int index) {
        return reader.getAttributeValue(index);
    }

    /** The value of an attribute of the element that just started, by local name. */
    @Nullable
    String attribute(String name) {
        for (int i = 0, count = reader.getAttributeCount(); i < count; i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    /** The same, or what stands in its place if it is missing. */
    String attribute(String name, String otherwise) {
        String value = attribute(name);
        return value == null ? otherwise : value;
    }

    /** Passes over the rest of the element that just started, its end included. */
    void skip() throws SpreadsheetRefusedException {
        int outer = depth() - 1;
        if (bounds.isOutsideRows()) {
            passedOver();
        }
        for (Event event = next(); depth() > outer && event != Event.DONE; event = next()) {
            if (event == Event.START) {
                passedOver();
            }
        }
    }

    /** The same for what may have as many elements as it likes: rows that are not wanted, formats of texts. */
    void skipUncounted() throws SpreadsheetRefusedException {
        int outer = depth() - 1;
        for (Event event = Event.START; depth() > outer && event != Event.DONE; event = next()) {
            // It has been counted as far as its bytes.
        }
    }

    /** Counts an element that is not looked at: outside the rows of a sheet, or where cells and texts have none. */
    void passedOver() throws SpreadsheetRefusedException {
        bounds.passedOver();
    }

    /** Appends the text of this event. */
    void appendText(TextBuffer buffer) throws SpreadsheetRefusedException {
        try {
            buffer.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
        } catch (RuntimeException e) {
            throw refusal(e);
        }
    }

    /** Appends all text directly or deeper in the element that just started, its end included. */
    void appendContent(TextBuffer buffer) throws SpreadsheetRefusedException {
        int outer = depth() - 1;
        while (depth() > outer) {
            Event event = next();
            if (event == Event.TEXT) {
                appendText(buffer);
            } else if (event == Event.DONE) {
                return;
            }
        }
    }

    /** Appends the text of a shared or inline string that just started: rich text joined, phonetics left out. */
    void appendRichText(TextBuffer buffer) throws SpreadsheetRefusedException {
        int outer = depth() - 1;
        int pieces = 0;
        while (depth() > outer) {
            Event event = next();
            if (event == Event.DONE) {
                return;
            }
            if (event == Event.START) {
                if (++pieces > limits.textLength()) {
                    passedOver();
                }
                switch (name()) {
                    case "t" -> appendContent(buffer);
                    case "r" -> {
                        // A run of rich text: its text is in it.
                    }
                    default -> skipUncounted();
                }
            }
        }
    }

    private SpreadsheetRefusedException refusal(Exception problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof CountingStream.LimitReachedException reached) {
                return reached.refusal();
            }
        }
        return Refusals.damaged("its part " + Refusals.shortened(part) + " cannot be read");
    }

    /** Ends reading; the stream is closed, what is left of the part stays unread. */
    @Override
    public void close() {
        try {
            reader.close();
        } catch (XMLStreamException e) {
            // Nor does it change what was read.
        }
        closeBytes();
    }

    /** Whoever unpacks ahead waits for this. */
    private void closeBytes() {
        try {
            in.close();
        } catch (IOException e) {
            // What was read of it is complete; closing changes nothing about that.
        }
    }
}
