package dev.bidbook.communication;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Period;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How things are said in letters and pages. */
final class Words {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_AND_MONTH = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
    private static final int LONGEST = 300;

    private Words() {}

    static String count(int count, String one, String many) {
        return number(count) + " " + (count == 1 ? one : many);
    }

    static String number(int number) {
        return NumberFormat.getIntegerInstance(Locale.ENGLISH).format(number);
    }

    /** An age in weeks, the first of which is the one in which something began. */
    static String age(int weeks) {
        return weeks <= 1 ? "new" : count(weeks, "week", "weeks");
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** {@code 2 November to 8 November 2026}; empty for a document. */
    static String days(Period period) {
        if (period instanceof Period.Week week) {
            LocalDate last = week.monday().plusDays(6);
            return (week.monday().getYear() == last.getYear() ? DAY_AND_MONTH : DAY).format(week.monday()) + " to "
                    + DAY.format(last);
        } else if (period instanceof Period.Month month) {
            return DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH).format(month.month());
        }
        return "";
    }

    /** A cell's value as people read it; what is endless is cut off. */
    static Pack.Cell cell(CellValue value) {
        if (value.isBlank()) {
            return new Pack.Cell("", false);
        } else if (value instanceof CellValue.Number number) {
            NumberFormat format = NumberFormat.getNumberInstance(Locale.ENGLISH);
            format.setMaximumFractionDigits(2);
            return new Pack.Cell(format.format(number.value()), true);
        }
        String text = value.display();
        return new Pack.Cell(text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…", false);
    }
}
