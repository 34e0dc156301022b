package dev.bidbook.workbook;

/** Turns a template's formula into the text that a workbook holds. */
@FunctionalInterface
interface FormulaText {

    /** The formula without its leading {@code =}, with {@code [@X]} written out for the table of that name. */
    String forWorkbook(String formula, String tableName);
}
