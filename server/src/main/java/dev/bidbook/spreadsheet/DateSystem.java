package dev.bidbook.spreadsheet;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Date serials ⇄ moments. */
enum DateSystem {
    /** Day 1 is 1900-01-01, and there is a day 60, 1900-02-29, which never was. */
    SINCE_1900(LocalDate.of(1899, 12, 30), 2_958_466),
    /** Day 0 is 1904-01-01. */
    SINCE_1904(LocalDate.of(1904, 1, 1), 2_957_004);

    private static final int SECONDS_A_DAY = 86_400;
    private static final int DAY_THAT_NEVER_WAS = 60;

    private final LocalDate dayZero;
    private final int end;

    DateSystem(LocalDate dayZero, int end) {
        this.dayZero = dayZero;
        this.end = end;
    }

    /**
     * The moment of a serial, to the nearest second; null if it stands for none: negative, after the year 9999, or on
     * 1900-02-29. The time of a serial below 1 falls on 1899-12-31 (1904-01-01).
     */
    @Nullable
    LocalDateTime moment(double serial) {
        if (!(serial >= 0) || serial >= end) {
            return null;
        }
        long day = (long) serial;
        long seconds = Math.round((serial - day) * SECONDS_A_DAY);
        if (seconds == SECONDS_A_DAY) {
            day++;
            seconds = 0;
        }
        if (day >= end) {
            return null;
        }
        long days = day;
        if (this == SINCE_1900 && day <= DAY_THAT_NEVER_WAS) {
            if (day == DAY_THAT_NEVER_WAS) {
                return null;
            }
            days = day + 1;
        }
        return LocalDateTime.of(dayZero.plusDays(days), LocalTime.ofSecondOfDay(seconds));
    }

    /** The serial of a moment; negative for moments before the system begins. */
    double serial(LocalDateTime moment) {
        long day = ChronoUnit.DAYS.between(dayZero, moment.toLocalDate());
        if (this == SINCE_1900 && day <= DAY_THAT_NEVER_WAS) {
            day--;
        }
        return day + moment.toLocalTime().toSecondOfDay() / (double) SECONDS_A_DAY;
    }

    /**
     * A date, date and time, or time as ISO 8601 writes it, null if it is none. A zone is left out: Excel knows none. A
     * time alone falls on the day of serial 0.
     */
    @Nullable
    LocalDateTime iso(String text) {
        String plain = text.strip();
        try {
            if (plain.startsWith("T") || (plain.indexOf(':') > 0 && plain.indexOf('-') < 0)) {
                LocalTime time = LocalTime.parse(plain.startsWith("T") ? plain.substring(1) : plain);
                LocalDate day = this == SINCE_1900 ? LocalDate.of(1899, 12, 31) : dayZero;
                return rounded(day.atTime(time));
            }
            if (plain.length() <= 10) {
                return LocalDate.parse(plain).atStartOfDay();
            }
            String withT = plain.replace(' ', 'T');
            boolean zoned = withT.endsWith("Z") || withT.lastIndexOf('+') > 10 || withT.lastIndexOf('-') > 10;
            return rounded(zoned ? OffsetDateTime.parse(withT).toLocalDateTime() : LocalDateTime.parse(withT));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static LocalDateTime rounded(LocalDateTime moment) {
        return moment.plusNanos(500_000_000).truncatedTo(ChronoUnit.SECONDS);
    }
}
