package dev.bidbook.template;

/**
 * A number that formulas call by name and a program may set otherwise; a named cell in the workbook.
 *
 * @param name a name Excel accepts, such as {@code cover_weeks}
 * @param value what it is unless the program says otherwise
 * @param help one sentence on what it means
 */
public record Parameter(String name, double value, String help) {}
