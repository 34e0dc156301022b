package dev.bidbook.review;

import dev.bidbook.ledger.Submission.Resolution;
import dev.bidbook.review.SubmittedBody.SentResolution;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.spreadsheet.RawCell;
import dev.bidbook.template.Column;
import dev.bidbook.template.RowsFrom;
import dev.bidbook.template.Template;
import dev.bidbook.validation.CellReader;
import dev.bidbook.validation.Place;
import dev.bidbook.validation.Problem;
import dev.bidbook.validation.ProblemType;
import dev.bidbook.validation.Reading;
import dev.bidbook.validation.ReadingHints;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Understands choices for cells in conflict that came as JSON, with rows or beside a workbook. */
final class SentChoices {

    private SentChoices() {}

    /** Adds the choice, or what is wrong with it. */
    static void read(Template template, SentResolution sent, List<Resolution> resolutions, List<Problem> problems) {
        RowKey key = new RowKey(sent.key());
        Integer position = template.find(sent.column());
        if (position == null) {
            // The whole row is what conflicts when one person removes what another changed.
            if (template.rows() == RowsFrom.PEOPLE && sent.column().equals("(row)")) {
                CellValue theirs = sent.theirs() instanceof RawCell.Text text ? CellValue.ofText(text.text()) : null;
                resolutions.add(new Resolution(key, sent.column(), sent.take(), theirs));
            } else {
                problems.add(unknownColumn(template, key, sent.column()));
            }
            return;
        }
        Column column = template.columns().get(position);
        CellValue theirs = null;
        if (sent.theirs() != null) {
            Reading reading = CellReader.read(sent.theirs(), column, ReadingHints.NONE);
            if (reading instanceof Reading.Fault fault) {
                problems.add(fault.at(Place.cell(key, column.name())));
                return;
            }
            theirs = ((Reading.Value) reading).value();
        }
        resolutions.add(new Resolution(key, column.name(), sent.take(), theirs));
    }

    /** The template has no column of that name. */
    static Problem unknownColumn(Template template, @Nullable RowKey key, String name) {
        String shortened = name.length() <= 60 ? name : name.substring(0, 59) + "…";
        return new Problem(
                ProblemType.UNKNOWN_COLUMN,
                new Place(null, null, key, shortened),
                null,
                null,
                "The template %s has no column \"%s\".".formatted(template.name(), shortened),
                "Write the column's name as the template has it.");
    }
}
