package dev.bidbook.workbook;

import dev.bidbook.template.Column;
import dev.bidbook.template.Origin;
import dev.bidbook.template.Template;

/** Who fills the cells of a column, as the person sees it who the workbook is made for. */
enum Filler {
    REPORT("From the report", "1F3A5F"),
    YOU("Yours to fill in", "0F766E"),
    OTHERS("Filled in by others", "7C5E10"),
    FORMULA("Computed", "5B4A8A"),
    SERVER("Kept by Bidbook", "5F6B7A");

    private final String legend;
    private final String colour;

    Filler(String legend, String colour) {
        this.legend = legend;
        this.colour = colour;
    }

    /** What the legend of a template's workbook calls it. */
    String legend(Template template) {
        return this == REPORT ? "From " + template.whence() : legend;
    }

    /** The colour of its headers, as RRGGBB. */
    String colour() {
        return colour;
    }

    /** Who fills the cells of this column. */
    static Filler of(Column column, boolean editable) {
        Origin origin = column.origin();
        return switch (origin) {
            case REPORT -> REPORT;
            case FORMULA -> FORMULA;
            case SERVER -> SERVER;
            case ENTRY -> editable ? YOU : OTHERS;
        };
    }
}
