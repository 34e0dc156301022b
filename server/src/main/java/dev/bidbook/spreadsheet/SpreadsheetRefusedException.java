package dev.bidbook.spreadsheet;

/**
 * A file that cannot be read: not a spreadsheet, of a kind that is not taken, damaged, or past a bound. Its message
 * and repair are written for the person who sent it and name nothing of the server's insides.
 */
public final class SpreadsheetRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why a file is refused. */
    public enum Reason {
        EMPTY,
        NOT_A_SPREADSHEET,
        OLD_XLS,
        BINARY_XLSB,
        OPEN_DOCUMENT,
        ENCRYPTED,
        MACROS,
        DAMAGED,
        TOO_LARGE
    }

    private final Reason reason;
    private final String repair;

    /**
     * A refusal.
     *
     * @param reason the kind of refusal
     * @param message one sentence: what is wrong with the file
     * @param repair one sentence: what to do
     */
    public SpreadsheetRefusedException(Reason reason, String message, String repair) {
        super(message);
        this.reason = reason;
        this.repair = repair;
    }

    /** Why it is refused. */
    public Reason reason() {
        return reason;
    }

    /** One sentence on what to do. */
    public String repair() {
        return repair;
    }
}
