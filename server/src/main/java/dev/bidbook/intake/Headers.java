package dev.bidbook.intake;

import dev.bidbook.sheet.WhiteSpace;
import dev.bidbook.spreadsheet.RawRow;
import dev.bidbook.template.Column;
import dev.bidbook.template.Origin;
import dev.bidbook.template.RowsFrom;
import dev.bidbook.template.Template;
import dev.bidbook.validation.Wording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One row of a sheet taken as the headers of a template's report.
 *
 * @param row the row's number, from 1
 * @param texts its cells as text, from column A on
 * @param claims by position of each template column that was found, the file's columns (from 0) that have its name; more
 *     than one is a fault
 * @param literal the positions of the template columns that were found by name or alias, not by a name taken apart
 * @param keys how many key columns were found
 */
record Headers(int row, List<String> texts, Map<Integer, List<Integer>> claims, List<Integer> literal, int keys) {

    /** The headers as which the row is read best, the row above perhaps adding the upper half of two-storey headers. */
    static Headers of(Template template, RawRow row, @Nullable RawRow above, IntakeOptions options) {
        List<String> texts = RawText.of(row);
        Map<String, Integer> names = names(template);
        Map<Integer, List<Integer>> claims = new TreeMap<>();
        boolean[] taken = new boolean[texts.size()];
        claimAnswered(template, options, texts, taken, claims);
        claim(names, texts.stream().map(HeaderName::compared).toList(), taken, claims);
        if (above != null && row.number() == above.number() + 1) {
            List<String> joined = new ArrayList<>();
            for (int c = 0; c < texts.size(); c++) {
                joined.add(HeaderName.compared(RawText.of(above.cell(c)) + " " + texts.get(c)));
            }
            claim(names, joined, taken, claims);
        }
        List<Integer> literal = List.copyOf(claims.keySet());
        List<List<String>> bare = texts.stream()
                .map(text -> HeaderName.bare(HeaderName.compared(text)))
                .toList();
        for (int step = 0; step < HeaderName.STEPS; step++) {
            int taking = step;
            claim(names, bare.stream().map(forms -> forms.get(taking)).toList(), taken, claims);
        }
        int keys = (int) template.key().stream().filter(claims::containsKey).count();
        return new Headers(row.number(), texts, claims, literal, keys);
    }

    /** How many of the template's columns were found. */
    int found() {
        return claims.size();
    }

    /** Whether every key column was found. */
    boolean hasKey(Template template) {
        return keys == template.key().size();
    }

    /** Whether these headers are more like the template's than others are. */
    boolean betterThan(@Nullable Headers other, Template template) {
        if (other == null || hasKey(template) != other.hasKey(template)) {
            return other == null || hasKey(template);
        }
        return found() > other.found();
    }

    /** The file's column of a template column, or -1 if the file does not have it. */
    int fileColumn(int position) {
        List<Integer> columns = claims.get(position);
        return columns == null ? -1 : columns.get(0);
    }

    /** The headers that are no column's of the template, as they stand, each once. */
    List<String> unknown() {
        Set<String> unknown = new LinkedHashSet<>();
        for (int c = 0; c < texts.size(); c++) {
            Integer column = c;
            if (!HeaderName.compared(texts.get(c)).isEmpty()
                    && claims.values().stream().noneMatch(columns -> columns.contains(column))) {
                unknown.add(Wording.shown(WhiteSpace.collapse(texts.get(c))));
            }
        }
        return List.copyOf(unknown);
    }

    /** The positions of the template columns that a file brings: a report's, or where rows are people's what they fill. */
    static List<Integer> reportColumns(Template template) {
        Origin brought = template.rows() == RowsFrom.PEOPLE ? Origin.ENTRY : Origin.REPORT;
        List<Integer> positions = new ArrayList<>();
        for (int p = 0; p < template.columns().size(); p++) {
            if (template.columns().get(p).origin() == brought) {
                positions.add(p);
            }
        }
        return positions;
    }

    private static Map<String, Integer> names(Template template) {
        Map<String, Integer> names = new HashMap<>();
        for (int position : reportColumns(template)) {
            Column column = template.columns().get(position);
            column.aliases().forEach(alias -> names.putIfAbsent(HeaderName.compared(alias), position));
        }
        // A column's own name goes before another column's alias.
        for (int position : reportColumns(template)) {
            names.put(HeaderName.compared(template.columns().get(position).name()), position);
        }
        return names;
    }

    /** What somebody has answered goes before all that is told from names. */
    private static void claimAnswered(
            Template template,
            IntakeOptions options,
            List<String> texts,
            boolean[] taken,
            Map<Integer, List<Integer>> claims) {
        List<Integer> brought = reportColumns(template);
        for (int c = 0; c < texts.size(); c++) {
            Integer position = options.match(texts.get(c)).map(template::find).orElse(null);
            if (position != null && brought.contains(position)) {
                claims.computeIfAbsent(position, p -> new ArrayList<>()).add(c);
                taken[c] = true;
            }
        }
    }

    /** Gives the columns that are still free to the template columns of these names that are still missing. */
    private static void claim(
            Map<String, Integer> names, List<String> texts, boolean[] taken, Map<Integer, List<Integer>> claims) {
        Map<Integer, List<Integer>> found = new TreeMap<>();
        for (int c = 0; c < texts.size(); c++) {
            Integer position = taken[c] ? null : names.get(texts.get(c));
            if (position != null && !claims.containsKey(position)) {
                found.computeIfAbsent(position, p -> new ArrayList<>()).add(c);
                taken[c] = true;
            }
        }
        claims.putAll(found);
    }
}
