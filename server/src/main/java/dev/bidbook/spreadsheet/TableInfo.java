package dev.bidbook.spreadsheet;

import java.util.List;

/**
 * An Excel table of a sheet.
 *
 * @param name its name
 * @param area header row to last row
 * @param columns its headers as the table part names them
 */
public record TableInfo(String name, Area area, List<String> columns) {}
