package dev.bidbook.validation;

import dev.bidbook.validation.ReadingHints.DayOrder;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates, with or without a time of day, as people write them as text. */
final class DateText {

    /** What a text turned out to be. */
    sealed interface Result {}

    /** One moment, unmistakably or by the hint; midnight if the text has no time. */
    record Parsed(LocalDateTime value) implements Result {}

    /** One day or another, depending on whether the day or the month comes first. */
    record Ambiguous(LocalDate dayFirst, LocalDate monthFirst) implements Result {}

    /** No date. */
    enum None implements Result {
        NONE
    }

    private static final int LONGEST = 40;

    /** From these two digits on, a year is of the last century; dates of the years before 1950 do not occur. */
    private static final int FIRST_OF_LAST_CENTURY = 50;

    private static final Pattern TIME = Pattern.compile(
            "(?:[ \\u00a0\\u202f]*[Tt]|,?[ \\u00a0\\u202f]+)(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]0+)?)?[ \\u00a0\\u202f]*([AaPp]\\.?[Mm]\\.?)?$");
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})");
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern DOTTED = Pattern.compile("(\\d{1,2})\\. ?(\\d{1,2})\\. ?(\\d{4}|\\d{2})");
    private static final Pattern SLASHED = Pattern.compile("(\\d{1,2})([-/])(\\d{1,2})\\2(\\d{4}|\\d{2})");
    private static final Pattern DAY_MONTH_NAME =
            Pattern.compile("(\\d{1,2})[-/. \\u00a0]{1,2}([A-Za-z]{3,9})[-/., \\u00a0]{1,2}(\\d{4}|\\d{2})");
    private static final Pattern MONTH_NAME_DAY =
            Pattern.compile("([A-Za-z]{3,9})\\.?[-/ \\u00a0](\\d{1,2})(?:, ?|[-/ \\u00a0])(\\d{4}|\\d{2})");

    private DateText() {}

    /** Reads a date; the text has no white space around it. */
    static Result parse(String text, DayOrder order) {
        if (text.length() > LONGEST) {
            return None.NONE;
        }
        Matcher tail = TIME.matcher(text);
        LocalTime time = LocalTime.MIDNIGHT;
        String day = text;
        if (tail.find()) {
            LocalTime told = time(tail);
            if (told == null) {
                return None.NONE;
            }
            time = told;
            day = text.substring(0, tail.start());
        }
        Matcher slashed = SLASHED.matcher(day);
        if (slashed.matches()) {
            return slashed(slashed, order, time);
        }
        LocalDate date = unmistakable(day);
        return date == null ? None.NONE : new Parsed(date.atTime(time));
    }

    /** The order of day and month that the text shows beyond doubt, or {@link DayOrder#UNKNOWN}. */
    static DayOrder orderOf(String text) {
        Matcher tail = TIME.matcher(text);
        Matcher slashed = SLASHED.matcher(tail.find() ? text.substring(0, tail.start()) : text);
        if (text.length() > LONGEST || !slashed.matches()) {
            return DayOrder.UNKNOWN;
        }
        boolean dayFirst = date(slashed.group(4), slashed.group(3), slashed.group(1)) != null;
        boolean monthFirst = date(slashed.group(4), slashed.group(1), slashed.group(3)) != null;
        if (dayFirst == monthFirst) {
            return DayOrder.UNKNOWN;
        }
        return dayFirst ? DayOrder.DAY_FIRST : DayOrder.MONTH_FIRST;
    }

    private static Result slashed(Matcher slashed, DayOrder order, LocalTime time) {
        LocalDate dayFirst = date(slashed.group(4), slashed.group(3), slashed.group(1));
        LocalDate monthFirst = date(slashed.group(4), slashed.group(1), slashed.group(3));
        if (dayFirst != null && monthFirst != null && !dayFirst.equals(monthFirst)) {
            return switch (order) {
                case UNKNOWN -> new Ambiguous(dayFirst, monthFirst);
                case DAY_FIRST -> new Parsed(dayFirst.atTime(time));
                case MONTH_FIRST -> new Parsed(monthFirst.atTime(time));
            };
        }
        LocalDate only = dayFirst != null ? dayFirst : monthFirst;
        return only == null ? None.NONE : new Parsed(only.atTime(time));
    }

    private static @Nullable LocalDate unmistakable(String text) {
        Matcher matcher = YEAR_FIRST.matcher(text);
        if (matcher.matches()) {
            return date(matcher.group(1), matcher.group(3), matcher.group(4));
        }
        matcher = COMPACT.matcher(text);
        if (matcher.matches()) {
            return date(matcher.group(1), matcher.group(2), matcher.group(3));
        }
        matcher = DOTTED.matcher(text);
        if (matcher.matches()) {
            return date(matcher.group(3), matcher.group(2), matcher.group(1));
        }
        matcher = DAY_MONTH_NAME.matcher(text);
        if (matcher.matches()) {
            return named(matcher.group(3), matcher.group(2), matcher.group(1));
        }
        matcher = MONTH_NAME_DAY.matcher(text);
        return matcher.matches() ? named(matcher.group(3), matcher.group(1), matcher.group(2)) : null;
    }

    private static @Nullable LocalDate named(String year, String monthName, String day) {
        for (Month month : Month.values()) {
            String full = month.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            boolean known = full.equalsIgnoreCase(monthName)
                    || full.substring(0, 3).equalsIgnoreCase(monthName)
                    || (month == Month.SEPTEMBER && "sept".equalsIgnoreCase(monthName));
            if (known) {
                return date(year, Integer.toString(month.getValue()), day);
            }
        }
        return null;
    }

    private static @Nullable LocalDate date(String year, String month, String day) {
        int number = Integer.parseInt(year);
        int full = year.length() > 2 ? number : number < FIRST_OF_LAST_CENTURY ? 2000 + number : 1900 + number;
        if (full < 1900) {
            return null;
        }
        try {
            return LocalDate.of(full, Integer.parseInt(month), Integer.parseInt(day));
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static @Nullable LocalTime time(Matcher tail) {
        int hour = Integer.parseInt(tail.group(1));
        String half = tail.group(4);
        if (half != null) {
            if (hour < 1 || hour > 12) {
                return null;
            }
            hour = hour % 12 + (Character.toLowerCase(half.charAt(0)) == 'p' ? 12 : 0);
        }
        int second = tail.group(3) == null ? 0 : Integer.parseInt(tail.group(3));
        try {
            return LocalTime.of(hour, Integer.parseInt(tail.group(2)), second);
        } catch (DateTimeException noSuchTime) {
            return null;
        }
    }
}
