package dev.bidbook.validation;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Numbers;
import dev.bidbook.sheet.Spelling;
import dev.bidbook.sheet.WhiteSpace;
import dev.bidbook.spreadsheet.RawCell;
import dev.bidbook.template.Column;
import dev.bidbook.template.ColumnKind;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/** Cells of date columns, with and without a time of day. */
final class DateCells {

    /** Bare numbers are taken for dates only between these two, where no quantity is likely to be meant. */
    private static final LocalDate FIRST_BARE = LocalDate.of(1990, 1, 1);

    private static final LocalDate LAST_BARE = LocalDate.of(2100, 12, 31);

    /** A quantity typed into a cell formatted as a date becomes a day long ago. */
    private static final LocalDate FIRST_FORMATTED = LocalDate.of(1950, 1, 1);

    private DateCells() {}

    static Reading read(RawCell cell, Column column, ReadingHints hints) {
        if (cell instanceof RawCell.Moment moment) {
            return readMoment(moment, column);
        } else if (cell instanceof RawCell.Number number) {
            return readSerial(number.value(), Numbers.plain(number.value()), column, hints);
        } else if (cell instanceof RawCell.Text text) {
            return readText(WhiteSpace.visible(text.text()), column, hints);
        }
        return Faults.notADate(TextCells.display(cell), column);
    }

    private static Reading readMoment(RawCell.Moment moment, Column column) {
        String shown = TextCells.display(moment);
        if (moment.serial() > 0 && moment.serial() < 1) {
            return Faults.notADate(shown, column, shown + " is a time of day without a date.");
        }
        if (moment.value().toLocalDate().isBefore(FIRST_FORMATTED)) {
            String number = Numbers.plain(moment.serial());
            if (moment.serial() == 0) {
                return Faults.notADate(number, column, "0 is a number in a cell formatted as a date.");
            }
            return Faults.notADate(
                    number, column, number + " is a number in a cell formatted as a date; it shows as " + shown + ".");
        }
        return ofMoment(moment.value(), shown, column);
    }

    private static Reading readSerial(double serial, String shown, Column column, ReadingHints hints) {
        if (serial >= 19_900_101 && serial <= 21_001_231 && serial == Math.rint(serial)) {
            return readText(shown, column, hints);
        }
        if (serial < 1 || serial > 100_000) {
            return Faults.notADate(shown, column);
        }
        // Excel's day 60 is a 29 February 1900 that never was; from then on its days count from 30 December 1899.
        LocalDate epoch = hints.epoch1904() ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, 30);
        long days = (long) Math.floor(serial);
        long seconds =
                Math.round((serial - days) * ChronoUnit.DAYS.getDuration().toSeconds());
        LocalDateTime moment = epoch.plusDays(days).atStartOfDay().plusSeconds(seconds);
        boolean likely = !moment.toLocalDate().isBefore(FIRST_BARE)
                && !moment.toLocalDate().isAfter(LAST_BARE);
        return likely ? ofMoment(moment, shown, column) : Faults.notADate(shown, column);
    }

    private static Reading readText(String text, Column column, ReadingHints hints) {
        String plain = Spelling.plainDigits(YesNoCells.withoutApostrophe(text));
        DateText.Result result = DateText.parse(plain, hints.dayOrder());
        if (result instanceof DateText.Parsed parsed) {
            return ofMoment(parsed.value(), text, column);
        } else if (result instanceof DateText.Ambiguous ambiguous) {
            return Faults.ambiguousDate(
                    text,
                    column,
                    ambiguous.dayFirst().toString(),
                    ambiguous.monthFirst().toString());
        } else if (plain.matches("\\d{5}(?:\\.\\d{1,12})?")) {
            return readSerial(Double.parseDouble(plain), text, column, hints);
        }
        return Faults.notADate(text, column);
    }

    private static Reading ofMoment(LocalDateTime moment, String shown, Column column) {
        if (column.kind() == ColumnKind.DATE_TIME) {
            return CellReader.value(new CellValue.DateTime(moment));
        }
        LocalTime time = moment.toLocalTime();
        if (!time.equals(LocalTime.MIDNIGHT)) {
            return Faults.notADate(
                    shown,
                    column,
                    moment.toLocalDate() + " stands there with the time " + time + ", which a date cannot keep.");
        }
        return CellReader.value(new CellValue.Date(moment.toLocalDate()));
    }
}
