package dev.bidbook.formula;

import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.poi.ss.formula.eval.ErrorEval;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.apache.poi.ss.formula.functions.FreeRefFunction;
import org.apache.poi.ss.formula.functions.Function;
import org.apache.poi.ss.formula.functions.Function1Arg;
import org.apache.poi.ss.formula.functions.Function2Arg;

/** Expressions that are a function or an operator of POI, all of whose arguments are evaluated. */
final class Calls {

    private Calls() {}

    /** A function or operator of one argument. */
    record One(Function1Arg function, Expression argument) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(argument);
        }

        @Override
        public Expression with(UnaryOperator<Expression> change) {
            return new One(function, change.apply(argument));
        }

        @Override
        public ValueEval value(Place place) {
            return function.evaluate(RowCells.FORMULAS_ROW, place.column(), argument.value(place));
        }
    }

    /** A function or operator of two arguments. */
    record Two(Function2Arg function, Expression left, Expression right) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(left, right);
        }

        @Override
        public Expression with(UnaryOperator<Expression> change) {
            return new Two(function, change.apply(left), change.apply(right));
        }

        @Override
        public ValueEval value(Place place) {
            return function.evaluate(RowCells.FORMULAS_ROW, place.column(), left.value(place), right.value(place));
        }
    }

    /** Any other function. */
    record Call(Function function, List<Expression> arguments) implements Expression {
        @Override
        public List<Expression> parts() {
            return arguments;
        }

        @Override
        public Expression with(UnaryOperator<Expression> change) {
            return new Call(function, arguments.stream().map(change).toList());
        }

        @Override
        public ValueEval value(Place place) {
            return function.evaluate(values(arguments, place), RowCells.FORMULAS_ROW, place.column());
        }
    }

    /** A function that Excel added later, which POI gives the whole context. */
    record LaterCall(FreeRefFunction function, List<Expression> arguments) implements Expression {
        @Override
        public List<Expression> parts() {
            return arguments;
        }

        @Override
        public Expression with(UnaryOperator<Expression> change) {
            return new LaterCall(function, arguments.stream().map(change).toList());
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

    private static ValueEval[] values(List<Expression> arguments, Expression.Place place) {
        ValueEval[] values = new ValueEval[arguments.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = arguments.get(i).value(place);
        }
        return values;
    }
}
