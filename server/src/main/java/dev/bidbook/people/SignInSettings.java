package dev.bidbook.people;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How people sign in.
 *
 * @param lifetime how long a sign-in counts
 * @param openId the OpenID provider by which they may, or null
 */
public record SignInSettings(Duration lifetime, @Nullable OpenIdSettings openId) {

    /** By passwords, for a working day. */
    public static final SignInSettings DEFAULTS = new SignInSettings(Duration.ofHours(8), null);
}
