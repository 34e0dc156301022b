package dev.bidbook.formula;

/**
 * Something wrong in a formula.
 *
 * @param position the character it is at, from 1, in the formula as written
 * @param message what is wrong, as a sentence
 * @param repair what to do, as a sentence
 */
record FormulaFault(int position, String message, String repair) {}
