package dev.bidbook.formula;

import org.apache.poi.ss.formula.OperationEvaluationContext;
import org.apache.poi.ss.formula.eval.ErrorEval;
import org.apache.poi.ss.formula.eval.EvaluationException;
import org.apache.poi.ss.formula.eval.NumberEval;
import org.apache.poi.ss.formula.eval.TwoOperandNumericOperation;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.apache.poi.ss.formula.functions.FreeRefFunction;
import org.apache.poi.ss.formula.functions.Function2Arg;

/** Operators and functions of POI where it gives something else than Excel, mended. Thread-safe. */
final class AsInExcel {

    /**
     * POI multiplies and divides in decimals, with what a division leaves over cut off: 1/3*3 is less than 1 there, and
     * ROUNDUP makes one more of 72/7*7 than it is. Excel computes with binary fractions.
     */
    static final Function2Arg MULTIPLY = new TwoOperandNumericOperation() {
        @Override
        protected double evaluate(double one, double other) {
            return one * other;
        }
    };

    /** See {@link #MULTIPLY}. */
    static final Function2Arg DIVIDE = new TwoOperandNumericOperation() {
        @Override
        protected double evaluate(double one, double other) throws EvaluationException {
            if (other == 0) {
                throw new EvaluationException(ErrorEval.DIV_ZERO);
            }
            return one / other;
        }
    };

    /** Excel takes what addition or subtraction leaves over of nearly equal numbers for 0: 0.3-0.1-0.2 is 0. */
    static final Function2Arg ADD = new TwoOperandNumericOperation() {
        @Override
        protected double evaluate(double one, double other) {
            return unlessLeftOver(one + other, one);
        }
    };

    /** See {@link #ADD}. */
    static final Function2Arg SUBTRACT = new TwoOperandNumericOperation() {
        @Override
        protected double evaluate(double one, double other) {
            return unlessLeftOver(one - other, one);
        }
    };

    /** Some bits more than the last one of a number. */
    private static final double LEFT_OVER = 0x1p-48;

    private AsInExcel() {}

    private static double unlessLeftOver(double result, double operand) {
        return Math.abs(result) < Math.abs(operand) * LEFT_OVER ? 0 : result;
    }

    /** The function, mended if it has to be. */
    static FreeRefFunction mended(String name, FreeRefFunction function) {
        return name.equals("NETWORKDAYS")
                ? (arguments, context) -> workingDays(function, arguments, context)
                : function;
    }

    /** From a later day to an earlier one POI gives #NAME?, Excel the number of days with a minus. */
    private static ValueEval workingDays(
            FreeRefFunction function, ValueEval[] arguments, OperationEvaluationContext context) {
        ValueEval days = function.evaluate(arguments, context);
        if (days != ErrorEval.NAME_INVALID || arguments.length < 2) {
            return days;
        }
        ValueEval[] turned = arguments.clone();
        turned[0] = arguments[1];
        turned[1] = arguments[0];
        return function.evaluate(turned, context) instanceof NumberEval number
                ? new NumberEval(-number.getNumberValue())
                : days;
    }
}
