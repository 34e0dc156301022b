package dev.bidbook.formula;

import dev.bidbook.formula.Comparison.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.apache.poi.ss.formula.eval.BoolEval;
import org.apache.poi.ss.formula.eval.ConcatEval;
import org.apache.poi.ss.formula.eval.ErrorEval;
import org.apache.poi.ss.formula.eval.FunctionEval;
import org.apache.poi.ss.formula.eval.MissingArgEval;
import org.apache.poi.ss.formula.eval.NumberEval;
import org.apache.poi.ss.formula.eval.PercentEval;
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
import org.apache.poi.ss.formula.ptg.ArrayPtg;
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
import org.jspecify.annotations.Nullable;

/**
 * Makes a tree of POI's tokens, which stand in postfix order. The tokens by which POI jumps over a branch of IF or CHOOSE
 * are not needed in a tree.
 */
final class ExpressionBuilder {

    private static final Map<Class<? extends Ptg>, Function> OPERATORS = Map.ofEntries(
            Map.entry(AddPtg.class, AsInExcel.ADD),
            Map.entry(SubtractPtg.class, AsInExcel.SUBTRACT),
            Map.entry(MultiplyPtg.class, AsInExcel.MULTIPLY),
            Map.entry(DividePtg.class, AsInExcel.DIVIDE),
            Map.entry(PowerPtg.class, TwoOperandNumericOperation.PowerEval),
            Map.entry(ConcatPtg.class, ConcatEval.instance),
            Map.entry(PercentPtg.class, PercentEval.instance),
            Map.entry(UnaryMinusPtg.class, UnaryMinusEval.instance),
            Map.entry(UnaryPlusPtg.class, UnaryPlusEval.instance));

    private static final Map<Class<? extends Ptg>, Relation> RELATIONS = Map.of(
            EqualPtg.class, Relation.EQUAL,
            NotEqualPtg.class, Relation.NOT_EQUAL,
            LessThanPtg.class, Relation.LESS,
            LessEqualPtg.class, Relation.LESS_OR_EQUAL,
            GreaterThanPtg.class, Relation.GREATER,
            GreaterEqualPtg.class, Relation.GREATER_OR_EQUAL);

    private static final Refusal RANGES = new Refusal(
            "",
            "The formula joins or cuts ranges of cells, which one row does not have.",
            "Name the first and the last column, as in SUM([@[First]:[Last]]).");

    /** What IF without a third argument gives. */
    private static final Expression FALSE = new Expression.Constant(BoolEval.FALSE);

    private static final int SUM = 4;
    private static final int IF = 1;
    private static final int AND = 36;
    private static final int OR = 37;
    private static final int NOT = 38;
    private static final int CHOOSE = 100;

    private final IntPredicate computed;
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<Expression> stack = new ArrayList<>();

    private ExpressionBuilder(IntPredicate computed) {
        this.computed = computed;
    }

    /**
     * What of a formula cannot be taken over, because it would mean another thing here than in Excel.
     *
     * @param word the function or sign that it is about, or empty
     */
    record Refusal(String word, String message, String repair) {}

    /** A tree, or why there is none. */
    record Built(@Nullable Expression tree, @Nullable Refusal refusal) {}

    /**
     * The tree of a formula.
     *
     * @param computed which columns hold results of formulas
     */
    static Built build(Ptg[] tokens, IntPredicate computed) {
        ExpressionBuilder builder = new ExpressionBuilder(computed);
        for (Ptg token : tokens) {
            if (!builder.take(token)) {
                return new Built(null, builder.refusals.isEmpty() ? RANGES : builder.refusals.get(0));
            }
        }
        if (builder.stack.size() != 1) {
            return new Built(null, RANGES);
        }
        Optional<Refusal> refusal = Differences.refusal(builder.stack);
        return new Built(refusal.isEmpty() ? builder.stack.get(0) : null, refusal.orElse(null));
    }

    private boolean refuse(Optional<Refusal> refusal) {
        refusal.ifPresent(refusals::add);
        return refusal.isPresent();
    }

    private boolean take(Ptg token) {
        if (token instanceof ParenthesisPtg) {
            return true;
        } else if (token instanceof AttrPtg attribute) {
            return !attribute.isSum() || push(call(FunctionEval.getBasicFunction(SUM), pop(1)));
        } else if (token instanceof AbstractFunctionPtg function) {
            return function(function);
        } else if (token instanceof OperationPtg operation) {
            return operation(operation);
        }
        return push(operand(token));
    }

    private boolean operation(OperationPtg token) {
        List<Expression> sides = pop(token.getNumberOfOperands());
        Relation relation = RELATIONS.get(token.getClass());
        if (refuse(Differences.refusal(sides))) {
            return false;
        } else if (relation != null && sides.size() == 2) {
            return push(new Comparison(relation, sides.get(0), sides.get(1)));
        }
        return push(call(OPERATORS.get(token.getClass()), sides));
    }

    private @Nullable Expression operand(Ptg token) {
        if (token instanceof RefPtg reference) {
            int row = reference.getRow();
            int column = reference.getColumn();
            return new Expression.Cell(row, column, row == RowCells.VALUES_ROW && computed.test(column));
        } else if (token instanceof AreaPtg area && area.getFirstRow() == area.getLastRow()) {
            return new Expression.Cells(area.getFirstRow(), area.getFirstColumn(), area.getLastColumn());
        } else if (token instanceof ArrayPtg list) {
            return new Expression.Constant(BracedList.of(list));
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
            FreeRefFunction function = OneRowWorkbook.FUNCTIONS.findFunction(name.getNameName());
            return function == null ? null : new Calls.FunctionName(AsInExcel.mended(name.getNameName(), function));
        }
        return null;
    }

    private boolean function(AbstractFunctionPtg token) {
        List<Expression> arguments = pop(token.getNumberOfOperands());
        String called = token.isExternalFunction() ? "" : token.getName();
        if (refuse(Differences.refusal(called, arguments))) {
            return false;
        } else if (token.isExternalFunction()) {
            return !arguments.isEmpty()
                    && arguments.get(0) instanceof Calls.FunctionName name
                    && push(new Calls.LaterCall(name.function(), List.copyOf(arguments.subList(1, arguments.size()))));
        }
        int index = token.getFunctionIndex();
        if (index == IF && arguments.size() >= 2) {
            return push(new Expression.Either(
                    arguments.get(0), arguments.get(1), arguments.size() > 2 ? arguments.get(2) : FALSE));
        } else if (index == CHOOSE && arguments.size() >= 2) {
            return push(new Expression.Chosen(arguments.get(0), List.copyOf(arguments.subList(1, arguments.size()))));
        }
        return push(logical(index, arguments)) || push(call(FunctionEval.getBasicFunction(index), arguments));
    }

    private static @Nullable Expression logical(int index, List<Expression> arguments) {
        if (arguments.isEmpty()) {
            return null;
        }
        return switch (index) {
            case AND, OR -> Junction.of(index == AND, arguments);
            case NOT -> arguments.size() == 1 ? new Expression.Not(arguments.get(0)) : null;
            default -> null;
        };
    }

    private static @Nullable Expression call(@Nullable Function function, List<Expression> arguments) {
        if (function == null) {
            return null;
        } else if (arguments.size() == 1 && function instanceof Function1Arg one) {
            return new Calls.One(one, arguments.get(0));
        } else if (arguments.size() == 2 && function instanceof Function2Arg two) {
            return new Calls.Two(two, arguments.get(0), arguments.get(1));
        }
        return new Calls.Call(function, arguments);
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
