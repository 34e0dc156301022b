package dev.bidbook.template;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One column of a template.
 *
 * @param name the header, unique in the template without regard to case; never holds {@code [ ] # ' @}
 * @param kind what its cells hold
 * @param origin who fills its cells
 * @param aliases other headers under which a report or workbook may bring it
 * @param choices for {@link ColumnKind#CHOICE} what may be chosen, for {@link ColumnKind#TEXT} what is suggested and
 *     anything else may be written, in the order of the dropdown; else empty
 * @param editors who may write its cells; empty means everyone who may edit the sheet. Only for {@link Origin#ENTRY}
 * @param width the width in the workbook, in characters of its default font
 * @param format an Excel number format, or null for the kind's own
 * @param help one or two sentences on what the column means or what to write, perhaps empty
 * @param carryForward whether the next period's sheet inherits its cells. Not {@link CarryForward#NO} only for {@link
 *     Origin#ENTRY} and {@link ServerFact#FILLED}
 * @param formula for {@link Origin#FORMULA} the Excel formula as written, beginning with {@code =}; else null
 * @param fact for {@link Origin#SERVER} what the server writes; else null
 * @param required whether a report, or where rows are people's a file to be imported, is refused without this column; key
 *     columns always are
 */
public record Column(
        String name,
        ColumnKind kind,
        Origin origin,
        List<String> aliases,
        List<String> choices,
        Set<Role> editors,
        double width,
        @Nullable String format,
        String help,
        CarryForward carryForward,
        @Nullable String formula,
        @Nullable ServerFact fact,
        boolean required) {

    /** The same column with another fact. */
    Column withFact(ServerFact other) {
        return new Column(
                name,
                kind,
                origin,
                aliases,
                choices,
                editors,
                width,
                format,
                help,
                carryForward,
                formula,
                other,
                required);
    }

    /** The number format for the workbook: the column's own, or its kind's. */
    public String numberFormat() {
        if (format != null) {
            return format;
        }
        return switch (kind) {
            case TEXT, CHOICE -> "@";
            case WHOLE_NUMBER -> "#,##0";
            case DECIMAL -> "#,##0.##";
            case MONEY -> "#,##0.00";
            case DATE -> "yyyy-mm-dd";
            case DATE_TIME -> "yyyy-mm-dd hh:mm";
            case YES_NO -> "General";
        };
    }
}
