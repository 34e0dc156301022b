package dev.bidbook.workbook;

import dev.bidbook.spreadsheet.SpreadsheetRefusedException;
import dev.bidbook.validation.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/** Interim. */
public final class WorkbookAnnotator {
    private WorkbookAnnotator() {}

    /** Interim: the merge of the annotator replaces this. */
    public static void annotate(Path original, List<Problem> problems, List<ConflictRow> conflicts, OutputStream out)
            throws IOException, SpreadsheetRefusedException {
        throw new UnsupportedOperationException("the annotator is not merged yet");
    }
}
