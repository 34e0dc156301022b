package dev.bidbook.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a template with {@code rows: derived} are made of another template's rows, and what they fill there.
 * Each text is known with its place, because most of what can be wrong with it shows only beside the other template.
 *
 * @param from the name of the source, the template whose rows these are made of
 * @param where an Excel formula over the source's row, true where there is a row to be made; null for every row
 * @param forEach how many rows are made of one
 * @param beside a second template whose rows are laid beside the source's, or null
 * @param columns what the columns of origin report hold, in the order of the template
 * @param issued an Excel formula over the derived row, true once it is issued; null where rows are not issued
 * @param fills what an issued row fills in its source's row; perhaps empty
 */
public record Derivation(
        Placed from,
        @Nullable Placed where,
        ForEach forEach,
        @Nullable Beside beside,
        List<Taken> columns,
        @Nullable Placed issued,
        List<Taken> fills) {

    /** The names of the templates of which there has to be a sheet before there are rows here. */
    public List<String> needs() {
        return beside == null || !beside.all()
                ? List.of(from.text())
                : List.of(from.text(), beside.template().text());
    }

    /** How many rows are made of one row of the source. */
    public sealed interface ForEach {}

    /** One. */
    public record Row() implements ForEach {}

    /** One for each finding on it; {@link SourceRow} has the finding's columns then. */
    public record Finding() implements ForEach {}

    /**
     * One for each part of a text.
     *
     * @param text an Excel formula over the source's row, or the name of its column; its parts are separated by
     *     semicolons
     */
    public record Part(Placed text) implements ForEach {}

    /**
     * A column and what it takes.
     *
     * @param column the column that is filled: the derived template's own, or for a fill the source's
     * @param value an Excel formula over the row it is taken from, or the name of a column of that row, which is copied
     */
    public record Taken(Placed column, Placed value) {}

    /**
     * Rows of a second template, joined to the source's by equal cells.
     *
     * @param template the second template's name
     * @param as what stands before its columns' names where formulas call them
     * @param match what has to be equal: a column of the source, and a column of the second template or the word {@code
     *     period}
     * @param all whether rows of the second template that match none of the source's are rows, too
     */
    public record Beside(Placed template, String as, List<Taken> match, boolean all) {}
}
