package dev.bidbook.intake;

/**
 * What the importer allows.
 *
 * @param acceptTruncated whether a report that Power BI cut off is read nevertheless, and doubted
 */
public record IntakeOptions(boolean acceptTruncated) {

    /** Nothing out of the ordinary is allowed. */
    public static final IntakeOptions STRICT = new IntakeOptions(false);
}
