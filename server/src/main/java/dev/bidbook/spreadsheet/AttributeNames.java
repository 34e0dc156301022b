package dev.bidbook.spreadsheet;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** The names of the attributes of one tag: XML allows each only once, and with no prefix that was not declared. */
final class AttributeNames {

    private static final int MOST = 24;
    private static final byte[] NAMESPACE = "xmlns".getBytes(StandardCharsets.US_ASCII);

    private final Predicate<String> knownPrefix;
    private final Set<String> known = new HashSet<>();
    private final int[] from = new int[MOST];
    private final int[] to = new int[MOST];
    private int count;

    AttributeNames(Predicate<String> knownPrefix) {
        this.knownPrefix = knownPrefix;
    }

    void clear() {
        count = 0;
    }

    /** Whether this is another name, of a kind that needs no XML parser. */
    boolean add(byte[] bytes, int start, int end) {
        byte first = bytes[start];
        boolean letter = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') || first == '_';
        if (!letter || count == MOST || declares(bytes, start, end)) {
            return false;
        }
        int local = start;
        for (int i = start; i < end; i++) {
            if (bytes[i] == ':') {
                if (local > start || i + 1 == end || !isLetter(bytes[i + 1]) || !isKnown(bytes, start, i)) {
                    return false;
                }
                local = i + 1;
            }
        }
        if (local > start && end - local == 1) {
            // Readers that go by local names would take it for one of the few that mean something.
            return false;
        }
        // Local names alone must differ: two prefixes may stand for the same namespace.
        for (int i = 0; i < count; i++) {
            if (Arrays.equals(bytes, from[i], to[i], bytes, local, end)) {
                return false;
            }
        }
        from[count] = local;
        to[count++] = end;
        return true;
    }

    private static boolean declares(byte[] bytes, int start, int end) {
        int differs = Arrays.mismatch(bytes, start, end, NAMESPACE, 0, NAMESPACE.length);
        return differs < 0 || differs == NAMESPACE.length;
    }

    private static boolean isLetter(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || b == '_';
    }

    private boolean isKnown(byte[] bytes, int start, int end) {
        String prefix = new String(bytes, start, end - start, StandardCharsets.US_ASCII);
        if (known.contains(prefix)) {
            return true;
        }
        return (prefix.equals("xml") || knownPrefix.test(prefix)) && known.add(prefix);
    }
}
