package dev.bidbook.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.review.ReportHistory.Entry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReportHistoryTest {

    private final ReportHistory history = new ReportHistory(List.of(
            entry("fourth", "2026-W46"),
            entry("third", "2027-W01"),
            entry("second", "2026-W46"),
            entry("first", "2026-W44")));

    @Test
    void theEarlierReportIsTheNewestOfTheLatestPeriodBefore() {
        assertThat(history.before("2026-W47")).map(Entry::submission).hasValue("fourth");
        assertThat(history.before("2026-W46")).map(Entry::submission).hasValue("first");
        assertThat(history.before("2027-W02")).map(Entry::submission).hasValue("third");
        assertThat(history.before("2026-W44")).isEmpty();
    }

    @Test
    void thisPeriodsOwnEarlierReportGoesBeforeThatOfThePeriodBefore() {
        assertThat(history.sameOrBefore("2026-W46")).map(Entry::submission).hasValue("fourth");
        assertThat(history.sameOrBefore("2026-W45")).map(Entry::submission).hasValue("first");
        assertThat(new ReportHistory(List.of()).sameOrBefore("2026-W45")).isEmpty();
    }

    private static Entry entry(String submission, String period) {
        return new Entry(submission, period, "digest", Optional.empty(), Set.of());
    }
}
