package dev.bidbook.sheet;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The time or document that a sheet is for. Its text sorts in the order of time within one kind. */
public sealed interface Period {

    /** The form used in addresses and workbooks: {@code 2026-W47}, {@code 2026-12}, {@code BA-26-0417}. */
    String text();

    /** The last day of the period; nothing a sheet says may depend on a later one. Empty for a document. */
    Optional<LocalDate> lastDay();

    /** A number of at least so many digits. Formatters take long for what is asked for every finding. */
    private static String padded(int number, int digits) {
        String text = Integer.toString(number);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }

    /**
     * An ISO 8601 week.
     *
     * @param year the week-based year
     * @param week 1 to 53
     */
    record Week(int year, int week) implements Period {
        @Override
        public String text() {
            return padded(year, 4) + "-W" + padded(week, 2);
        }

        /** The week's Monday. */
        public LocalDate monday() {
            // 4 January is always in week 1.
            return LocalDate.of(year, 1, 4)
                    .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, week)
                    .with(java.time.DayOfWeek.MONDAY);
        }

        @Override
        public Optional<LocalDate> lastDay() {
            return Optional.of(monday().plusDays(6));
        }

        /** The week that the given day is in. */
        public static Week of(LocalDate day) {
            return new Week(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /**
     * A calendar month.
     *
     * @param month the month
     */
    record Month(YearMonth month) implements Period {
        @Override
        public String text() {
            return padded(month.getYear(), 4) + "-" + padded(month.getMonthValue(), 2);
        }

        @Override
        public Optional<LocalDate> lastDay() {
            return Optional.of(month.atEndOfMonth());
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /**
     * A document's number, such as a bid's.
     *
     * @param number letters, digits, dots, hyphens and underscores, at most 64
     */
    record Document(String number) implements Period {
        @Override
        public String text() {
            return number;
        }

        @Override
        public Optional<LocalDate> lastDay() {
            return Optional.empty();
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /** The kinds of period a template can ask for. */
    enum Kind {
        WEEK("week", "an ISO week such as 2026-W47"),
        MONTH("month", "a month such as 2026-12"),
        DOCUMENT("document", "a document's number such as BA-26-0417");

        private final String word;
        private final String description;

        Kind(String word, String description) {
            this.word = word;
            this.description = description;
        }

        /** The word used in a template. */
        public String word() {
            return word;
        }

        /** What to write, for a message: {@code an ISO week such as 2026-W47}. */
        public String description() {
            return description;
        }

        /** The period of this kind that the text names, or empty if it names none. */
        public Optional<Period> parse(String text) {
            return switch (this) {
                case WEEK -> parseWeek(text);
                case MONTH -> parseMonth(text);
                case DOCUMENT ->
                    Patterns.DOCUMENT.matcher(text).matches() ? Optional.of(new Document(text)) : Optional.empty();
            };
        }

        private static Optional<Period> parseWeek(String text) {
            Matcher matcher = Patterns.WEEK.matcher(text);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            Week week = new Week(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
            // Week 53 exists only in some years; elsewhere it would be the next year's first week.
            return week.week() >= 1
                            && week.week() <= 53
                            && Week.of(week.monday()).equals(week)
                    ? Optional.of(week)
                    : Optional.empty();
        }

        private static Optional<Period> parseMonth(String text) {
            if (!Patterns.MONTH.matcher(text).matches()) {
                return Optional.empty();
            }
            try {
                return Optional.of(new Month(YearMonth.parse(text)));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
    }

    /** The shapes of a period's text. */
    final class Patterns {
        private static final Pattern WEEK = Pattern.compile("(\\d{4})-W(\\d{2})");
        private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
        private static final Pattern DOCUMENT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

        private Patterns() {}
    }
}
