package dev.bidbook.finding;

import org.jspecify.annotations.Nullable;

/**
 * Up to where a sheet's findings are known.
 *
 * @param number its number among the evaluated sheets
 * @param period the text of its period
 * @param revision the sheet's revision
 * @param asOf the day that formulas took for today, or empty if none asks for it
 * @param digest what else decided, see {@link Basis#digest}
 * @param previous the text of the period of the sheet before it, or null if it is the first
 * @param previousEvaluation up to which evaluation of the sheet before it this one follows; 0 if it is the first
 * @param evaluation one more whenever its rows or findings may have changed
 */
record EvaluatedSheet(
        int number,
        String period,
        int revision,
        String asOf,
        String digest,
        @Nullable String previous,
        int previousEvaluation,
        int evaluation) {}
