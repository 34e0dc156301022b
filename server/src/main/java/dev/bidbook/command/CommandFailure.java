package dev.bidbook.command;

/** Ends a command with a sentence for the person who gave it. */
final class CommandFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    /** The message is one or two sentences: what is wrong, and what to do. */
    CommandFailure(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
