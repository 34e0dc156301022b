package dev.bidbook.workbook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * A part of the frame: its bytes, cut where a workbook of its own has something to say. Immutable.
 *
 * @param name its name in the package, such as {@code xl/workbook.xml}
 * @param segments what it is made of, in order
 * @param ready the whole part compressed, if it is the same in every workbook of the template; else null
 */
record FramePart(String name, List<Segment> segments, @Nullable Deflated ready) {

    /** The last row of the table in the frame; stands wherever the real one is due. */
    static final int LAST_ROW = 1_048_001;

    /** The last row under the table to which its checks reach, in the frame. */
    static final int LAST_CHECKED_ROW = LAST_ROW + Layout.ROWS_TO_ADD;

    /** The slot of the last row to which checks reach. */
    static final String LAST_CHECKED_ROW_SLOT = "last checked row";

    /** The slot of the table's last row. */
    static final String LAST_ROW_SLOT = "last row";

    /** The slot for everything that comes before the end of a sheet's rows. */
    static final String ROWS_SLOT = "rows";

    /** The slot of the line that counts the rows. */
    static final String COUNTS_SLOT = "counts";

    /** The slot of how many shared strings there are. */
    static final String TEXT_COUNT_SLOT = "text count";

    /** The slot for shared strings of the rows. */
    static final String TEXTS_SLOT = "texts";

    /** What is known only once all rows are counted. */
    private static final Set<String> LATE =
            Set.of(LAST_ROW_SLOT, LAST_CHECKED_ROW_SLOT, ROWS_SLOT, COUNTS_SLOT, TEXT_COUNT_SLOT, TEXTS_SLOT);

    private static final char OPEN = '\uE000';
    private static final char CLOSE = '\uE001';
    private static final Pattern MARKS = Pattern.compile(OPEN + "([a-zA-Z0-9 _]+)" + CLOSE + "|(" + LAST_ROW + "|"
            + LAST_CHECKED_ROW + ")|<v>31415\\.(\\d{4,5})</v>");

    /**
     * Bytes to copy, or a slot to fill.
     *
     * @param bytes what to copy; empty for a slot
     * @param slot the slot's name, or null
     */
    // Only this class and the writer see the array, and neither changes it.
    @SuppressWarnings("ArrayRecordComponent")
    record Segment(byte[] bytes, @Nullable String slot) {}

    /** What fills the slots. */
    @FunctionalInterface
    interface Slots {
        /** Writes what belongs into the slot of that name. */
        void fill(String slot, XmlBuffer xml) throws IOException;
    }

    /** The mark to put into any text of the frame where a slot is due. */
    static String mark(String slot) {
        return OPEN + slot + CLOSE;
    }

    /** The number to put into a cell of the frame where a number is due, told from others by an index up to 899. */
    static double numberMark(int index) {
        return 31_415 + (1001 + 10.0 * index) / 10_000;
    }

    /** The slot of a {@link #numberMark}. */
    static String numberSlot(int index) {
        return "number " + String.valueOf(numberMark(index)).substring("31415.".length());
    }

    /** Cuts a part at its marks. */
    static FramePart of(String name, String xml) {
        List<Segment> segments = new ArrayList<>();
        Matcher matcher = MARKS.matcher(xml);
        int from = 0;
        while (matcher.find()) {
            literal(segments, xml.substring(from, matcher.start()));
            from = matcher.end();
            if (matcher.group(1) != null) {
                segments.add(new Segment(new byte[0], matcher.group(1)));
            } else if (matcher.group(2) != null) {
                boolean last = matcher.group(2).equals(String.valueOf(LAST_ROW));
                segments.add(new Segment(new byte[0], last ? LAST_ROW_SLOT : LAST_CHECKED_ROW_SLOT));
            } else {
                literal(segments, "<v>");
                segments.add(new Segment(new byte[0], "number " + matcher.group(3)));
                literal(segments, "</v>");
            }
        }
        literal(segments, xml.substring(from));
        boolean same = segments.stream().allMatch(segment -> segment.slot() == null);
        return new FramePart(name, List.copyOf(segments), same ? compressed(xml) : null);
    }

    private static Deflated compressed(String xml) {
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        try (PieceDeflater deflater = new PieceDeflater(Deflater.BEST_COMPRESSION)) {
            return deflater.last(bytes, bytes.length);
        }
    }

    /** Whether the part says something that is known only once all rows are counted. */
    boolean isLate() {
        return segments.stream().anyMatch(segment -> segment.slot() != null && LATE.contains(segment.slot()));
    }

    /** Writes the part. */
    void write(XmlBuffer xml, Slots slots) throws IOException {
        for (Segment segment : segments) {
            if (segment.slot() == null) {
                xml.bytes(segment.bytes());
            } else {
                slots.fill(segment.slot(), xml);
            }
        }
    }

    private static void literal(List<Segment> segments, String text) {
        if (!text.isEmpty()) {
            segments.add(new Segment(text.getBytes(StandardCharsets.UTF_8), null));
        }
    }
}
