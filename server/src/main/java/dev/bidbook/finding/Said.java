package dev.bidbook.finding;

import dev.bidbook.formula.RowVerdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules say of a row by itself, whatever was open before.
 *
 * @param verdict which rules hold
 * @param owners whose each rule that holds is, in the order of the rules; null where nobody is named
 */
record Said(RowVerdict verdict, List<@Nullable String> owners) {

    /** No rule holds. */
    static final Said NOTHING = new Said(RowVerdict.QUIET, List.of());
}
