package dev.bidbook.validation;

import dev.bidbook.sheet.Spelling;
import dev.bidbook.validation.ReadingHints.DayOrder;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    private static final Pattern DAY_MONTH_NAME = Pattern.compile(
            "(\\d{1,2})(?:st|nd|rd|th|er|º)?[-/. \\u00a0]{1,2}(?:de )?(\\p{L}{3,10})[-/., \\u00a0]{1,2}(?:de )?(\\d{4}|\\d{2})");
    private static final Pattern MONTH_NAME_DAY = Pattern.compile(
            "(\\p{L}{3,10})\\.?[-/ \\u00a0](\\d{1,2})(?:st|nd|rd|th)?(?:, ?|[-/ \\u00a0])(\\d{4}|\\d{2})");
    private static final Pattern YEAR_MONTH_NAME =
            Pattern.compile("(\\d{4})[-/ \\u00a0](\\p{L}{3,10})\\.?[-/ \\u00a0](\\d{1,2})");
    /** As Chinese, Japanese, Korean and Hungarian write it. */
    private static final Pattern YEAR_FIRST_NAMED =
            Pattern.compile("(\\d{4}) ?[.年년] ?(\\d{1,2}) ?[.月월] ?(\\d{1,2}) ?[.日일]?");

    private static final Pattern WEEKDAY = Pattern.compile("(\\p{L}{2,10})\\.?, ?(?=.)");

    private static final Map<String, Month> MONTHS = new HashMap<>();
    private static final Map<String, DayOfWeek> WEEKDAYS = new HashMap<>();

    static {
        for (String language : List.of("en", "de", "fr", "es", "pt", "it", "nl")) {
            Locale locale = Locale.forLanguageTag(language);
            for (TextStyle style : List.of(TextStyle.FULL, TextStyle.SHORT)) {
                for (Month month : Month.values()) {
                    MONTHS.putIfAbsent(word(month.getDisplayName(style, locale)), month);
                }
                for (DayOfWeek day : DayOfWeek.values()) {
                    WEEKDAYS.putIfAbsent(language + word(day.getDisplayName(style, locale)), day);
                }
            }
        }
        MONTHS.put("sept", Month.SEPTEMBER);
        MONTHS.put("mrz", Month.MARCH);
    }

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
        if (matcher.matches()) {
            return named(matcher.group(3), matcher.group(1), matcher.group(2));
        }
        matcher = YEAR_MONTH_NAME.matcher(text);
        if (matcher.matches()) {
            return named(matcher.group(1), matcher.group(2), matcher.group(3));
        }
        matcher = YEAR_FIRST_NAMED.matcher(text);
        return matcher.matches() ? date(matcher.group(1), matcher.group(2), matcher.group(3)) : afterWeekday(text);
    }

    private static @Nullable LocalDate named(String year, String monthName, String day) {
        Month month = MONTHS.get(word(monthName));
        return month == null ? null : date(year, Integer.toString(month.getValue()), day);
    }

    /** The name of a month or weekday as it is compared. */
    private static String word(String name) {
        return Spelling.compared(name).replace(".", "");
    }

    /** The date after the name of its weekday; null if the weekday is another one, or none. */
    private static @Nullable LocalDate afterWeekday(String text) {
        Matcher matcher = WEEKDAY.matcher(text);
        if (!matcher.lookingAt()) {
            return null;
        }
        LocalDate date = unmistakable(text.substring(matcher.end()));
        String name = word(matcher.group(1));
        boolean right = date != null
                && WEEKDAYS.entrySet().stream()
                        .anyMatch(day -> day.getValue() == date.getDayOfWeek()
                                && day.getKey().substring(2).equals(name));
        return right ? date : null;
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
