package dev.bidbook.spreadsheet;

import java.io.IOException;

/**
 * Goes over the bytes of plain XML as spreadsheet programs write it: elements of one prefix, attributes, text in UTF-8
 * with the predefined entities and character references. Everything else is <em>unusual</em> and left to the XML parser,
 * which goes on at the last place that was consumed: what may be unusual need not be understood here, only noticed. Not
 * thread-safe.
 */
abstract class MarkupScanner {

    /** Something that is left to the XML parser, or the bytes at hand have ended. */
    static final class UnusualException extends Exception {

        private static final long serialVersionUID = 1L;

        private UnusualException() {
            super("left to the XML parser", null, false, false);
        }
    }

    private final PartWindow window;
    private final Runnable tokenEnded;
    private int failedAt;
    private boolean unusual;

    MarkupScanner(PartWindow window, Runnable tokenEnded) {
        this.window = window;
        this.tokenEnded = tokenEnded;
    }

    /** Whether the scanner has given up, so that the XML parser has to go on. */
    final boolean isUnusual() {
        return unusual;
    }

    /** The bytes at hand; zeros stand behind the last one. */
    protected final byte[] bytes() {
        return window.bytes();
    }

    /** The first byte that is not consumed yet. */
    protected final int at() {
        return window.at();
    }

    /** The place behind the last byte at hand. */
    protected final int end() {
        return window.end();
    }

    protected final void consumed(int upTo) {
        window.consumed(upTo);
    }

    /** Gets more bytes if so few are left that what comes next is likely cut off. */
    protected final void readAhead(int bytes) {
        if (window.end() - window.at() < bytes) {
            more();
        }
    }

    /** Whether to try again with more bytes; if not, the XML parser goes on from the last place consumed. */
    protected final boolean again() {
        if (failedAt >= window.end() && more()) {
            return true;
        }
        unusual = true;
        window.release();
        return false;
    }

    /** The scanner's content has ended: the XML parser goes on. */
    protected final void ended() {
        window.release();
    }

    private boolean more() {
        tokenEnded.run();
        try {
            return window.fill();
        } catch (IOException e) {
            // The XML parser meets the same again, and has the sentence for it.
            return false;
        }
    }

    protected final UnusualException unusual(int where) {
        failedAt = where;
        return new UnusualException();
    }

    /** Passes over white space between elements. */
    protected final int space(int from) {
        byte[] b = window.bytes();
        int i = from;
        // Mostly there is none.
        while (b[i] <= ' ' && (b[i] == ' ' || b[i] == '\n' || b[i] == '\r' || b[i] == '\t')) {
            i++;
        }
        return i;
    }

    /** Whether these characters stand there; if the bytes at hand end before that is clear, it is unusual for now. */
    protected final boolean stands(Markup wanted, int from) throws UnusualException {
        byte[] b = window.bytes();
        if (wanted.stands(b, from)) {
            return true;
        }
        if (from + wanted.length() > window.end()) {
            int different = wanted.difference(b, from);
            if (different >= window.end()) {
                throw unusual(different);
            }
        }
        return false;
    }

    /** The place behind these characters, which must stand there. */
    protected final int behind(Markup wanted, int from) throws UnusualException {
        if (!stands(wanted, from)) {
            throw unusual(from);
        }
        return from + wanted.length();
    }
}
