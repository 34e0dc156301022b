package dev.bidbook.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    private final Passwords passwords = new Passwords();

    @Test
    void aPasswordIsKnownAgainAndNoOtherIs() {
        String stored = passwords.stored("correct horse battery");

        assertThat(stored).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("horse");
        assertThat(passwords.matches("correct horse battery", stored)).isTrue();
        assertThat(passwords.matches("correct horse batterz", stored)).isFalse();
        assertThat(passwords.matches("x".repeat(100_000), stored)).isFalse();
        assertThat(passwords.stored("correct horse battery")).isNotEqualTo(stored);
    }

    @Test
    void whatAPasswordLacksIsSaid() {
        assertThat(Passwords.fault("short", "Mara")).contains("A password has at least 12 characters.");
        assertThat(Passwords.fault("x".repeat(129), "Mara")).contains("A password has at most 128 characters.");
        assertThat(Passwords.fault("i am MARA myself", "Mara"))
                .contains("A password does not hold the name of its account.");
        assertThat(Passwords.fault("aaaaaaaaaaaabbb", "Mara"))
                .contains("A password has at least 5 different characters.");
        assertThat(Passwords.fault("correct horse battery", "Mara")).isEmpty();
    }

    @Test
    void theThrottleRemembersABoundedNumberOfNames() {
        Clock clock = Clock.fixed(Instant.parse("2026-11-03T09:00:00Z"), ZoneOffset.UTC);
        Throttle throttle = new Throttle(1, Duration.ofMinutes(15), clock);
        assertThat(throttle.begin("first")).isZero();
        assertThat(throttle.begin("first")).isEqualTo(Duration.ofMinutes(15));
        for (int i = 0; i < 20_000; i++) {
            throttle.begin("another " + i);
        }
        assertThat(throttle.begin("first")).isZero();
        throttle.forgive("first");
        assertThat(throttle.begin("first")).isZero();
    }
}
