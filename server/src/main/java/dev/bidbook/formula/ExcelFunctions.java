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

    /** POI, LibreOffice and Excel do not give the same for all of their arguments. */
    private static final Set<String> DIFFERENT = Set.of(
            "ASINH",
            "ATAN2",
            "ATANH",
            "BESSELJ",
            "CEILING.MATH",
            "CEILING.PRECISE",
            "CODE",
            "COMPLEX",
            "CORREL",
            "COVAR",
            "COVARIANCE.P",
            "COVARIANCE.S",
            "DELTA",
            "DEVSQ",
            "DOLLAR",
            "FLOOR.MATH",
            "FLOOR.PRECISE",
            "FORECAST",
            "FORECAST.LINEAR",
            "IMAGINARY",
            "IMREAL",
            "INTERCEPT",
            "IRR",
            "ISEVEN",
            "ISODD",
            "MAXA",
            "MINA",
            "MIRR",
            "MODE",
            "NORM.DIST",
            "NORM.INV",
            "NORM.S.DIST",
            "NORM.S.INV",
            "NORMDIST",
            "NORMINV",
            "NORMSDIST",
            "NORMSINV",
            "NPER",
            "PEARSON",
            "PERCENTRANK",
            "PERCENTRANK.EXC",
            "PERCENTRANK.INC",
            "POISSON",
            "POISSON.DIST",
            "RANK",
            "RATE",
            "ROMAN",
            "SLOPE",
            "STANDARDIZE",
            "STDEV",
            "STDEV.P",
            "STDEV.S",
            "STDEVA",
            "STDEVP",
            "STDEVPA",
            "SUMX2MY2",
            "SUMX2PY2",
            "SUMXMY2",
            "TIMEVALUE",
            "VAR",
            "VAR.P",
            "VAR.S",
            "VARA",
            "VARP",
            "VARPA",
            "WEEKNUM");

    /** These want a table of cells, or give one. */
    private static final Set<String> OF_TABLES = Set.of(
            "DAVERAGE",
            "DCOUNT",
            "DCOUNTA",
            "DGET",
            "DMAX",
            "DMIN",
            "DPRODUCT",
            "DSTDEV",
            "DSTDEVP",
            "DSUM",
            "DVAR",
            "DVARP",
            "FREQUENCY",
            "ISREF",
            "MDETERM",
            "MINVERSE",
            "MMULT",
            "TRANSPOSE",
            "TREND");

    /** Files name these with a prefix, because Excel 2007 did not know them. */
    private static final Set<String> AFTER_2007 =
            Set.of("DAYS", "IFNA", "NUMBERVALUE", "T.DIST", "T.DIST.2T", "T.DIST.RT");

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
        if (DIFFERENT.contains(name)) {
            return Optional.of(name + " does not give the same in Excel, LibreOffice and Bidbook.");
        }
        if (OF_TABLES.contains(name)) {
            return Optional.of(name + " is for tables of cells, and a formula sees one row.");
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
        names.removeAll(DIFFERENT);
        names.removeAll(OF_TABLES);
        return java.util.Collections.unmodifiableSet(names);
    }
}
