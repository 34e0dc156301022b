package dev.bidbook.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.formula.eval.BoolEval;
import org.apache.poi.ss.formula.eval.ConcatEval;
import org.apache.poi.ss.formula.eval.ErrorEval;
import org.apache.poi.ss.formula.eval.FunctionEval;
import org.apache.poi.ss.formula.eval.MissingArgEval;
import org.apache.poi.ss.formula.eval.NumberEval;
import org.apache.poi.ss.formula.eval.PercentEval;
import org.apache.poi.ss.formula.eval.RelationalOperationEval;
import org.apache.poi.ss.formula.eval.StringEval;
import org.apache.poi.ss.formula.eval.TwoOperandNumericOperation;
import org.apache.poi.ss.formula.eval.UnaryMinusEval;
import org.apache.poi.ss.formula.eval.UnaryPlusEval;
import org.apache.poi.ss.formula.functions.FreeRefFunction;
import org.apache.poi.ss.formula.functions.Function;
import org.apache.poi.ss.formula.functions.Function1Arg;
import org.apache.poi.ss.formula.functions.Function2Arg;
import org.apache.poi.ss.formula.ptg.AbstractFunctionPtg;
import org.apache.poi.ss.formula.ptg.AddPtg;
import org.apache.poi.ss.formula.ptg.AreaPtg;
import org.apache.poi.ss.formula.ptg.AttrPtg;
import org.apache.poi.ss.formula.ptg.BoolPtg;
import org.apache.poi.ss.formula.ptg.ConcatPtg;
import org.apache.poi.ss.formula.ptg.DividePtg;
import org.apache.poi.ss.formula.ptg.EqualPtg;
import org.apache.poi.ss.formula.ptg.ErrPtg;
import org.apache.poi.ss.formula.ptg.GreaterEqualPtg;
import org.apache.poi.ss.formula.ptg.GreaterThanPtg;
import org.apache.poi.ss.formula.ptg.IntPtg;
import org.apache.poi.ss.formula.ptg.LessEqualPtg;
import org.apache.poi.ss.formula.ptg.LessThanPtg;
import org.apache.poi.ss.formula.ptg.MissingArgPtg;
import org.apache.poi.ss.formula.ptg.MultiplyPtg;
import org.apache.poi.ss.formula.ptg.NameXPxg;
import org.apache.poi.ss.formula.ptg.NotEqualPtg;
import org.apache.poi.ss.formula.ptg.NumberPtg;
import org.apache.poi.ss.formula.ptg.OperationPtg;
import org.apache.poi.ss.formula.ptg.ParenthesisPtg;
import org.apache.poi.ss.formula.ptg.PercentPtg;
import org.apache.poi.ss.formula.ptg.PowerPtg;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.apache.poi.ss.formula.ptg.RefPtg;
import org.apache.poi.ss.formula.ptg.StringPtg;
import org.apache.poi.ss.formula.ptg.SubtractPtg;
import org.apache.poi.ss.formula.ptg.UnaryMinusPtg;
import org.apache.poi.ss.formula.ptg.UnaryPlusPtg;
import org.apache.poi.ss.formula.udf.UDFFinder;
import org.jspecify.annotations.Nullable;

/**
 * Makes a tree of POI's tokens, which stand in postfix order. The tokens by which POI jumps over a branch of IF or CHOOSE
 * are not needed in a tree.
 */
final class ExpressionBuilder {

    private static final Map<Class<? extends Ptg>, Function> OPERATORS = Map.ofEntries(
            Map.entry(AddPtg.class, TwoOperandNumericOperation.AddEval),
            Map.entry(SubtractPtg.class, TwoOperandNumericOperation.SubtractEval),
            Map.entry(MultiplyPtg.class, TwoOperandNumericOperation.MultiplyEval),
            Map.entry(DividePtg.class, TwoOperandNumericOperation.DivideEval),
            Map.entry(PowerPtg.class, TwoOperandNumericOperation.PowerEval),
            Map.entry(ConcatPtg.class, ConcatEval.instance),
            Map.entry(EqualPtg.class, RelationalOperationEval.EqualEval),
            Map.entry(NotEqualPtg.class, RelationalOperationEval.NotEqualEval),
            Map.entry(LessThanPtg.class, RelationalOperationEval.LessThanEval),
            Map.entry(LessEqualPtg.class, RelationalOperationEval.LessEqualEval),
            Map.entry(GreaterThanPtg.class, RelationalOperationEval.GreaterThanEval),
            Map.entry(GreaterEqualPtg.class, RelationalOperationEval.GreaterEqualEval),
            Map.entry(PercentPtg.class, PercentEval.instance),
            Map.entry(UnaryMinusPtg.class, UnaryMinusEval.instance),
            Map.entry(UnaryPlusPtg.class, UnaryPlusEval.instance));

    /** What IF without a third argument gives. */
    private static final Expression FALSE = new Expression.Constant(BoolEval.FALSE);

    private static final int SUM = 4;
    private static final int IF = 1;
    private static final int CHOOSE = 100;

    private final UDFFinder laterFunctions;
    private final List<Expression> stack = new ArrayList<>();

    private ExpressionBuilder(UDFFinder laterFunctions) {
        this.laterFunctions = laterFunctions;
    }

    /** The tree, or empty if there is a token that has no place in a tree; then POI's own evaluator has to do it. */
    static Optional<Expression> build(Ptg[] tokens, UDFFinder laterFunctions) {
        ExpressionBuilder builder = new ExpressionBuilder(laterFunctions);
        for (Ptg token : tokens) {
            if (!builder.take(token)) {
                return Optional.empty();
            }
        }
        return builder.stack.size() == 1 ? Optional.of(builder.stack.get(0)) : Optional.empty();
    }

    private boolean take(Ptg token) {
        if (token instanceof ParenthesisPtg) {
            return true;
        } else if (token instanceof AttrPtg attribute) {
            return !attribute.isSum() || push(call(FunctionEval.getBasicFunction(SUM), pop(1)));
        } else if (token instanceof AbstractFunctionPtg function) {
            return function(function);
        } else if (token instanceof OperationPtg operation) {
            Function operator = OPERATORS.get(token.getClass());
            return operator != null && push(call(operator, pop(operation.getNumberOfOperands())));
        }
        return push(operand(token));
    }

    private @Nullable Expression operand(Ptg token) {
        if (token instanceof RefPtg reference) {
            return new Expression.Cell(reference.getRow(), reference.getColumn());
        } else if (token instanceof AreaPtg area && area.getFirstRow() == area.getLastRow()) {
            return new Expression.Cells(area.getFirstRow(), area.getFirstColumn(), area.getLastColumn());
        } else if (token instanceof IntPtg number) {
            return new Expression.Constant(new NumberEval(number.getValue()));
        } else if (token instanceof NumberPtg number) {
            return new Expression.Constant(new NumberEval(number.getValue()));
        } else if (token instanceof StringPtg text) {
            return new Expression.Constant(new StringEval(text.getValue()));
        } else if (token instanceof BoolPtg truth) {
            return new Expression.Constant(BoolEval.valueOf(truth.getValue()));
        } else if (token instanceof ErrPtg error) {
            return new Expression.Constant(ErrorEval.valueOf(error.getErrorCode()));
        } else if (token instanceof MissingArgPtg) {
            return new Expression.Constant(MissingArgEval.instance);
        } else if (token instanceof NameXPxg name) {
            FreeRefFunction function = laterFunctions.findFunction(name.getNameName());
            return function == null ? null : new Expression.FunctionName(function);
        }
        return null;
    }

    private boolean function(AbstractFunctionPtg token) {
        List<Expression> arguments = pop(token.getNumberOfOperands());
        if (token.isExternalFunction()) {
            return !arguments.isEmpty()
                    && arguments.get(0) instanceof Expression.FunctionName name
                    && push(new Expression.LaterCall(
                            name.function(), List.copyOf(arguments.subList(1, arguments.size()))));
        }
        int index = token.getFunctionIndex();
        if (index == IF && arguments.size() >= 2) {
            return push(new Expression.Either(
                    arguments.get(0), arguments.get(1), arguments.size() > 2 ? arguments.get(2) : FALSE));
        } else if (index == CHOOSE && arguments.size() >= 2) {
            return push(new Expression.Chosen(arguments.get(0), List.copyOf(arguments.subList(1, arguments.size()))));
        }
        return push(call(FunctionEval.getBasicFunction(index), arguments));
    }

    private static @Nullable Expression call(@Nullable Function function, List<Expression> arguments) {
        if (function == null) {
            return null;
        } else if (arguments.size() == 1 && function instanceof Function1Arg one) {
            return new Expression.One(one, arguments.get(0));
        } else if (arguments.size() == 2 && function instanceof Function2Arg two) {
            return new Expression.Two(two, arguments.get(0), arguments.get(1));
        }
        return new Expression.Call(function, arguments);
    }

    private boolean push(@Nullable Expression expression) {
        if (expression == null) {
            return false;
        }
        stack.add(expression);
        return true;
    }

    /** The last so many expressions, in their order; none if there are not that many, which no parsed formula has. */
    private List<Expression> pop(int count) {
        int from = Math.max(0, stack.size() - count);
        List<Expression> popped = List.copyOf(stack.subList(from, stack.size()));
        stack.subList(from, stack.size()).clear();
        return popped;
    }
}
