package dev.bidbook.workbook;

import dev.bidbook.sheet.Spelling;
import dev.bidbook.sheet.WhiteSpace;
import dev.bidbook.spreadsheet.RawRow;
import dev.bidbook.template.Column;
import dev.bidbook.template.Origin;
import dev.bidbook.template.RowsFrom;
import dev.bidbook.template.Template;
import dev.bidbook.validation.CellReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which column of a sheet is which column of the template, told from a header row. Headers match without regard to case
 * and white space; names go before aliases.
 */
final class Headers {

    /** The header of the hidden last column of the table. */
    static final String ROW_ID = "Row id";

    /** The header of the column in which people mark the rows of theirs that are to be removed. */
    static final String REMOVE = "Remove";

    static final int NONE = -1;

    private final Template template;
    private final int row;
    private final int[] places;
    private final boolean[] aliased;
    private int rowId = NONE;
    private int remove = NONE;
    private final List<Repeated> repeated = new ArrayList<>();
    private final Map<Integer, String> unknown = new HashMap<>();
    private int width;

    /** A template's column that stands a second time. */
    record Repeated(int position, int firstPlace, int place) {}

    private Headers(Template template, int row) {
        this.template = template;
        this.row = row;
        this.places = new int[template.columns().size()];
        this.aliased = new boolean[places.length];
        Arrays.fill(places, NONE);
    }

    /** Finds the template's columns in a row of headers. */
    static Headers match(RawRow row, Template template) {
        Headers headers = new Headers(template, row.number());
        Map<String, Integer> names = new HashMap<>();
        Map<String, Integer> aliases = new HashMap<>();
        for (int position = 0; position < template.columns().size(); position++) {
            Column column = template.columns().get(position);
            names.put(normal(column.name()), position);
            for (String alias : column.aliases()) {
                aliases.putIfAbsent(normal(alias), position);
            }
        }
        headers.width = row.cells().size();
        Map<Integer, String> rest = headers.takeNames(row, names);
        rest.forEach((place, header) -> headers.takeAlias(place, header, aliases));
        return headers;
    }

    private Map<Integer, String> takeNames(RawRow row, Map<String, Integer> names) {
        Map<Integer, String> rest = new TreeMap<>();
        for (int place = 0; place < row.cells().size(); place++) {
            String header = WhiteSpace.collapse(CellReader.display(row.cell(place)));
            Integer position = names.get(normal(header));
            if (position != null) {
                take(position, place);
            } else if (rowId == NONE && header.equalsIgnoreCase(ROW_ID)) {
                rowId = place;
            } else if (remove == NONE && header.equalsIgnoreCase(REMOVE) && template.rows() == RowsFrom.PEOPLE) {
                remove = place;
            } else if (!header.isEmpty() && !isOwn(header)) {
                rest.put(place, header);
            }
        }
        return rest;
    }

    /** Whether the workbook tells findings there: they are found anew, whatever has become of it. */
    private boolean isOwn(String header) {
        return !template.rules().isEmpty() && RulePlaces.isOwn(header);
    }

    private void takeAlias(int place, String header, Map<String, Integer> aliases) {
        Integer position = aliases.get(normal(header));
        // An alias beside the name itself is a column of the sender's own.
        boolean byAlias = position != null && (places[position] == NONE || aliased[position]);
        if (position != null && byAlias) {
            aliased[position] = true;
            take(position, place);
        } else {
            unknown.put(place, header);
        }
    }

    private void take(int position, int place) {
        if (places[position] == NONE) {
            places[position] = place;
        } else {
            repeated.add(new Repeated(position, places[position], place));
        }
    }

    /** The number of the header row, from 1. */
    int row() {
        return row;
    }

    /** The sheet's column of the template's column, from 0, or {@link #NONE}. */
    int place(int position) {
        return places[position];
    }

    boolean has(int position) {
        return places[position] != NONE;
    }

    int rowId() {
        return rowId;
    }

    int remove() {
        return remove;
    }

    /** The template's columns that stand twice. */
    List<Repeated> repeated() {
        return repeated;
    }

    /** The headers that are none of the template's, by their place in the sheet. */
    Map<Integer, String> unknown() {
        return new TreeMap<>(unknown);
    }

    /** How many columns of the sheet the header row reaches over. */
    int width() {
        return width;
    }

    /** How many of the template's columns were found. */
    int matched() {
        return (int) Arrays.stream(places).filter(place -> place != NONE).count();
    }

    boolean hasWholeKey() {
        return template.key().stream().allMatch(this::has);
    }

    /** Whether rows can be told apart by it at all. */
    boolean identifiesRows() {
        return hasWholeKey() || rowId != NONE;
    }

    boolean hasEntryColumn() {
        for (int position = 0; position < places.length; position++) {
            if (has(position) && template.columns().get(position).origin() == Origin.ENTRY) {
                return true;
            }
        }
        return false;
    }

    /** Where a problem with a whole row is shown: its first key cell, or the first cell of the table there is. */
    int firstPlace() {
        int key = places[template.key().get(0)];
        if (key != NONE) {
            return key;
        }
        return Arrays.stream(places).filter(place -> place != NONE).min().orElse(Math.max(rowId, 0));
    }

    private static String normal(String header) {
        return Spelling.compared(header);
    }
}
