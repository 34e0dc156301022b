package dev.bidbook.review;

import dev.bidbook.sheet.RowKey;
import dev.bidbook.template.Column;
import dev.bidbook.template.Origin;
import dev.bidbook.template.Template;

/** Which cells of people's columns somebody may write. */
public interface Editing {

    /** Every one of them. */
    Editing EVERYTHING = new Editing() {
        @Override
        public boolean mayWrite(Column column) {
            return true;
        }

        @Override
        public boolean mayWrite(Column column, String branch) {
            return true;
        }
    };

    /** Whether the column is open at all, on some line. */
    boolean mayWrite(Column column);

    /**
     * Whether the column is open on lines of a branch.
     *
     * @param branch the branch, empty if the line has none
     */
    boolean mayWrite(Column column, String branch);

    /** Whether it is a column for people that is open. */
    default boolean isOpen(Column column) {
        return column.origin() == Origin.ENTRY && mayWrite(column);
    }

    /** The branch of a row, by its key; empty if the template's rows have none. */
    static String branch(Template template, RowKey key) {
        int part = template.branchPart();
        return part < 0 || part >= key.parts().size() ? "" : key.parts().get(part);
    }
}
