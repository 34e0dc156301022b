package dev.bidbook.formula;

import java.util.List;
import java.util.Set;
import org.apache.poi.ss.formula.CacheAreaEval;
import org.apache.poi.ss.formula.constant.ErrorConstant;
import org.apache.poi.ss.formula.eval.AreaEval;
import org.apache.poi.ss.formula.eval.BlankEval;
import org.apache.poi.ss.formula.eval.BoolEval;
import org.apache.poi.ss.formula.eval.ErrorEval;
import org.apache.poi.ss.formula.eval.NumberEval;
import org.apache.poi.ss.formula.eval.StringEval;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.apache.poi.ss.formula.ptg.ArrayPtg;
import org.jspecify.annotations.Nullable;

/**
 * A list of constants in braces, such as {@code {1,5,10}}. Excel computes whatever is given such a list once for each of
 * its values; POI does that for none but the functions that want several values anyway, so only these may have one.
 */
final class BracedList {

    /** The functions that take a list as it is, everywhere. */
    static final List<String> FUNCTIONS = List.of(
            "LOOKUP", "VLOOKUP", "HLOOKUP", "MATCH", "INDEX", "SUM", "MIN", "MAX", "AVERAGE", "COUNT", "SMALL",
            "LARGE");

    static final ExpressionBuilder.Refusal REFUSAL = new ExpressionBuilder.Refusal(
            "{",
            "A list in braces can only stand as an argument of " + String.join(", ", FUNCTIONS) + ".",
            "Compare with one value after the other, joined by OR.");

    private static final Set<String> WANTING = Set.copyOf(FUNCTIONS);

    private BracedList() {}

    static boolean mayStandIn(String function) {
        return WANTING.contains(function);
    }

    static boolean isAmong(List<Expression> arguments) {
        return arguments.stream()
                .anyMatch(argument ->
                        argument instanceof Expression.Constant constant && constant.value() instanceof AreaEval);
    }

    static ValueEval of(ArrayPtg list) {
        Object[][] rows = list.getTokenArrayValues();
        ValueEval[] values = new ValueEval[list.getRowCount() * list.getColumnCount()];
        int count = 0;
        for (Object[] row : rows) {
            for (Object value : row) {
                values[count++] = value(value);
            }
        }
        return new CacheAreaEval(0, 0, list.getRowCount() - 1, list.getColumnCount() - 1, values);
    }

    private static ValueEval value(@Nullable Object value) {
        if (value instanceof Double number) {
            return new NumberEval(number);
        } else if (value instanceof String text) {
            return new StringEval(text);
        } else if (value instanceof Boolean truth) {
            return BoolEval.valueOf(truth);
        } else if (value instanceof ErrorConstant error) {
            return ErrorEval.valueOf(error.getErrorCode());
        }
        return BlankEval.instance;
    }
}
