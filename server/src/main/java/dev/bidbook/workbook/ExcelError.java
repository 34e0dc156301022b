package dev.bidbook.workbook;

import java.util.Set;

/** The error values of Excel, which formulas give as text. */
final class ExcelError {

    private static final Set<String> ALL = Set.of("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A");

    private ExcelError() {}

    /** Whether the text is an error value. */
    static boolean isOne(String text) {
        return !text.isEmpty() && text.charAt(0) == '#' && ALL.contains(text);
    }
}
