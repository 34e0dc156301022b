package dev.bidbook.formula;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.poi.ss.formula.WorkbookEvaluator;

/**
 * Which of Excel's functions a formula may call: those that Excel 2016, LibreOffice and POI all have, that see one row,
 * and whose value does not change by itself.
 */
final class ExcelFunctions {

    private static final Set<String> VOLATILE =
            Set.of("TODAY", "NOW", "RAND", "RANDBETWEEN", "OFFSET", "INDIRECT", "CELL", "INFO");
    private static final Set<String> OF_POSITION =
            Set.of("ROW", "ROWS", "COLUMN", "COLUMNS", "ADDRESS", "AREAS", "SUBTOTAL", "SHEET", "HYPERLINK", "SINGLE");
    private static final Set<String> AFTER_2016 = Set.of(
            "TEXTJOIN",
            "CONCAT",
            "IFS",
            "SWITCH",
            "MAXIFS",
            "MINIFS",
            "XLOOKUP",
            "XMATCH",
            "LET",
            "FILTER",
            "UNIQUE",
            "SORT",
            "SEQUENCE",
            "TEXTBEFORE",
            "TEXTAFTER",
            "TEXTSPLIT",
            "LAMBDA");

    /** Files name these with a prefix, because Excel 2007 did not know them. */
    private static final Set<String> AFTER_2007 = Set.of(
            "CEILING.MATH",
            "COVARIANCE.P",
            "COVARIANCE.S",
            "DAYS",
            "FLOOR.MATH",
            "FORECAST.LINEAR",
            "IFNA",
            "NORM.DIST",
            "NORM.INV",
            "NORM.S.DIST",
            "NORM.S.INV",
            "NUMBERVALUE",
            "PERCENTRANK.EXC",
            "PERCENTRANK.INC",
            "POISSON.DIST",
            "STDEV.P",
            "STDEV.S",
            "T.DIST",
            "T.DIST.2T",
            "T.DIST.RT",
            "VAR.P",
            "VAR.S");

    private static final Set<String> AVAILABLE = available();

    private ExcelFunctions() {}

    /** The names of the functions that may be called, in capitals. */
    static Set<String> names() {
        return AVAILABLE;
    }

    /** Why a function cannot be called, as a sentence, or empty if it can. */
    static Optional<String> refusal(String name) {
        if (VOLATILE.contains(name)) {
            return Optional.of(name + " gives another value each time it is looked at, so old weeks would change.");
        }
        if (OF_POSITION.contains(name)) {
            return Optional.of(name + " depends on where the row stands, which changes when the sheet is sorted.");
        }
        if (AFTER_2016.contains(name)) {
            return Optional.of(name + " is not in Excel 2016.");
        }
        return AVAILABLE.contains(name)
                ? Optional.empty()
                : Optional.of("There is no function " + name + " that Excel 2016, LibreOffice and Bidbook all have.");
    }

    /** The name by which a workbook's file calls the function. */
    static String nameInFile(String name) {
        return AFTER_2007.contains(name) ? "_xlfn." + name : name;
    }

    private static Set<String> available() {
        Set<String> names = new TreeSet<>(WorkbookEvaluator.getSupportedFunctionNames());
        names.removeAll(VOLATILE);
        names.removeAll(OF_POSITION);
        names.removeAll(AFTER_2016);
        // POI, LibreOffice and Excel do not agree on what these round towards.
        names.remove("CEILING.PRECISE");
        names.remove("FLOOR.PRECISE");
        return java.util.Collections.unmodifiableSet(names);
    }
}
