package dev.bidbook.formula;

import org.apache.poi.ss.formula.eval.BlankEval;
import org.apache.poi.ss.formula.eval.NumberEval;
import org.apache.poi.ss.formula.eval.StringEval;
import org.apache.poi.ss.formula.eval.ValueEval;

/**
 * Which of two values comes first, where that is plain: texts, blanks, and numbers that differ by more than the digits
 * that a spreadsheet keeps. The order is the one of POI's comparisons, to which everything else is left.
 */
final class PlainOrder {

    /** The order is not plain. */
    static final int UNKNOWN = Integer.MIN_VALUE;

    /** Comparisons look at 15 digits; numbers this far apart, relative to the larger one, differ in the 14th. */
    private static final double CLEARLY = 1e-13;

    private PlainOrder() {}

    /** Less than, equal to or greater than 0 as the first value is before, like or after the second; or UNKNOWN. */
    static int of(ValueEval one, ValueEval other) {
        if (one instanceof StringEval text) {
            return ofText(text.getStringValue(), other);
        } else if (one instanceof NumberEval number) {
            return ofNumber(number.getNumberValue(), other);
        } else if (one != BlankEval.instance) {
            return UNKNOWN;
        } else if (other instanceof StringEval text) {
            return text.getStringValue().isEmpty() ? 0 : -1;
        } else if (other instanceof NumberEval number) {
            return between(0, number.getNumberValue());
        }
        return other == BlankEval.instance ? 0 : UNKNOWN;
    }

    private static int ofText(String text, ValueEval other) {
        if (other instanceof StringEval second) {
            String value = second.getStringValue();
            return text.equals(value) ? 0 : sign(text.compareToIgnoreCase(value));
        } else if (other instanceof NumberEval) {
            return 1;
        } else if (other == BlankEval.instance) {
            return text.isEmpty() ? 0 : 1;
        }
        return UNKNOWN;
    }

    private static int ofNumber(double number, ValueEval other) {
        if (other instanceof NumberEval second) {
            return between(number, second.getNumberValue());
        } else if (other instanceof StringEval) {
            return -1;
        }
        return other == BlankEval.instance ? between(number, 0) : UNKNOWN;
    }

    private static int between(double one, double other) {
        double difference = one - other;
        double larger = Math.max(Math.abs(one), Math.abs(other));
        if (larger > Double.MAX_VALUE || Double.isNaN(difference)) {
            return UNKNOWN;
        } else if (difference == 0) {
            // To POI, the negative zero is before the other one.
            return Double.doubleToRawLongBits(one) == Double.doubleToRawLongBits(other) ? 0 : UNKNOWN;
        }
        return Math.abs(difference) > CLEARLY * larger ? sign(difference) : UNKNOWN;
    }

    private static int sign(double number) {
        return number < 0 ? -1 : number > 0 ? 1 : 0;
    }
}
