package dev.bidbook.ledger;

import dev.bidbook.properties.RandomCases;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random histories of sheets against plain models. */
final class LedgerPropertiesTest {

    private final LedgerFixture bidbook;

    LedgerPropertiesTest(@TempDir Path folder) {
        bidbook = new LedgerFixture(folder);
    }

    @AfterEach
    void close() {
        bidbook.close();
    }

    @Test
    void whateverPeopleDoTheLedgerHoldsWhatTheModelSays() {
        RandomCases.of(getClass(), "whateverPeopleDoTheLedgerHoldsWhatTheModelSays", 25)
                .check(draw -> new RandomHistory(bidbook.elsewhere(), draw).run());
    }

    @Test
    void answersLiveAsLongAsTheirQuestionsAsTheModelSays() {
        RandomCases.of(getClass(), "answersLiveAsLongAsTheirQuestionsAsTheModelSays", 25)
                .check(draw -> RandomHistory.asked(bidbook.elsewhere(), draw).run());
    }

    @Test
    void rowsThatComeAndGoAreWhatTheModelSays() {
        RandomCases.of(getClass(), "rowsThatComeAndGoAreWhatTheModelSays", 25)
                .check(draw -> new RandomPeoplesHistory(bidbook.elsewhere(), draw).run());
    }
}
