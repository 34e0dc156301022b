package dev.bidbook.review;

import dev.bidbook.ledger.Submission.Retry;
import dev.bidbook.ledger.Submission.Take;
import dev.bidbook.template.Template;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file to be imported into the sheet of a period.
 *
 * @param template what the file is of, or null to tell it from its headers; where rows are people's it has to be named
 * @param period the period as text, checked against the template
 * @param file the file, .xlsx or .csv; the caller deletes it
 * @param accepted what the importer takes upon themselves
 * @param matches columns of the template by headers of the file, as the importer answered
 * @param take whose values count where people have changed what the file changes, or null to be told of such cells
 * @param person who imports
 * @param retry what makes a repetition harmless, or null
 */
public record ImportRequest(
        @Nullable Template template,
        String period,
        Path file,
        Set<Accept> accepted,
        Map<String, String> matches,
        @Nullable Take take,
        String person,
        @Nullable Retry retry) {

    /** A report, without answers. */
    public static ImportRequest report(
            @Nullable Template template,
            String period,
            Path file,
            Set<Accept> accepted,
            String person,
            @Nullable Retry retry) {
        return new ImportRequest(template, period, file, accepted, Map.of(), null, person, retry);
    }
}
