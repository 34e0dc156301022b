package dev.bidbook.formula;

import dev.bidbook.template.Column;
import dev.bidbook.template.Parameter;
import dev.bidbook.template.Suggestion;
import dev.bidbook.template.Template;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.poi.ss.formula.FormulaParseException;
import org.apache.poi.ss.formula.FormulaParser;
import org.apache.poi.ss.formula.FormulaType;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/** Makes token programs of formulas: column references and names become cells of {@link RowCells}. */
final class FormulaCompiler {

    /** The day the sheet speaks of. */
    static final String AS_OF = "as_of";

    private final Template template;
    private final Map<String, Integer> names = new HashMap<>();
    private final List<String> namesInOrder = new ArrayList<>();

    FormulaCompiler(Template template) {
        this.template = template;
        for (Parameter parameter : template.parameters()) {
            addName(parameter.name());
        }
        addName(AS_OF);
    }

    private void addName(String name) {
        names.put(name.toLowerCase(Locale.ROOT), names.size());
        namesInOrder.add(name);
    }

    /**
     * A formula ready to be evaluated.
     *
     * @param tree what is evaluated
     * @param program what POI's parser made of it
     * @param columns the positions of the columns it reads
     */
    record Compiled(Expression tree, List<Ptg> program, Set<Integer> columns) {}

    /** The compiled formula, or null with at least one fault. */
    @Nullable
    Compiled compile(String formula, List<FormulaFault> faults) {
        FormulaScanner.Scan scan = FormulaScanner.scan(formula);
        List<FormulaFault> own = new ArrayList<>(scan.faults());
        StringBuilder text = new StringBuilder(formula.length());
        List<Integer> positions = new ArrayList<>(formula.length());
        Set<Integer> columns = new HashSet<>();
        for (FormulaPart part : scan.parts()) {
            String written = translated(part, columns, own);
            text.append(written);
            for (int i = 0; i < written.length(); i++) {
                positions.add(part instanceof FormulaPart.Plain ? part.start() + i : part.start());
            }
        }
        Ptg[] program = own.isEmpty() ? parsed(text.toString(), positions, own) : null;
        Expression tree = program == null ? null : tree(program, scan, own);
        own.sort(Comparator.comparingInt(FormulaFault::position));
        faults.addAll(own);
        return program == null || tree == null ? null : new Compiled(tree, List.of(program), columns);
    }

    private @Nullable Expression tree(Ptg[] program, FormulaScanner.Scan scan, List<FormulaFault> faults) {
        ExpressionBuilder.Built built = ExpressionBuilder.build(
                program, column -> template.columns().get(column).formula() != null);
        ExpressionBuilder.Refusal refusal = built.refusal();
        if (refusal != null) {
            int position = scan.parts().stream()
                    .filter(part -> isWord(part, refusal.word()))
                    .mapToInt(part -> part.start() + 1)
                    .findFirst()
                    .orElse(1);
            faults.add(new FormulaFault(position, refusal.message(), refusal.repair()));
        }
        return built.tree();
    }

    private static boolean isWord(FormulaPart part, String word) {
        if (part instanceof FormulaPart.Plain plain) {
            return plain.text().equals(word);
        }
        return part instanceof FormulaPart.Function function && function.name().equals(word);
    }

    private String translated(FormulaPart part, Set<Integer> columns, List<FormulaFault> faults) {
        if (part instanceof FormulaPart.Plain plain) {
            return plain.text();
        } else if (part instanceof FormulaPart.Function function) {
            ExcelFunctions.refusal(function.name())
                    .ifPresent(refusal ->
                            faults.add(new FormulaFault(part.start() + 1, refusal, instead(function.name()))));
            return function.name();
        } else if (part instanceof FormulaPart.Name name) {
            Integer position = names.get(name.name().toLowerCase(Locale.ROOT));
            if (position == null) {
                faults.add(new FormulaFault(
                        part.start() + 1,
                        "\"" + name.name() + "\" is neither a parameter of the template nor as_of.",
                        "A column is written [@[" + name.name() + "]]; a text stands in double quotes. "
                                + Suggestion.forWord(name.name(), namesInOrder)));
                return "0";
            }
            return cell(position, RowCells.NAMES_ROW);
        }
        FormulaPart.ThisRow reference = (FormulaPart.ThisRow) part;
        int from = column(reference.column(), part.start(), faults);
        int to = reference.to() == null ? from : column(reference.to(), part.start(), faults);
        for (int i = Math.min(from, to); i <= Math.max(from, to); i++) {
            columns.add(i);
        }
        String first = cell(from, RowCells.VALUES_ROW);
        return reference.to() == null ? first : first + ":" + cell(to, RowCells.VALUES_ROW);
    }

    private static String instead(String function) {
        return switch (function) {
            case "TODAY", "NOW" -> "Write as_of, the day the sheet speaks of.";
            case "IFS", "SWITCH" -> "Write IF within IF.";
            case "TEXTJOIN", "CONCAT" -> "Join texts by &.";
            default ->
                ExcelFunctions.refusal(function)
                        .filter(refusal -> refusal.startsWith("There is no"))
                        .map(refusal -> Suggestion.forWord(function, ExcelFunctions.names()))
                        .filter(suggestion -> suggestion.startsWith("Did you mean"))
                        .orElse("Write the formula without it.");
        };
    }

    private int column(String name, int start, List<FormulaFault> faults) {
        Integer position = template.find(name);
        String declared =
                position == null ? null : template.columns().get(position).name();
        if (position != null && name.equals(declared)) {
            return position;
        }
        List<String> columns = template.named().stream().map(Column::name).toList();
        faults.add(new FormulaFault(
                start + 1,
                declared == null
                        ? template.subject() + " has no column \"" + name + "\"."
                        : "The column \"" + name + "\" is written with other capitals where it is declared.",
                Suggestion.forWord(name, declared == null ? columns : List.of(declared))));
        return 0;
    }

    private static String cell(int column, int row) {
        return "$" + CellReference.convertNumToColString(column) + "$" + (row + 1);
    }

    private static Ptg @Nullable [] parsed(String text, List<Integer> positions, List<FormulaFault> faults) {
        try {
            return FormulaParser.parse(text, new OneRowWorkbook(), FormulaType.CELL, 0, RowCells.FORMULAS_ROW);
        } catch (FormulaParseException e) {
            faults.add(ParseFault.of(String.valueOf(e.getMessage()), text, positions));
        } catch (RuntimeException e) {
            faults.add(new FormulaFault(
                    1, "The formula cannot be understood.", "Write it as Excel shows it in an English installation."));
        }
        return null;
    }

    /** The names' places in {@link OneRowSheet#NAMES_ROW}, in their order. */
    List<String> names() {
        return Collections.unmodifiableList(namesInOrder);
    }
}
