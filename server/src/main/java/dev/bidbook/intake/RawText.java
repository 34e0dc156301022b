package dev.bidbook.intake;

import dev.bidbook.sheet.Numbers;
import dev.bidbook.sheet.WhiteSpace;
import dev.bidbook.spreadsheet.RawCell;
import dev.bidbook.spreadsheet.RawRow;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Raw cells as a person reads them. */
final class RawText {

    /** The error values of spreadsheet programs, in the languages met so far. */
    private static final Set<String> ERRORS = Set.of(
            "#N/A",
            "#REF!",
            "#VALUE!",
            "#DIV/0!",
            "#NAME?",
            "#NUM!",
            "#NULL!",
            "#SPILL!",
            "#CALC!",
            "#GETTING_DATA",
            "#FIELD!",
            "#BLOCKED!",
            "#CONNECT!",
            "#BUSY!",
            "#UNKNOWN!",
            "#NV",
            "#BEZUG!",
            "#WERT!",
            "#ZAHL!",
            "#N/D",
            "#VALOR!",
            "#¡VALOR!",
            "#¡REF!",
            "#¡DIV/0!",
            "#VALEUR!",
            "#NOM?",
            "#NOME?",
            "#RIF!",
            "#VALORE!");

    /** Formats that show powers of ten, or letters and hyphens among the digits. */
    private static final Pattern SHOWN_OTHERWISE =
            Pattern.compile("E[+-]|\"[^\"]*[\\p{L}\\p{N}-][^\"]*\"|[0#?]\\\\?-\\\\?[0#?]");

    private RawText() {}

    /** The cell's text as it stands; numbers plain, dates as ISO, blanks empty. */
    static String of(RawCell cell) {
        if (cell instanceof RawCell.Text text) {
            return text.text();
        } else if (cell instanceof RawCell.Number number) {
            return Numbers.plain(number.value());
        } else if (cell instanceof RawCell.Moment moment) {
            return moment.value().toLocalTime().equals(LocalTime.MIDNIGHT)
                    ? moment.value().toLocalDate().toString()
                    : moment.value().toString();
        } else if (cell instanceof RawCell.Truth truth) {
            return truth.value() ? "Yes" : "No";
        } else if (cell instanceof RawCell.Fault fault) {
            return fault.code();
        } else if (cell instanceof RawCell.Formula formula) {
            return of(formula.result());
        } else {
            return "";
        }
    }

    /** All cells of a row as they stand. */
    static List<String> of(RawRow row) {
        return row.cells().stream().map(RawText::of).toList();
    }

    /** Whether the cell holds text, itself or as the value of its formula. */
    static boolean isText(RawCell cell) {
        return (cell instanceof RawCell.Formula formula ? formula.result() : cell) instanceof RawCell.Text;
    }

    /** Whether nothing, or only white space, stands in the cell. A formula without its value is not blank. */
    static boolean isBlank(RawCell cell) {
        return cell instanceof RawCell.Blank || (cell instanceof RawCell.Text text && WhiteSpace.isBlank(text.text()));
    }

    /** The cell as an error value if it is text that says one: that is how they stand in files of text alone. */
    static RawCell withErrors(RawCell cell) {
        return cell instanceof RawCell.Text text && ERRORS.contains(WhiteSpace.strip(text.text()))
                ? new RawCell.Fault(WhiteSpace.strip(text.text()))
                : cell;
    }

    /**
     * Whether the cell is a date, or a number that shows otherwise, as spreadsheet programs make them of text such as
     * 3-12 and 1E5.
     */
    static boolean mayBeMadeOver(RawCell cell) {
        RawCell plain = cell instanceof RawCell.Formula formula ? formula.result() : cell;
        return plain instanceof RawCell.Moment
                || (plain instanceof RawCell.Number number
                        && SHOWN_OTHERWISE.matcher(number.format()).find());
    }

    /** Whether all cells of the row are blank. */
    static boolean isBlank(RawRow row) {
        for (RawCell cell : row.cells()) {
            if (!isBlank(cell)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The cell without the apostrophe that Power BI's .csv puts before text that a spreadsheet program would take for a
     * formula.
     */
    static RawCell withoutGuard(RawCell cell) {
        if (cell instanceof RawCell.Text text
                && text.text().length() > 1
                && text.text().charAt(0) == '\''
                && "=@+-".indexOf(text.text().charAt(1)) >= 0) {
            return new RawCell.Text(text.text().substring(1));
        }
        return cell;
    }
}
