package dev.bidbook.finding;

import dev.bidbook.sheet.Period;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** How long a finding has been open. */
final class Age {

    private Age() {}

    /** The weeks from the first period to the last, both counted; 1 for periods that have no place in time. */
    static int weeks(Period first, Period last) {
        Optional<LocalDate> from = firstDay(first);
        Optional<LocalDate> to = firstDay(last);
        return from.isEmpty() || to.isEmpty() ? 1 : (int) ChronoUnit.WEEKS.between(from.get(), to.get()) + 1;
    }

    private static Optional<LocalDate> firstDay(Period period) {
        if (period instanceof Period.Week week) {
            return Optional.of(week.monday());
        } else if (period instanceof Period.Month month) {
            return Optional.of(month.month().atDay(1));
        }
        return Optional.empty();
    }
}
