package dev.bidbook.intake;

import dev.bidbook.validation.Problem;
import java.util.List;

/** What a file turned out to be when it was read as a template's report. */
public sealed interface ReportReading {

    /**
     * A report.
     *
     * @param report its rows, and what a person should know about them
     */
    record Read(Report report) implements ReportReading {}

    /**
     * A file that must not pass as the report.
     *
     * @param problems every reason, at least one
     */
    record Refused(List<Problem> problems) implements ReportReading {}
}
