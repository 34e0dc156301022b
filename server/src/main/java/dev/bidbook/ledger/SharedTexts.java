package dev.bidbook.ledger;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.template.ColumnKind;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Texts by their UTF-8 bytes: most columns of a report hold few different ones, which need not be made again for every
 * row. Bounded; not thread-safe.
 */
final class SharedTexts {

    private static final int LONGEST = 40;
    private static final int PLACES = 1 << 14;
    private static final int TRIES = 4;
    private static final long MIXER = 0x9E37_79B9_7F4A_7C15L;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final Known[] known = new Known[PLACES];

    /** A text and its bytes, which nobody changes. */
    static final class Known {
        final byte[] bytes;
        final CellValue.Text text;
        private @Nullable CellValue dated;

        Known(byte[] bytes, CellValue.Text text) {
            this.bytes = bytes;
            this.text = text;
        }

        /** The text as a value of a column of that kind; days are worked out once. */
        CellValue typed(ColumnKind kind) {
            if (kind == ColumnKind.DATE_TIME) {
                return PlainValues.typed(text, kind);
            } else if (kind != ColumnKind.DATE) {
                return text;
            }
            CellValue known = dated;
            if (known == null) {
                known = PlainValues.typed(text, kind);
                dated = known;
            }
            return known;
        }

        boolean stands(byte[] in, int from, int to) {
            return Arrays.equals(bytes, 0, bytes.length, in, from, to);
        }
    }

    /** The text of these bytes. */
    Known get(byte[] bytes, int from, int to) {
        if (to - from > LONGEST) {
            return made(bytes, from, to);
        }
        int place = hash(bytes, from, to);
        for (int i = 0; i < TRIES; i++) {
            int at = (place + i) & (PLACES - 1);
            Known there = known[at];
            if (there == null) {
                known[at] = made(bytes, from, to);
                return known[at];
            } else if (there.stands(bytes, from, to)) {
                return there;
            }
        }
        // Full hereabouts: the newcomer takes the place, for the rows to come are likelier to have it again.
        Known made = made(bytes, from, to);
        known[place & (PLACES - 1)] = made;
        return made;
    }

    private static Known made(byte[] bytes, int from, int to) {
        return new Known(
                Arrays.copyOfRange(bytes, from, to),
                new CellValue.Text(new String(bytes, from, to - from, StandardCharsets.UTF_8)));
    }

    private static int hash(byte[] bytes, int from, int to) {
        long hash = (long) to - from;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            hash = (hash ^ (long) LONGS.get(bytes, at)) * MIXER;
            hash ^= hash >>> 32;
        }
        for (; at < to; at++) {
            hash = (hash ^ bytes[at]) * MIXER;
        }
        return (int) (hash >>> 32);
    }
}
