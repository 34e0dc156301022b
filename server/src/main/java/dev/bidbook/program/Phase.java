package dev.bidbook.program;

import java.util.Optional;

/** Where a program is in its life. */
public enum Phase {
    IMPLEMENTATION("implementation"),
    SOFT_HAND_OFF("soft hand-off"),
    SALES_SUPPORT("sales support"),
    CLOSED("closed");

    private final String word;

    Phase(String word) {
        this.word = word;
    }

    /** The words used in the API and in messages. */
    public String word() {
        return word;
    }

    /** The phase that comes after this one; the last one itself for the last. */
    public Phase next() {
        return switch (this) {
            case IMPLEMENTATION -> SOFT_HAND_OFF;
            case SOFT_HAND_OFF -> SALES_SUPPORT;
            case SALES_SUPPORT, CLOSED -> CLOSED;
        };
    }

    /** The phase that the words name, in any case, or empty. */
    public static Optional<Phase> named(String word) {
        for (Phase phase : values()) {
            if (phase.word.equalsIgnoreCase(word)) {
                return Optional.of(phase);
            }
        }
        return Optional.empty();
    }
}
