package dev.bidbook.spreadsheet;

import java.util.function.Predicate;

/** Goes over the tags and the text of plain elements. Not thread-safe. */
abstract class ElementScanner extends MarkupScanner {

    /** The kinds of bytes in text: what needs no attention, and what does. */
    private static final boolean[] PLAIN_TEXT = new boolean[256];

    private static final boolean[] PLAIN_VALUE = new boolean[256];
    private static final boolean[] NAME = new boolean[256];

    static {
        for (int c = ' '; c < 0x80; c++) {
            PLAIN_TEXT[c] = c != '<' && c != '&' && c != '>' && c != '_';
            PLAIN_VALUE[c] = c != '<' && c != '&' && c != '"' && c != '\'';
            NAME[c] = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
        }
        PLAIN_TEXT['\t'] = true;
        PLAIN_TEXT['\n'] = true;
    }

    private static final Markup VERBATIM_START = Markup.of("<![CDATA[");

    /** Where the text that {@link #text(int)} has met ends, and whether it is plain. */
    protected int textEnd;

    protected boolean plain;

    protected final TextBuffer buffer;
    private final AttributeNames names;

    ElementScanner(PartWindow window, Predicate<String> knownPrefix, TextBuffer buffer, Runnable tokenEnded) {
        super(window, tokenEnded);
        this.names = new AttributeNames(knownPrefix);
        this.buffer = buffer;
    }

    /** Begins to note the attributes of one tag. */
    protected final void tag() {
        names.clear();
    }

    /** Passes over an attribute that means nothing here. */
    protected final int attribute(int from) throws UnusualException {
        byte[] b = bytes();
        int i = from;
        while (NAME[b[i] & 0xff] || b[i] == ':' || b[i] == '-' || b[i] == '.') {
            i++;
        }
        if (b[i] != '=' || !names.add(b, from, i)) {
            throw unusual(b[i] == 0 ? i : from);
        }
        int valueAt = valueAt(i);
        return behindValue(valueEnd(valueAt), valueAt);
    }

    /** The place of the first byte of a value, from that of the equals sign. */
    protected final int valueAt(int equals) throws UnusualException {
        byte[] b = bytes();
        if (b[equals] != '=') {
            throw unusual(equals);
        }
        byte quote = b[equals + 1];
        if (quote != '"' && quote != '\'') {
            throw unusual(equals + 1);
        }
        return equals + 2;
    }

    /** The place behind the last plain byte of a value. */
    protected final int valueEnd(int valueAt) {
        byte[] b = bytes();
        int i = valueAt;
        while (PLAIN_VALUE[b[i] & 0xff]) {
            i++;
        }
        return i;
    }

    /** The place behind the quote that must stand there, the one the value began with. */
    protected final int behindValue(int quote, int valueAt) throws UnusualException {
        byte[] b = bytes();
        if (b[quote] != b[valueAt - 1]) {
            throw unusual(quote);
        }
        byte next = b[quote + 1];
        if (next != ' ' && next != '>' && next != '/' && next != '\n' && next != '\r' && next != '\t') {
            throw unusual(quote + 1);
        }
        return quote + 1;
    }

    /** Passes over the attributes of a tag as far as its end; answers the place of {@code >} or {@code />}. */
    protected final int tagEnd(int from) throws UnusualException {
        byte[] b = bytes();
        if (b[from] == '>') {
            return from;
        }
        tag();
        int i = from;
        while (true) {
            int next = space(i);
            if (b[next] == '>' || b[next] == '/') {
                return next;
            }
            if (next == i) {
                throw unusual(i);
            }
            i = attribute(next);
        }
    }

    /**
     * Goes over text as far as the next tag, whose place it answers. Either the text is plain, ASCII without anything
     * to decode, or its characters are in the buffer.
     */
    protected final int text(int from) throws UnusualException {
        byte[] b = bytes();
        int i = PlainText.end(b, from);
        textEnd = i;
        plain = b[i] == '<' && b[i + 1] != '!' && i - from <= buffer.limit();
        return plain ? i : decoded(from, i);
    }

    private int decoded(int from, int special) throws UnusualException {
        byte[] b = bytes();
        buffer.clear();
        buffer.appendAscii(b, from, special - from);
        int i = special;
        while (b[i] != '<' || b[i + 1] == '!') {
            int end = plainEnd(i);
            buffer.appendAscii(b, i, end - i);
            i = b[end] == '<' ? end : special(end, from);
            if (b[i] == '<' && b[i + 1] == '!') {
                i = verbatim(behind(VERBATIM_START, i));
            }
        }
        if (buffer.overlong()) {
            throw unusual(from);
        }
        textEnd = i;
        return i;
    }

    /** Passes over one character that needs attention; {@code textStart} is where the text began. */
    private int special(int at, int textStart) throws UnusualException {
        byte[] b = bytes();
        if (b[at] == '&') {
            return reference(at);
        } else if (b[at] < 0) {
            return wide(at);
        } else if (b[at] == '>' && !(at >= textStart + 2 && b[at - 1] == ']' && b[at - 2] == ']')) {
            buffer.appendCharacter('>');
            return at + 1;
        }
        throw unusual(at);
    }

    /** The end of text in a CDATA section that begins here; answers the place behind the section. */
    private int verbatim(int from) throws UnusualException {
        byte[] b = bytes();
        int i = from;
        while (b[i] != ']' || b[i + 1] != ']' || b[i + 2] != '>') {
            if (b[i] < 0) {
                i = wide(i);
            } else if (b[i] >= ' ' || b[i] == '\t' || b[i] == '\n') {
                buffer.appendCharacter(b[i]);
                i++;
            } else {
                throw unusual(i);
            }
        }
        return i + 3;
    }

    private int plainEnd(int from) {
        byte[] b = bytes();
        int i = from;
        while (PLAIN_TEXT[b[i] & 0xff] || b[i] == '_') {
            i++;
        }
        return i;
    }

    private int reference(int ampersand) throws UnusualException {
        byte[] b = bytes();
        int end = ampersand + 1;
        while (NAME[b[end] & 0xff] || b[end] == '#') {
            end++;
        }
        if (b[end] != ';') {
            throw unusual(end);
        }
        int c = XmlReferences.character(b, ampersand + 1, end);
        if (c < 0) {
            throw unusual(ampersand);
        }
        buffer.appendCharacter(c);
        return end + 1;
    }

    /** One character of two to four bytes. */
    private int wide(int from) throws UnusualException {
        byte[] b = bytes();
        int length = XmlReferences.length(b[from]);
        for (int k = 1; k < length; k++) {
            if ((b[from + k] & 0xc0) != 0x80) {
                throw unusual(from + k);
            }
        }
        int c = length == 0 ? -1 : XmlReferences.decode(b, from, length);
        if (c < 0) {
            throw unusual(from);
        }
        buffer.appendCharacter(c);
        return from + length;
    }
}
