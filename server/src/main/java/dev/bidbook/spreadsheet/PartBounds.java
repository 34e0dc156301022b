package dev.bidbook.spreadsheet;

import javax.xml.stream.XMLStreamReader;

/**
 * How deep and how many the elements of one XML part are, and how many different names it has, held against the limits.
 * Not thread-safe.
 */
final class PartBounds {

    /** The deepest level of elements that can stand beside rows. */
    private static final int OUTSIDE_ROWS = 2;

    /** Sheets have other lists than rows, such as conditional formats, and may have so many times more elements. */
    private static final int PASSED_OVER = 8;

    private final String part;
    private final SpreadsheetLimits limits;
    private final NameBudget names;
    private final long mostElements;
    private long elements;
    private long passedOver;
    private int depth;

    /**
     * The bounds of a part.
     *
     * @param mostElements how many elements it may have
     */
    PartBounds(String part, SpreadsheetLimits limits, long mostElements) {
        this.part = part;
        this.limits = limits;
        this.names = new NameBudget(limits.names());
        this.mostElements = mostElements;
    }

    /** How many elements are open, the one just started included. */
    int depth() {
        return depth;
    }

    /** Takes the element that just started. */
    void started(XMLStreamReader element) throws SpreadsheetRefusedException {
        if (++depth > limits.depth()) {
            throw tooLarge("has elements inside each other on", limits.depth(), "levels");
        }
        if (++elements > mostElements) {
            throw tooLarge("has", mostElements, "elements");
        }
        names.take(element.getLocalName());
        names.take(element.getPrefix());
        int attributes = element.getAttributeCount();
        for (int i = 0; i < attributes; i++) {
            names.take(element.getAttributeLocalName(i));
        }
        int prefixes = element.getNamespaceCount();
        for (int i = 0; i < prefixes; i++) {
            names.take(element.getNamespacePrefix(i));
            names.take(element.getNamespaceURI(i));
        }
        if (names.isExceeded()) {
            throw tooLarge("has", limits.names(), "different names");
        }
        if (attributes > limits.names()) {
            throw Refusals.attributes(part, limits.names());
        }
    }

    /** An element has ended. */
    void ended() {
        depth--;
    }

    /** Whether an element that is not looked at counts wherever it stands, because it can stand beside rows. */
    boolean isOutsideRows() {
        return depth <= OUTSIDE_ROWS;
    }

    /** Counts an element that is not looked at: outside the rows of a sheet, or where cells and texts have none. */
    void passedOver() throws SpreadsheetRefusedException {
        long most = PASSED_OVER * (long) limits.elements();
        if (++passedOver > most) {
            throw tooLarge("has", most, "elements that hold no cells or texts");
        }
    }

    private SpreadsheetRefusedException tooLarge(String has, long most, String unit) {
        return Refusals.tooLarge("The file's part " + Refusals.shortened(part) + " " + has, most, unit);
    }
}
