package dev.bidbook.formula;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.formula.OperationEvaluationContext;
import org.apache.poi.ss.formula.eval.BlankEval;
import org.apache.poi.ss.formula.eval.ErrorEval;
import org.apache.poi.ss.formula.eval.EvaluationException;
import org.apache.poi.ss.formula.eval.MissingArgEval;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.apache.poi.ss.formula.functions.Choose;
import org.apache.poi.ss.formula.functions.FreeRefFunction;
import org.apache.poi.ss.formula.functions.Function;
import org.apache.poi.ss.formula.functions.Function1Arg;
import org.apache.poi.ss.formula.functions.Function2Arg;
import org.apache.poi.ss.formula.functions.IfFunc;

/**
 * A compiled formula as a tree, made of POI's parsed tokens and evaluated by POI's functions; which function is called
 * is settled when it is compiled. Immutable and thread-safe; what changes from row to row is in the {@link Place}.
 */
sealed interface Expression {

    /** The value for the row that the place holds; perhaps a reference. */
    ValueEval value(Place place);

    /** The expressions that this one is made of. */
    default List<Expression> parts() {
        return List.of();
    }

    /**
     * Where a formula is evaluated.
     *
     * @param cells the cells of the row
     * @param column the formula's own column
     * @param context what POI's newer functions ask for
     */
    record Place(RowCells cells, int column, OperationEvaluationContext context) {}

    /** A constant. */
    record Constant(ValueEval value) implements Expression {
        @Override
        public ValueEval value(Place place) {
            return value;
        }
    }

    /** A cell of the row, or a name's. */
    record Cell(int row, int column) implements Expression {
        @Override
        public ValueEval value(Place place) {
            return new RowCells.Reference(place.cells(), row, column);
        }
    }

    /** Cells of the row beside each other. */
    record Cells(int row, int first, int last) implements Expression {
        @Override
        public ValueEval value(Place place) {
            return new RowCells.Area(place.cells(), row, first, row, last);
        }
    }

    /** A function or operator of one argument. */
    record One(Function1Arg function, Expression argument) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(argument);
        }

        @Override
        public ValueEval value(Place place) {
            return function.evaluate(OneRowSheet.FORMULAS_ROW, place.column(), argument.value(place));
        }
    }

    /** A function or operator of two arguments. */
    record Two(Function2Arg function, Expression left, Expression right) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(left, right);
        }

        @Override
        public ValueEval value(Place place) {
            return function.evaluate(OneRowSheet.FORMULAS_ROW, place.column(), left.value(place), right.value(place));
        }
    }

    /** Any other function. */
    record Call(Function function, List<Expression> arguments) implements Expression {
        @Override
        public List<Expression> parts() {
            return arguments;
        }

        @Override
        public ValueEval value(Place place) {
            return function.evaluate(values(arguments, place), OneRowSheet.FORMULAS_ROW, place.column());
        }
    }

    /** A function that Excel added later, which POI gives the whole context. */
    record LaterCall(FreeRefFunction function, List<Expression> arguments) implements Expression {
        @Override
        public List<Expression> parts() {
            return arguments;
        }

        @Override
        public ValueEval value(Place place) {
            return function.evaluate(values(arguments, place), place.context());
        }
    }

    /** The name of a function that Excel added later, as the first argument of its call; never evaluated. */
    record FunctionName(FreeRefFunction function) implements Expression {
        @Override
        public ValueEval value(Place place) {
            return ErrorEval.NAME_INVALID;
        }
    }

    /** IF, of which only one branch is evaluated. */
    record Either(Expression condition, Expression then, Expression otherwise) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(condition, then, otherwise);
        }

        @Override
        public ValueEval value(Place place) {
            try {
                boolean holds =
                        IfFunc.evaluateFirstArg(condition.value(place), OneRowSheet.FORMULAS_ROW, place.column());
                return given((holds ? then : otherwise).value(place));
            } catch (EvaluationException e) {
                return e.getErrorEval();
            }
        }
    }

    /** CHOOSE, of which only the chosen value is evaluated. */
    record Chosen(Expression index, List<Expression> values) implements Expression {
        @Override
        public List<Expression> parts() {
            List<Expression> parts = new ArrayList<>(values);
            parts.add(index);
            return parts;
        }

        @Override
        public ValueEval value(Place place) {
            try {
                int chosen = Choose.evaluateFirstArg(index.value(place), OneRowSheet.FORMULAS_ROW, place.column());
                return chosen < 1 || chosen > values.size()
                        ? ErrorEval.VALUE_INVALID
                        : given(values.get(chosen - 1).value(place));
            } catch (EvaluationException e) {
                return e.getErrorEval();
            }
        }
    }

    private static ValueEval given(ValueEval value) {
        return value == MissingArgEval.instance ? BlankEval.instance : value;
    }

    private static ValueEval[] values(List<Expression> arguments, Place place) {
        ValueEval[] values = new ValueEval[arguments.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = arguments.get(i).value(place);
        }
        return values;
    }
}
