package dev.bidbook.formula;

import dev.bidbook.template.Column;
import dev.bidbook.template.Parameter;
import dev.bidbook.template.Suggestion;
import dev.bidbook.template.Template;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.formula.FormulaParseException;
import org.apache.poi.ss.formula.FormulaParser;
import org.apache.poi.ss.formula.FormulaType;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/** Makes token programs of formulas: column references and names become cells of {@link OneRowSheet}. */
final class FormulaCompiler {

    /** The day the sheet speaks of. */
    static final String AS_OF = "as_of";

    private static final Pattern POSITION = Pattern.compile("near char (\\d{1,6})");

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
     * @param program what POI's evaluator runs
     * @param columns the positions of the columns it reads
     */
    record Compiled(List<Ptg> program, Set<Integer> columns) {}

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
        faults.addAll(own);
        return program == null ? null : new Compiled(List.of(program), columns);
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
            return cell(position, OneRowSheet.NAMES_ROW);
        }
        FormulaPart.ThisRow reference = (FormulaPart.ThisRow) part;
        int from = column(reference.column(), part.start(), faults);
        int to = reference.to() == null ? from : column(reference.to(), part.start(), faults);
        for (int i = Math.min(from, to); i <= Math.max(from, to); i++) {
            columns.add(i);
        }
        String first = cell(from, OneRowSheet.VALUES_ROW);
        return reference.to() == null ? first : first + ":" + cell(to, OneRowSheet.VALUES_ROW);
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
        List<String> columns = template.columns().stream().map(Column::name).toList();
        faults.add(new FormulaFault(
                start + 1,
                declared == null
                        ? "The template has no column \"" + name + "\"."
                        : "The column \"" + name + "\" is written with other capitals where it is declared.",
                Suggestion.forWord(name, declared == null ? columns : List.of(declared))));
        return 0;
    }

    private static String cell(int column, int row) {
        return "$" + CellReference.convertNumToColString(column) + "$" + (row + 1);
    }

    private static Ptg @Nullable [] parsed(String text, List<Integer> positions, List<FormulaFault> faults) {
        try {
            return FormulaParser.parse(
                    text,
                    new OneRowWorkbook(new OneRowSheet(0, 0), Map.of()),
                    FormulaType.CELL,
                    0,
                    OneRowSheet.FORMULAS_ROW);
        } catch (FormulaParseException e) {
            faults.add(new FormulaFault(
                    position(e, positions),
                    "The formula cannot be understood.",
                    "Check the brackets, the commas between arguments (at most as many as the function takes) and the "
                            + "operators around this place."));
        } catch (RuntimeException e) {
            faults.add(new FormulaFault(
                    1, "The formula cannot be understood.", "Write it as Excel shows it in an English installation."));
        }
        return null;
    }

    private static int position(FormulaParseException e, List<Integer> positions) {
        Matcher matcher = POSITION.matcher(String.valueOf(e.getMessage()));
        if (!matcher.find() || positions.isEmpty()) {
            return 1;
        }
        int at = Math.min(Integer.parseInt(matcher.group(1)), positions.size() - 1);
        return positions.get(at) + 1;
    }

    /** The names' places in {@link OneRowSheet#NAMES_ROW}, in their order. */
    List<String> names() {
        return Collections.unmodifiableList(namesInOrder);
    }
}
