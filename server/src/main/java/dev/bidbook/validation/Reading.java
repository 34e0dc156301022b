package dev.bidbook.validation;

import dev.bidbook.sheet.CellValue;

/** What a raw cell turned out to be in its column. */
public sealed interface Reading {

    /**
     * A value that can be stored.
     *
     * @param value the value, perhaps blank
     */
    record Value(CellValue value) implements Reading {}

    /**
     * A fault without its address.
     *
     * @param type its entry in the catalogue
     * @param value the value at fault as it stands there, shortened
     * @param rule what the column asks for, in a few words: {@code date}, {@code one of Yes, No}
     * @param message one sentence: what is wrong
     * @param repair one sentence: what to do
     */
    record Fault(ProblemType type, String value, String rule, String message, String repair) implements Reading {

        /** The problem at an address. */
        public Problem at(Place place) {
            return new Problem(type, place, value, rule, message, repair);
        }
    }
}
