package dev.bidbook.formula;

import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.poi.ss.formula.eval.BoolEval;
import org.apache.poi.ss.formula.eval.ErrorEval;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.apache.poi.ss.formula.functions.BooleanFunction;
import org.apache.poi.ss.formula.functions.Function;

/**
 * AND or OR. Truth values are joined here; from the first argument that is none, POI's function does it. As in Excel, an
 * argument that is an error counts even behind one that decides, so only arguments that are never errors are left out.
 *
 * @param all true for AND, false for OR
 * @param arguments at least one
 * @param sureFrom the place from which on all arguments are sure to be truth values
 */
record Junction(boolean all, List<Expression> arguments, int sureFrom) implements Expression {

    static Junction of(boolean all, List<Expression> arguments) {
        int sureFrom = arguments.size();
        while (sureFrom > 0 && arguments.get(sureFrom - 1).isSure()) {
            sureFrom--;
        }
        return new Junction(all, arguments, sureFrom);
    }

    @Override
    public List<Expression> parts() {
        return arguments;
    }

    @Override
    public Expression with(UnaryOperator<Expression> change) {
        return new Junction(all, arguments.stream().map(change).toList(), sureFrom);
    }

    @Override
    public boolean isSure() {
        return sureFrom == 0;
    }

    @Override
    public ValueEval value(Place place) {
        boolean result = all;
        int count = arguments.size();
        for (int i = 0; i < count; i++) {
            ValueEval value = arguments.get(i).value(place);
            if (value instanceof BoolEval truth) {
                if (truth.getBooleanValue() != all) {
                    if (i + 1 >= sureFrom) {
                        return BoolEval.valueOf(!all);
                    }
                    result = !all;
                }
            } else if (value instanceof ErrorEval) {
                return value;
            } else {
                return byPoi(place, i, value, result);
            }
        }
        return BoolEval.valueOf(result);
    }

    /** What POI makes of the rest, with what is known of the arguments before standing for them. */
    private ValueEval byPoi(Place place, int from, ValueEval first, boolean before) {
        int known = from == 0 ? 0 : 1;
        ValueEval[] values = new ValueEval[known + arguments.size() - from];
        values[0] = BoolEval.valueOf(before);
        values[known] = first;
        for (int i = from + 1; i < arguments.size(); i++) {
            values[known + i - from] = arguments.get(i).value(place);
        }
        Function function = all ? BooleanFunction.AND : BooleanFunction.OR;
        return function.evaluate(values, RowCells.FORMULAS_ROW, place.column());
    }
}
