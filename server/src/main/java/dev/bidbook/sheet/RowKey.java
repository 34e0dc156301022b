package dev.bidbook.sheet;

import java.util.ArrayList;
import java.util.List;

/**
 * What identifies a row of a sheet: the values of the template's key columns in their order, joined by {@code |}. A
 * bar or backslash inside a value is written with a backslash before it, so that two different rows never share a key.
 *
 * @param text the joined values, such as {@code BSK-12345|STL|BA-26-0417}
 */
public record RowKey(String text) implements Comparable<RowKey> {

    /**
     * The key of the given key values, in the order of the template's key columns; a blank becomes an empty part. What
     * nobody can see does not part keys: invisible characters, and whether a letter and its accent are one character.
     */
    public static RowKey of(List<CellValue> values) {
        StringBuilder joined = new StringBuilder(40);
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                joined.append('|');
            }
            CellValue value = values.get(i);
            if (value instanceof CellValue.Text text && isPlain(text.text())) {
                joined.append(text.text());
            } else if (!value.isBlank()) {
                escape(Spelling.composed(WhiteSpace.visible(value.display())), joined);
            }
        }
        return new RowKey(joined.toString());
    }

    /** The parts of this key as text, in the order of the template's key columns. */
    public List<String> parts() {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                part.append(text.charAt(++i));
            } else if (c == '|') {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    @Override
    public int compareTo(RowKey other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }

    /** Whether the text has nothing in it that is left out, composed or escaped, as nearly every key's. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean inside = c == ' ' && i > 0 && i < text.length() - 1;
            if ((c <= ' ' && !inside) || c > '~' || c == '|' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    private static void escape(String value, StringBuilder into) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '|' || c == '\\') {
                into.append('\\');
            }
            into.append(c);
        }
    }
}
