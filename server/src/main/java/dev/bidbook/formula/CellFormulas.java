package dev.bidbook.formula;

import dev.bidbook.template.Template;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Formulas of a template as they stand where a row's cells can only be called by their addresses: in formulas that many
 * cells share, and in conditional formats. Stateless.
 */
public final class CellFormulas {

    private CellFormulas() {}

    /**
     * A formula without its leading {@code =}, with the addresses of the row's cells. Parameters and {@code as_of} stay
     * names, and functions newer than the file format have their prefix.
     *
     * @param formula a formula that {@link RowFormulas#compile} accepts for this template
     * @param cells the address of a column's cell, such as {@code AB7}, by the column's position
     */
    public static String inCells(String formula, Template template, IntFunction<String> cells) {
        return FormulaScanner.scan(formula).parts().stream()
                .map(part -> inCells(part, template, cells))
                .collect(Collectors.joining());
    }

    private static String inCells(FormulaPart part, Template template, IntFunction<String> cells) {
        if (part instanceof FormulaPart.Plain plain) {
            return plain.text();
        } else if (part instanceof FormulaPart.Function function) {
            return ExcelFunctions.nameInFile(function.name());
        } else if (part instanceof FormulaPart.Name name) {
            return name.name();
        }
        FormulaPart.ThisRow reference = (FormulaPart.ThisRow) part;
        String first = cells.apply(template.positionOf(reference.column()));
        String to = reference.to();
        return to == null ? first : first + ":" + cells.apply(template.positionOf(to));
    }

    /**
     * Whether a formula reads a range of columns that begins before the position and goes on to it, so that a column put
     * in there would be read, too.
     *
     * @param formula a formula that {@link RowFormulas#compile} accepts for this template
     * @param position a column's position
     */
    public static boolean spans(String formula, Template template, int position) {
        return FormulaScanner.scan(formula).parts().stream().anyMatch(part -> spans(part, template, position));
    }

    private static boolean spans(FormulaPart part, Template template, int position) {
        if (!(part instanceof FormulaPart.ThisRow reference)) {
            return false;
        }
        String to = reference.to();
        if (to == null) {
            return false;
        }
        int one = template.positionOf(reference.column());
        int other = template.positionOf(to);
        return Math.min(one, other) < position && position <= Math.max(one, other);
    }
}
