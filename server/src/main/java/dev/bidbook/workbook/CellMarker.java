package dev.bidbook.workbook;

import dev.bidbook.sheet.CellAddress;
import dev.bidbook.workbook.MarkedStyles.Mark;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Copies a sheet part byte by byte and changes nothing but the styles of cells: some are marked, those marked
 * earlier are unmarked. It streams, whatever the size of the part, and keeps what it does not know.
 */
final class CellMarker {

    private static final int LONGEST_TAG = 1 << 20;
    private static final Pattern STYLE = attribute("s");
    private static final Pattern COLUMN_STYLE = attribute("style");
    private static final Pattern FIRST_COLUMN = attribute("min");
    private static final Pattern LAST_COLUMN = attribute("max");
    private static final int NO_STYLE = -1;
    private static final Pattern REFERENCE = Pattern.compile("\\sr\\s*=\\s*[\"']([A-Za-z]{0,3})(\\d{1,7})[\"']");

    private final MarkedStyles styles;
    private final Map<Integer, Map<Integer, Mark>> marks;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] input = new byte[1 << 16];
    private int inputLength;
    private int inputAt;
    private final byte[] tag = new byte[LONGEST_TAG];
    private int tagLength;

    private boolean inRows;
    private int row;
    private int column = -1;
    private int rowStyle = NO_STYLE;
    private final List<int[]> columnStyles = new ArrayList<>();
    private String prefix = "";
    private TreeMap<Integer, Mark> missing = new TreeMap<>();

    /**
     * A copy from one stream to another.
     *
     * @param marks what cells are marked for, by row, from 1, and column, from 0
     */
    CellMarker(MarkedStyles styles, Map<Integer, Map<Integer, Mark>> marks, InputStream in, OutputStream out) {
        this.styles = styles;
        this.marks = marks;
        this.in = in;
        this.out = out;
    }

    private static Pattern attribute(String name) {
        return Pattern.compile("\\s" + name + "\\s*=\\s*(?:\"(\\d{1,9})\"|'(\\d{1,9})')");
    }

    void copy() throws IOException {
        for (int next = read(); next >= 0; next = read()) {
            if (next == '<') {
                tag();
            } else {
                text(next);
            }
        }
    }

    /** Copies text up to the next tag. */
    private void text(int first) throws IOException {
        out.write(first);
        while (inputAt < inputLength || fill()) {
            int from = inputAt;
            while (inputAt < inputLength && input[inputAt] != '<') {
                inputAt++;
            }
            out.write(input, from, inputAt - from);
            if (inputAt < inputLength) {
                return;
            }
        }
    }

    private void tag() throws IOException {
        tagLength = 0;
        keep('<');
        int quote = 0;
        for (int next = read(); next >= 0; next = read()) {
            keep(next);
            if (tagLength == 4 && startsWith("<!--")) {
                copyUntil("-->");
                return;
            }
            if (tagLength == 9 && startsWith("<![CDATA[")) {
                copyUntil("]]>");
                return;
            }
            if (quote != 0) {
                quote = next == quote ? 0 : quote;
            } else if (next == '"' || next == '\'') {
                quote = next;
            } else if (next == '>') {
                break;
            }
        }
        whole();
    }

    /** Writes a whole tag, changed if it is a cell of another style. */
    private void whole() throws IOException {
        int first = tagLength > 1 ? tag[1] : 0;
        if (first == '?' || first == '!') {
            out.write(tag, 0, tagLength);
            return;
        }
        boolean closes = first == '/';
        int from = closes ? 2 : 1;
        int end = from;
        int local = from;
        while (end < tagLength && tag[end] > ' ' && tag[end] != '>' && tag[end] != '/') {
            if (tag[end++] == ':') {
                local = end;
            }
        }
        String name = new String(tag, local, Math.min(end - local, 20), StandardCharsets.US_ASCII);
        boolean empty = tagLength > 2 && tag[tagLength - 2] == '/';
        if (!inRows && name.equals("col")) {
            columnStyle();
        } else if (name.equals("sheetData")) {
            inRows = !closes && !empty;
        } else if (inRows && name.equals("row")) {
            prefix = new String(tag, from, local - from, StandardCharsets.UTF_8);
            if (closes) {
                insertBefore(Integer.MAX_VALUE);
            } else {
                openRow(empty);
                return;
            }
        } else if (inRows && name.equals("c") && !closes) {
            cell(empty);
            return;
        }
        out.write(tag, 0, tagLength);
    }

    /** Remembers the style of the cells of a column that are not in the file. */
    private void columnStyle() {
        String text = tagText();
        Matcher style = COLUMN_STYLE.matcher(text);
        Matcher first = FIRST_COLUMN.matcher(text);
        Matcher last = LAST_COLUMN.matcher(text);
        if (style.find() && first.find() && last.find()) {
            columnStyles.add(new int[] {number(first), number(last), number(style)});
        }
    }

    private static int number(Matcher found) {
        return Integer.parseInt(found.group(1) == null ? found.group(2) : found.group(1));
    }

    private void openRow(boolean empty) throws IOException {
        String text = tagText();
        Matcher style = STYLE.matcher(text);
        rowStyle = text.contains("customFormat") && style.find() ? number(style) : NO_STYLE;
        Matcher reference = REFERENCE.matcher(text);
        row = reference.find() ? Integer.parseInt(reference.group(2)) : row + 1;
        column = -1;
        missing = new TreeMap<>(marks.getOrDefault(row, Map.of()));
        if (!empty || missing.isEmpty()) {
            out.write(tag, 0, tagLength);
            return;
        }
        out.write(tag, 0, tagLength - 2);
        out.write('>');
        insertBefore(Integer.MAX_VALUE);
        out.write(("</" + prefix + "row>").getBytes(StandardCharsets.UTF_8));
    }

    private void cell(boolean empty) throws IOException {
        if (!styles.hadMarks() && !marks.containsKey(row)) {
            out.write(tag, 0, tagLength);
            return;
        }
        String text = tagText();
        Matcher reference = REFERENCE.matcher(text);
        boolean named = reference.find() && !reference.group(1).isEmpty();
        column = named ? columnOf(reference.group(1)) : column + 1;
        if (named) {
            insertBefore(column);
        }
        missing.remove(column);
        Matcher style = STYLE.matcher(text);
        boolean styled = style.find();
        int now = styled ? number(style) : 0;
        Mark mark = marks.getOrDefault(row, Map.of()).get(column);
        int due = mark == null ? styles.unmarked(now) : styles.marked(now, mark);
        if (due == now) {
            out.write(tag, 0, tagLength);
        } else if (styled) {
            String changed = text.substring(0, style.start()) + " s=\"" + due + "\"" + text.substring(style.end());
            out.write(changed.getBytes(StandardCharsets.UTF_8));
        } else {
            int end = text.length() - (empty ? 2 : 1);
            String changed = text.substring(0, end) + " s=\"" + due + "\"" + text.substring(end);
            out.write(changed.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A blank cell with a mark may not be in the file at all; it looks like its row or its column then. */
    private void insertBefore(int nextColumn) throws IOException {
        while (!missing.isEmpty() && missing.firstKey() < nextColumn) {
            Map.Entry<Integer, Mark> next = missing.pollFirstEntry();
            int plain = rowStyle;
            for (int[] columns : columnStyles) {
                boolean within = columns[0] <= next.getKey() + 1 && next.getKey() + 1 <= columns[1];
                plain = rowStyle == NO_STYLE && within ? columns[2] : plain;
            }
            int due = styles.marked(Math.max(plain, 0), next.getValue());
            String cell = "<" + prefix + "c r=\"" + new CellAddress(row, next.getKey()) + "\" s=\"" + due + "\"/>";
            out.write(cell.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void copyUntil(String end) throws IOException {
        out.write(tag, 0, tagLength);
        int matched = 0;
        for (int next = read(); next >= 0; next = read()) {
            out.write(next);
            if (next == end.charAt(matched)) {
                matched++;
            } else if (!(matched == 2 && next == end.charAt(1))) {
                matched = next == end.charAt(0) ? 1 : 0;
            }
            if (matched == end.length()) {
                return;
            }
        }
    }

    private String tagText() {
        return new String(tag, 0, tagLength, StandardCharsets.UTF_8);
    }

    private boolean startsWith(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (tag[i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void keep(int next) throws IOException {
        if (tagLength == tag.length) {
            throw new IOException("a tag of a sheet is longer than a million bytes");
        }
        tag[tagLength++] = (byte) next;
    }

    private int read() throws IOException {
        return inputAt < inputLength || fill() ? input[inputAt++] & 0xFF : -1;
    }

    private boolean fill() throws IOException {
        inputLength = in.read(input);
        inputAt = 0;
        return inputLength > 0;
    }

    private static int columnOf(String letters) {
        int column = 0;
        for (int i = 0; i < letters.length(); i++) {
            column = column * 26 + Character.toUpperCase(letters.charAt(i)) - 'A' + 1;
        }
        return column - 1;
    }
}
