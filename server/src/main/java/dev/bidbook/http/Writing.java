package dev.bidbook.http;

import dev.bidbook.people.Act;
import dev.bidbook.people.Rights;
import dev.bidbook.review.Editing;
import dev.bidbook.template.Column;
import dev.bidbook.template.Derivation;
import dev.bidbook.template.Template;

/**
 * Which cells a caller may write in a sheet of a template. In a sheet whose lines are issued by being filled, that is a
 * right of its own.
 */
record Writing(Rights rights, boolean issues) implements Editing {

    static Writing of(Rights rights, Template template) {
        return new Writing(rights, template.derivation().map(Derivation::issued).isPresent());
    }

    @Override
    public boolean mayWrite(Column column) {
        return rights.mayEdit(column.editors()) && (!issues || rights.may(Act.ISSUE));
    }

    @Override
    public boolean mayWrite(Column column, String branch) {
        return rights.mayEdit(column.editors(), branch) && (!issues || rights.may(Act.ISSUE, branch));
    }
}
