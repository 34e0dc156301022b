package dev.bidbook.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.poi.ss.formula.OperationEvaluationContext;
import org.apache.poi.ss.formula.eval.BlankEval;
import org.apache.poi.ss.formula.eval.BoolEval;
import org.apache.poi.ss.formula.eval.ErrorEval;
import org.apache.poi.ss.formula.eval.EvaluationException;
import org.apache.poi.ss.formula.eval.MissingArgEval;
import org.apache.poi.ss.formula.eval.NumberEval;
import org.apache.poi.ss.formula.eval.OperandResolver;
import org.apache.poi.ss.formula.eval.StringEval;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.apache.poi.ss.formula.functions.BooleanFunction;
import org.apache.poi.ss.formula.functions.Choose;
import org.apache.poi.ss.formula.functions.IfFunc;

/**
 * A compiled formula as a tree, made of POI's parsed tokens and evaluated by POI's functions; which function is called
 * is settled when it is compiled. Immutable and thread-safe; what changes from row to row is in the {@link Place}.
 */
interface Expression {

    /** The value for the row that the place holds; perhaps a reference. */
    ValueEval value(Place place);

    /** The value, of a reference that of its cell; what cannot be had is an error value. */
    default ValueEval single(Place place) {
        ValueEval value = value(place);
        if (value instanceof BoolEval || value instanceof NumberEval || value instanceof StringEval) {
            return value;
        }
        try {
            return OperandResolver.getSingleValue(value, RowCells.FORMULAS_ROW, place.column());
        } catch (EvaluationException e) {
            return e.getErrorEval();
        }
    }

    /** The expressions that this one is made of. */
    default List<Expression> parts() {
        return List.of();
    }

    /** The same expression of other parts, each in the place of the one it is made from. */
    default Expression with(UnaryOperator<Expression> change) {
        return this;
    }

    /** Whether the value is TRUE or FALSE on every row. */
    default boolean isSure() {
        return false;
    }

    /** Whether the value is an error on no row. */
    default boolean isSound() {
        return isSure();
    }

    /**
     * Where a formula is evaluated.
     *
     * @param cells the cells of the row
     * @param column the formula's own column
     * @param context what POI's newer functions ask for
     */
    record Place(RowCells cells, int column, OperationEvaluationContext context) {}

    /** A constant; of a list in braces, all of its values. */
    record Constant(ValueEval value) implements Expression {
        @Override
        public ValueEval value(Place place) {
            return value;
        }

        @Override
        public boolean isSure() {
            return value instanceof BoolEval;
        }

        @Override
        public boolean isSound() {
            return isSure() || value instanceof NumberEval || value instanceof StringEval;
        }

        @Override
        public boolean equals(@org.jspecify.annotations.Nullable Object other) {
            return other instanceof Constant constant && RowMemory.same(value, constant.value);
        }

        @Override
        public int hashCode() {
            return RowMemory.hash(value);
        }
    }

    /** A cell of the row, or a name's; computed if it holds a formula's result, which may be an error. */
    record Cell(int row, int column, boolean computed) implements Expression {
        @Override
        public ValueEval value(Place place) {
            return place.cells().reference(row, column);
        }

        @Override
        public ValueEval single(Place place) {
            return place.cells().value(row, column);
        }

        @Override
        public boolean isSound() {
            return !computed;
        }
    }

    /** Cells of the row beside each other. */
    record Cells(int row, int first, int last) implements Expression {
        @Override
        public ValueEval value(Place place) {
            return new RowCells.Area(place.cells(), row, first, row, last);
        }
    }

    /** NOT. */
    record Not(Expression argument) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(argument);
        }

        @Override
        public Expression with(UnaryOperator<Expression> change) {
            return new Not(change.apply(argument));
        }

        @Override
        public boolean isSure() {
            return argument.isSure();
        }

        @Override
        public ValueEval value(Place place) {
            ValueEval value = argument.value(place);
            return value instanceof BoolEval truth
                    ? BoolEval.valueOf(!truth.getBooleanValue())
                    : BooleanFunction.NOT.evaluate(new ValueEval[] {value}, RowCells.FORMULAS_ROW, place.column());
        }
    }

    /** IF, of which only one branch is evaluated. */
    record Either(Expression condition, Expression then, Expression otherwise) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(condition, then, otherwise);
        }

        @Override
        public Expression with(UnaryOperator<Expression> change) {
            return new Either(change.apply(condition), change.apply(then), change.apply(otherwise));
        }

        @Override
        public boolean isSure() {
            return condition.isSure() && then.isSure() && otherwise.isSure();
        }

        @Override
        public ValueEval value(Place place) {
            ValueEval value = condition.value(place);
            try {
                boolean holds = value instanceof BoolEval truth
                        ? truth.getBooleanValue()
                        : IfFunc.evaluateFirstArg(value, RowCells.FORMULAS_ROW, place.column());
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
        public Expression with(UnaryOperator<Expression> change) {
            return new Chosen(change.apply(index), values.stream().map(change).toList());
        }

        @Override
        public ValueEval value(Place place) {
            try {
                int chosen = Choose.evaluateFirstArg(index.value(place), RowCells.FORMULAS_ROW, place.column());
                return chosen < 1 || chosen > values.size()
                        ? ErrorEval.VALUE_INVALID
                        : given(values.get(chosen - 1).value(place));
            } catch (EvaluationException e) {
                return e.getErrorEval();
            }
        }
    }

    /** An expression that several formulas have: it is evaluated once a row. */
    record Shared(int number, Expression expression) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(expression);
        }

        @Override
        public Expression with(UnaryOperator<Expression> change) {
            return new Shared(number, change.apply(expression));
        }

        @Override
        public boolean isSure() {
            return expression.isSure();
        }

        @Override
        public boolean isSound() {
            return expression.isSound();
        }

        @Override
        public ValueEval value(Place place) {
            ValueEval value = place.cells().shared(number);
            if (value == null) {
                value = expression.value(place);
                place.cells().setShared(number, value);
            }
            return value;
        }
    }

    private static ValueEval given(ValueEval value) {
        return value == MissingArgEval.instance ? BlankEval.instance : value;
    }
}
