package dev.bidbook.ledger;

import java.security.SecureRandom;

/** Names for what has no name of its own: short, without meaning, and not to be guessed. */
final class Identifiers {

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Identifiers() {}

    /** A new id for a submission. */
    static String submission() {
        return next('s');
    }

    /** A new id for a copy. */
    static String copy() {
        return next('c');
    }

    private static String next(char first) {
        StringBuilder id = new StringBuilder(LENGTH + 1).append(first);
        for (int i = 0; i < LENGTH; i++) {
            id.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return id.toString();
    }
}
