package dev.bidbook.formula;

import org.jspecify.annotations.Nullable;

/** A part of a formula as its author wrote it. */
sealed interface FormulaPart {

    /** Where it begins in the formula, from 0. */
    int start();

    /**
     * Operators, numbers, text in quotes, white space: what means the same everywhere.
     *
     * @param text as written
     */
    record Plain(int start, String text) implements FormulaPart {}

    /**
     * The name of a function, in capitals, before its bracket.
     *
     * @param name such as {@code ROUNDUP}
     */
    record Function(int start, String name) implements FormulaPart {}

    /**
     * A name: a parameter, or {@code as_of}.
     *
     * @param name as written
     */
    record Name(int start, String name) implements FormulaPart {}

    /**
     * A column's cell in this row, or the cells of this row from one column to another.
     *
     * @param column the first column's name as written
     * @param to the last column's name as written, or null for one cell
     */
    record ThisRow(int start, String column, @Nullable String to) implements FormulaPart {}
}
