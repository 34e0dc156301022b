package dev.bidbook.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Passwords and their stored form: Argon2id, as OWASP advises it, in the usual notation. Each digest takes 19 MiB and some
 * tens of milliseconds, so only a few are made at once. Thread-safe.
 */
final class Passwords {

    static final int LEAST = 12;
    static final int MOST = 128;

    private static final int KIBIBYTES = 19_456;
    private static final int PASSES = 2;
    private static final int SALT_BYTES = 16;
    private static final int DIGEST_BYTES = 32;
    private static final Pattern STORED = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=([0-9]{1,7}),t=([0-9]{1,3}),p=1\\$([A-Za-z0-9+/]{1,100})\\$([A-Za-z0-9+/]{1,200})");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Semaphore places = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
    /** Compared with where there is no account, so that the answer takes as long. */
    private final String nobodys = stored(Secrets.password());

    /** What is wrong with a password that somebody chooses, or empty. */
    static Optional<String> fault(String password, String name) {
        if (password.length() < LEAST) {
            return Optional.of("A password has at least " + LEAST + " characters.");
        } else if (password.length() > MOST) {
            return Optional.of("A password has at most " + MOST + " characters.");
        } else if (Names.folded(password).contains(Names.folded(name))) {
            return Optional.of("A password does not hold the name of its account.");
        } else if (password.chars().distinct().count() < 5) {
            return Optional.of("A password has at least 5 different characters.");
        }
        return Optional.empty();
    }

    /** The stored form of a password. */
    String stored(String password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        byte[] digest = digest(password, salt, KIBIBYTES, PASSES, DIGEST_BYTES);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s"
                .formatted(KIBIBYTES, PASSES, base64.encodeToString(salt), base64.encodeToString(digest));
    }

    /** Whether the password is the one that was stored. */
    boolean matches(String password, String stored) {
        Matcher parts = STORED.matcher(stored);
        if (password.length() > MOST || !parts.matches()) {
            return false;
        }
        byte[] expected = Base64.getDecoder().decode(parts.group(4));
        byte[] found = digest(
                password,
                Base64.getDecoder().decode(parts.group(3)),
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                expected.length);
        return MessageDigest.isEqual(expected, found);
    }

    /** Takes the time that {@link #matches} takes, and is false. */
    boolean matchesNobody(String password) {
        boolean same = matches(password.length() > MOST ? "" : password, nobodys);
        // The password of nobody was thrown away when it was made.
        assert !same;
        return false;
    }

    private byte[] digest(String password, byte[] salt, int kibibytes, int passes, int length) {
        Argon2Parameters parameters = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(kibibytes)
                .withIterations(passes)
                .withParallelism(1)
                .withSalt(salt)
                .build();
        byte[] digest = new byte[length];
        places.acquireUninterruptibly();
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(parameters);
            generator.generateBytes(
                    Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8), digest);
        } finally {
            places.release();
        }
        return digest;
    }
}
