package dev.bidbook.intake;

import dev.bidbook.sheet.CellAddress;
import dev.bidbook.sheet.WhiteSpace;
import dev.bidbook.template.Column;
import dev.bidbook.template.RowsFrom;
import dev.bidbook.template.Template;
import dev.bidbook.validation.Place;
import dev.bidbook.validation.Problem;
import dev.bidbook.validation.ProblemType;
import dev.bidbook.validation.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is wrong with a report's headers, and what is to be known of them. */
final class HeaderCheck {

    private HeaderCheck() {}

    /** Columns that are needed and missing, and columns that stand twice. */
    static List<Problem> problems(Template template, Headers headers, @Nullable String sheet) {
        List<Problem> problems = new ArrayList<>();
        for (int position : Headers.reportColumns(template)) {
            Column column = template.columns().get(position);
            List<Integer> claims = headers.claims().getOrDefault(position, List.of());
            if (claims.isEmpty() && (column.required() || template.key().contains(position))) {
                problems.add(
                        template.rows() == RowsFrom.PEOPLE
                                ? asked(column, headers, sheet)
                                : missing(column, headers, sheet));
            } else if (claims.size() > 1) {
                problems.add(twice(template, column, claims, headers, sheet));
            }
        }
        return problems;
    }

    /** Notes on columns that are missing but not needed, not known, or known only by a name taken apart. */
    static void note(Template template, Headers headers, IntakeOptions options, Notes notes) {
        List<String> missing = new ArrayList<>();
        for (int position : Headers.reportColumns(template)) {
            Column column = template.columns().get(position);
            int fileColumn = headers.fileColumn(position);
            if (fileColumn < 0) {
                missing.add(column.name());
            } else if (options.match(headers.texts().get(fileColumn)).isPresent()) {
                notes.read("The column " + Words.quoted(headers.texts().get(fileColumn)) + " was read as "
                        + column.name() + ", as it was answered.");
            } else if (!headers.literal().contains(position)) {
                notes.read("The column " + Words.quoted(headers.texts().get(fileColumn)) + " was read as "
                        + column.name() + ".");
            }
        }
        if (!headers.unknown().isEmpty()) {
            notes.read((template.rows() == RowsFrom.PEOPLE ? "The file" : "The report")
                    + " has columns that the template does not have; they are not stored: "
                    + Words.list(headers.unknown()) + ".");
        }
        if (!missing.isEmpty()) {
            notes.doubtful(
                    (template.rows() == RowsFrom.PEOPLE ? "The file" : "The report") + " does not have the "
                            + (missing.size() == 1 ? "column " : "columns ")
                            + Words.list(missing)
                            + (template.rows() == RowsFrom.PEOPLE
                                    ? "; nothing is said of them."
                                    : "; the cells are blank."),
                    List.of());
        }
    }

    /** The problem of a file in which no row has a column of the template. */
    static Problem unknownReport(String title, List<String> firstRow) {
        String found = firstRow.isEmpty()
                ? "The file has no text in its first " + Tops.ROWS + " rows."
                : "The file's first row with text is: " + shown(firstRow) + ".";
        return new Problem(
                ProblemType.UNKNOWN_REPORT,
                Place.NOWHERE,
                null,
                null,
                "The file is not a report for " + title + ": none of its first " + Tops.ROWS
                        + " rows has the report's headers. " + found,
                "Export the report from Power BI again, or add the headers to the template as aliases.");
    }

    private static Problem missing(Column column, Headers headers, @Nullable String sheet) {
        String nearest = nearest(column, headers)
                .map(header ->
                        "If " + Words.quoted(header) + " is meant, add it to the column's aliases in the template. ")
                .orElse("");
        return new Problem(
                ProblemType.MISSING_COLUMN,
                new Place(sheet, null, null, column.name()),
                null,
                null,
                "The report has no column " + column.name() + ". Its headers, in row " + headers.row() + ", are: "
                        + shown(headers.texts()) + ".",
                nearest + "Export the report with the column " + column.name() + ".");
    }

    /** The question which header a column is: a customer's file cannot be had in another form, so that somebody answers. */
    private static Problem asked(Column column, Headers headers, @Nullable String sheet) {
        String example = nearest(column, headers)
                .or(() -> headers.unknown().stream().findFirst())
                .orElse("the header");
        return new Problem(
                ProblemType.MISSING_COLUMN,
                new Place(sheet, null, null, column.name()),
                null,
                null,
                "Which column of the file is " + column.name() + "? Its headers, in row " + headers.row() + ", are: "
                        + shown(headers.texts()) + ".",
                "Answer it with the import, as match=\"" + example + ":" + column.name()
                        + "\", or add the column to the file.");
    }

    private static Problem twice(
            Template template, Column column, List<Integer> claims, Headers headers, @Nullable String sheet) {
        List<String> where = claims.stream()
                .map(c -> Words.quoted(headers.texts().get(c)) + " in " + new CellAddress(headers.row(), c))
                .toList();
        return new Problem(
                ProblemType.DUPLICATE_COLUMN,
                new Place(sheet, new CellAddress(headers.row(), claims.get(1)), null, column.name()),
                Wording.shown(WhiteSpace.collapse(headers.texts().get(claims.get(1)))),
                null,
                (template.rows() == RowsFrom.PEOPLE ? "The file" : "The report") + " has more than one column "
                        + column.name() + ": " + Words.list(where) + ".",
                template.rows() == RowsFrom.PEOPLE
                        ? "Answer which one counts with the import, as match=\""
                                + Wording.shown(
                                        WhiteSpace.collapse(headers.texts().get(claims.get(0)))) + ":"
                                + column.name() + "\"."
                        : "Export the report with only one of them.");
    }

    private static String shown(List<String> headers) {
        return Words.list(headers.stream()
                .map(WhiteSpace::collapse)
                .filter(header -> !header.isEmpty())
                .map(Wording::shown)
                .toList());
    }

    /** The unknown header that shares the most words with the column's name, if it shares half of them. */
    private static Optional<String> nearest(Column column, Headers headers) {
        String best = null;
        double most = 0.49;
        for (String header : headers.unknown()) {
            double alike = Math.max(alike(column.name(), header), 0);
            if (alike > most) {
                most = alike;
                best = header;
            }
        }
        return Optional.ofNullable(best);
    }

    /** How many of all pairs of neighbouring letters two names share, 0 to 1 (Dice's measure). */
    private static double alike(String one, String other) {
        List<String> pairs = pairs(one);
        List<String> rest = new ArrayList<>(pairs(other));
        int all = pairs.size() + rest.size();
        long shared = pairs.stream().filter(rest::remove).count();
        return all == 0 ? 0 : 2.0 * shared / all;
    }

    private static List<String> pairs(String name) {
        String letters = HeaderName.compared(name);
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < letters.length(); i++) {
            pairs.add(letters.substring(i, i + 2));
        }
        return pairs;
    }
}
