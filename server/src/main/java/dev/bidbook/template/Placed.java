package dev.bidbook.template;

/**
 * A text of a declaration and where it stands in the file.
 *
 * @param text the text
 * @param line the line, from 1
 * @param column the character in the line, from 1
 */
public record Placed(String text, int line, int column) {

    /** Whether it is a formula and not the name of a column. */
    public boolean isFormula() {
        return text.startsWith("=");
    }
}
