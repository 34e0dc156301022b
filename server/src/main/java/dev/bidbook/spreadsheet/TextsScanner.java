package dev.bidbook.spreadsheet;

import java.util.function.Predicate;

/**
 * Reads the entries of a shared text table straight from its bytes, as long as they are plain: one text without
 * formatting. It consumes whole entries only, so that the XML parser can go on at any entry. Not thread-safe.
 */
final class TextsScanner extends ElementScanner {

    /** Most entries are shorter; one that is cut off at the end of the bytes at hand is read twice. */
    private static final int USUAL_ENTRY = 1_024;

    private final Markup entryStart;
    private final Markup entryEnd;
    private final Markup textStart;
    private final Markup textEndTag;
    private final Markup noText;

    /**
     * For the entries between the tags of an element that has just started.
     *
     * @param prefix the element's prefix with its colon, or empty text
     */
    TextsScanner(
            PartWindow window, String prefix, Predicate<String> knownPrefix, Runnable tokenEnded, TextBuffer buffer) {
        super(window, knownPrefix, buffer, tokenEnded);
        entryStart = Markup.of("<" + prefix + "si>");
        entryEnd = Markup.of("</" + prefix + "si>");
        textStart = Markup.of("<" + prefix + "t");
        textEndTag = Markup.of("</" + prefix + "t>");
        noText = Markup.of("/>");
    }

    /** Whether another entry is in the buffer now; if not, the XML parser goes on from here. */
    boolean next() {
        while (true) {
            readAhead(USUAL_ENTRY);
            try {
                int start = space(at());
                if (bytes()[start] == '<' && bytes()[start + 1] == '/') {
                    consumed(start);
                    ended();
                    return false;
                }
                consumed(entry(start));
                return true;
            } catch (UnusualException e) {
                if (!again()) {
                    return false;
                }
            }
        }
    }

    private int entry(int from) throws UnusualException {
        int tagEnd = tagEnd(behind(textStart, space(behind(entryStart, from))));
        int i;
        if (bytes()[tagEnd] == '/') {
            i = behind(noText, tagEnd);
            buffer.clear();
        } else {
            int start = tagEnd + 1;
            i = behind(textEndTag, text(start));
            if (plain) {
                buffer.clear();
                buffer.appendAscii(bytes(), start, textEnd - start);
            }
        }
        return behind(entryEnd, space(i));
    }
}
