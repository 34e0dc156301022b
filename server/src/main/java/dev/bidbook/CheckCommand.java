package dev.bidbook;

import dev.bidbook.review.CheckReport;
import dev.bidbook.review.SubmittedBody;
import dev.bidbook.sheet.SheetId;
import picocli.CommandLine.Command;

/** {@code bidbook check}. */
@Command(name = "check", description = "Checks a workbook and says what submitting it would do. Stores nothing.")
final class CheckCommand extends ReturnCommand {

    CheckCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(Bidbook bidbook, SheetId id) throws Exception {
        CheckReport report =
                Progress.during(terminal(), "Checking " + file().getFileName(), () -> "", () -> bidbook.review()
                        .check(id, new SubmittedBody.Workbook(file()), person(), onlyMine()));
        annotate(bidbook, report.problems(), report.conflicts());
        return json() ? new AnswersAsJson(terminal()).check(report) : new Answers(terminal()).check(report);
    }

    @Override
    String unknownSheet(SheetId id, ServerConfig config) {
        return file() + ": The file can be read and is a copy of " + id + ". That sheet is not in the data folder "
                + config.data() + ", so its cells were not checked against what is stored. Name the data folder it was"
                + " made from with --data.";
    }
}
