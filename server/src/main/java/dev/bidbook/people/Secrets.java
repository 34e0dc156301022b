package dev.bidbook.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Things that nobody can guess, and their digests. */
final class Secrets {

    /** How tokens of sign-ins begin, and those that people make for programs. */
    static final String SIGN_IN = "bbs_";

    static final String API = "bba_";

    private static final Pattern TOKEN = Pattern.compile("bb[sa]_[A-Za-z0-9_-]{43}");
    private static final int TOKEN_BYTES = 32;
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** A new token. */
    static String token(String beginning) {
        byte[] bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        return beginning + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Whether the text may be a token at all. */
    static boolean looksLikeToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    /** What is stored of a token. Tokens are random through and through, so a plain digest keeps them. */
    static String digest(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** A password to be used once, easy to type. */
    static String password() {
        return letters(4) + "-" + letters(4) + "-" + letters(4) + "-" + letters(4);
    }

    /** An id that says nothing. */
    static String id(char first) {
        return first + letters(16);
    }

    private static String letters(int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
