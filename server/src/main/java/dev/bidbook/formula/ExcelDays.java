package dev.bidbook.formula;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;

/** Days as Excel's numbers, in its 1900 calendar with the 29 February 1900 that never was. */
final class ExcelDays {

    private static final long EPOCH = LocalDate.of(1899, 12, 30).toEpochDay();
    private static final int NEVER_WAS = 60;
    private static final int AFTER_LAST = 2_958_466;
    private static final double SECONDS = 86_400;

    private ExcelDays() {}

    /** The number of a day; 1 is 1 January 1900. Earlier days get numbers below 1, which Excel does not show. */
    static double serial(LocalDate day) {
        long serial = day.toEpochDay() - EPOCH;
        return serial > NEVER_WAS ? serial : serial - 1;
    }

    /** The number of a day and a time. */
    static double serial(LocalDateTime moment) {
        return serial(moment.toLocalDate()) + moment.toLocalTime().toSecondOfDay() / SECONDS;
    }

    /** The day and time, to the second, that a number means, or empty if it means none. */
    static Optional<LocalDateTime> moment(double serial) {
        long seconds = Math.round(serial * SECONDS);
        long day = Math.floorDiv(seconds, (long) SECONDS);
        if (day < 1 || day >= AFTER_LAST) {
            return Optional.empty();
        }
        LocalDate date = LocalDate.ofEpochDay(EPOCH + (day > NEVER_WAS ? day : day + 1));
        return Optional.of(date.atStartOfDay().plusSeconds(Math.floorMod(seconds, (long) SECONDS)));
    }
}
