package dev.bidbook.formula;

import dev.bidbook.formula.ExpressionBuilder.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.poi.ss.formula.eval.NumberEval;
import org.apache.poi.ss.formula.eval.StringEval;

/** What would mean one thing in Excel and another here, and is refused for that. */
final class Differences {

    private static final Pattern WILDCARD = Pattern.compile("[*?~]");

    private static final Refusal SEVERAL = new Refusal(
            "",
            "Several cells stand where one value is needed.",
            "Name one column, or put the cells into a function such as SUM.");

    private static final Refusal SEARCH = new Refusal(
            "SEARCH",
            "SEARCH takes * and ? for any characters in Excel and as they are in Bidbook, so it can only look for a text"
                    + " in double quotes without * ? ~.",
            "Write FIND, which takes every character as it is; with LOWER around both texts capitals do not matter.");

    private Differences() {}

    /**
     * Why a function cannot be called with these arguments, or empty if it can.
     *
     * @param function its name, in capitals
     */
    static Optional<Refusal> refusal(String function, List<Expression> arguments) {
        if (!BracedList.mayStandIn(function) && BracedList.isAmong(arguments)) {
            return Optional.of(BracedList.REFUSAL);
        }
        boolean vague = function.equals("SEARCH") && !arguments.isEmpty() && !isPlain(arguments.get(0));
        return vague ? Optional.of(SEARCH) : Optional.empty();
    }

    /** Why an operator cannot have these operands, nor a formula this value; or empty if they can. */
    static Optional<Refusal> refusal(List<Expression> operands) {
        if (BracedList.isAmong(operands)) {
            return Optional.of(BracedList.REFUSAL);
        }
        return operands.stream().anyMatch(operand -> operand instanceof Expression.Cells)
                ? Optional.of(SEVERAL)
                : Optional.empty();
    }

    private static boolean isPlain(Expression wanted) {
        if (!(wanted instanceof Expression.Constant constant)) {
            return false;
        } else if (constant.value() instanceof StringEval text) {
            return !WILDCARD.matcher(text.getStringValue()).find();
        }
        return constant.value() instanceof NumberEval;
    }
}
