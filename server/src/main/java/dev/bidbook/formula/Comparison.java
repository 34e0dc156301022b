package dev.bidbook.formula;

import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.poi.ss.formula.eval.BoolEval;
import org.apache.poi.ss.formula.eval.ErrorEval;
import org.apache.poi.ss.formula.eval.RelationalOperationEval;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.apache.poi.ss.formula.functions.Function;

/**
 * A comparison. Where the order of the two values is plain, it is told here; POI's operator does the rest.
 *
 * @param relation which comparison
 * @param left what stands before the operator
 * @param right what stands after it
 */
record Comparison(Relation relation, Expression left, Expression right) implements Expression {

    /**
     * One of the six comparisons.
     *
     * @param operator POI's
     * @param ifBefore whether it holds where the first value is before the second
     * @param ifLike whether it holds where they are the same
     * @param ifAfter whether it holds where the first value is after the second
     */
    record Relation(Function operator, boolean ifBefore, boolean ifLike, boolean ifAfter) {
        static final Relation EQUAL = new Relation(RelationalOperationEval.EqualEval, false, true, false);
        static final Relation NOT_EQUAL = new Relation(RelationalOperationEval.NotEqualEval, true, false, true);
        static final Relation LESS = new Relation(RelationalOperationEval.LessThanEval, true, false, false);
        static final Relation LESS_OR_EQUAL = new Relation(RelationalOperationEval.LessEqualEval, true, true, false);
        static final Relation GREATER = new Relation(RelationalOperationEval.GreaterThanEval, false, false, true);
        static final Relation GREATER_OR_EQUAL =
                new Relation(RelationalOperationEval.GreaterEqualEval, false, true, true);

        private boolean holds(int order) {
            return order == 0 ? ifLike : order < 0 ? ifBefore : ifAfter;
        }
    }

    @Override
    public List<Expression> parts() {
        return List.of(left, right);
    }

    @Override
    public Expression with(UnaryOperator<Expression> change) {
        return new Comparison(relation, change.apply(left), change.apply(right));
    }

    @Override
    public boolean isSure() {
        return left.isSound() && right.isSound();
    }

    @Override
    public ValueEval value(Place place) {
        ValueEval one = left.single(place);
        if (one instanceof ErrorEval) {
            return one;
        }
        ValueEval other = right.single(place);
        if (other instanceof ErrorEval) {
            return other;
        }
        int order = PlainOrder.of(one, other);
        return order == PlainOrder.UNKNOWN
                ? relation.operator.evaluate(new ValueEval[] {one, other}, RowCells.FORMULAS_ROW, place.column())
                : BoolEval.valueOf(relation.holds(order));
    }
}
