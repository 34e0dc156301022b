package dev.bidbook.spreadsheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes of a part on their way to the XML parser, held back at one place: right behind the start tag of a named
 * element. There a scanner may take over, consume what it understands, and leave the rest to the XML parser, which then
 * sees an element without that content. If nobody takes over, the parser just reads on. Not thread-safe.
 */
final class PartWindow extends BlockStream {

    /** How many zero bytes always stand behind the last byte, so that a scanner may look ahead without asking. */
    static final int SLACK = 16;

    private static final int FIRST_SIZE = 1 << 16;
    private static final int LARGEST_SIZE = 1 << 20;
    private static final int SEARCHED = 1 << 20;
    private static final int SERVED_AT_ONCE = 4_000;

    private final InputStream in;
    private final byte[] element;
    private byte[] bytes = new byte[FIRST_SIZE + SLACK];
    private int at;
    private int end;
    /** Up to where the parser may read; -1 where it reads whatever there is. */
    private int heldAt;

    private int searched;
    private boolean found;

    /** Holds the bytes back behind the first start tag of that local name. */
    PartWindow(InputStream in, String element) {
        this.in = in;
        this.element = element.getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether the parser has read exactly as far as the end of the element's start tag. */
    boolean isHeld() {
        return found && at == heldAt;
    }

    /** The bytes; those of interest stand from {@link #at()} to {@link #end()}, and zeros behind them. */
    byte[] bytes() {
        return bytes;
    }

    int at() {
        return at;
    }

    int end() {
        return end;
    }

    /** Says that a scanner has consumed everything before this place. */
    void consumed(int upTo) {
        at = upTo;
    }

    /** Reads more bytes behind those not consumed yet, whose places change; false if there are no more or no room. */
    boolean fill() throws IOException {
        if (at > 0) {
            System.arraycopy(bytes, at, bytes, 0, end - at);
            end -= at;
            at = 0;
        }
        if (end + SLACK == bytes.length) {
            if (end >= LARGEST_SIZE) {
                return false;
            }
            bytes = Arrays.copyOf(bytes, 2 * end + SLACK);
        }
        int before = end;
        try {
            // As much as there is room for: a long row that comes in small pieces would be read again for each.
            for (int read = 0; read >= 0 && end < bytes.length - SLACK; ) {
                read = in.read(bytes, end, bytes.length - SLACK - end);
                end += Math.max(read, 0);
            }
        } finally {
            Arrays.fill(bytes, end, end + SLACK, (byte) 0);
        }
        return end > before;
    }

    /** Lets the parser read on from where the scanner stopped. */
    void release() {
        found = false;
        heldAt = -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (heldAt == at && found) {
            // The parser wants more although nobody took over: the place was none, such as one in a comment.
            release();
        }
        if (heldAt >= 0 && at == heldAt) {
            search();
        }
        if (heldAt < 0 && at == end) {
            return in.read(target, offset, length);
        }
        int upTo = heldAt < 0 ? end : heldAt;
        int served = Math.min(Math.min(length, SERVED_AT_ONCE), upTo - at);
        System.arraycopy(bytes, at, target, offset, served);
        at += served;
        return served;
    }

    /** Reads on until some bytes may be served: up to the element's start tag, or up to where one may begin. */
    private void search() {
        while (heldAt == at && !found) {
            try {
                if (searched > SEARCHED || !fill()) {
                    release();
                    return;
                }
            } catch (IOException e) {
                // The parser gets what was read before it; reading on will fail again.
                release();
                return;
            }
            int tagEnd = tagEnd();
            found = tagEnd > 0;
            heldAt = found ? tagEnd : begunTag();
            searched += heldAt;
        }
    }

    /** Where a tag that is not whole yet begins; all bytes before belong to no start tag of the element. */
    private int begunTag() {
        for (int i = end - 1; i >= at; i--) {
            if (bytes[i] == '>') {
                return end;
            } else if (bytes[i] == '<') {
                return i;
            }
        }
        return end;
    }

    /** The place behind the first whole start tag of the element, or 0; an element without content is none. */
    private int tagEnd() {
        for (int i = at; i + element.length < end; i++) {
            if (bytes[i] == element[0]
                    && Arrays.equals(bytes, i, i + element.length, element, 0, element.length)
                    && beginsTag(i)) {
                int close = close(i + element.length);
                return close > 0 && bytes[close - 1] != '/' ? close + 1 : 0;
            }
        }
        return 0;
    }

    /** Whether only a left angle bracket, and perhaps a prefix, stands before the local name. */
    private boolean beginsTag(int name) {
        int i = name - 1;
        if (i > at && bytes[i] == ':') {
            i--;
            while (i > at && Character.isLetterOrDigit(bytes[i])) {
                i--;
            }
        }
        return i >= at && bytes[i] == '<';
    }

    /** The place of the right angle bracket that closes a tag, or 0. */
    private int close(int from) {
        byte next = bytes[from];
        if (next != '>' && next != '/' && next > ' ') {
            return 0;
        }
        byte quote = 0;
        for (int i = from; i < end; i++) {
            byte b = bytes[i];
            if (quote != 0) {
                quote = b == quote ? 0 : quote;
            } else if (b == '"' || b == '\'') {
                quote = b;
            } else if (b == '>') {
                return i;
            }
        }
        return 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
