package dev.bidbook;

import dev.bidbook.ledger.Outcome;
import dev.bidbook.review.SubmissionAnswer;
import dev.bidbook.review.SubmittedBody;
import dev.bidbook.sheet.SheetId;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code bidbook submit}. */
@Command(name = "submit", description = "Stores what a workbook changes, whole or not at all.")
final class SubmitCommand extends ReturnCommand {

    SubmitCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(Bidbook bidbook, SheetId id) throws Exception {
        SubmissionAnswer answer =
                Progress.during(terminal(), "Submitting " + file().getFileName(), () -> "", () -> bidbook.review()
                        .submit(id, new SubmittedBody.Workbook(file()), person(), onlyMine(), null));
        if (answer.outcome() instanceof Outcome.Refused refused) {
            annotate(bidbook, refused.problems(), List.of());
        } else if (answer.outcome() instanceof Outcome.Conflicted conflicted) {
            annotate(bidbook, List.of(), conflicted.conflicts());
        }
        return json()
                ? new AnswersAsJson(terminal()).submission(answer.outcome(), answer.warnings())
                : new Answers(terminal()).submission(answer.outcome(), answer.warnings());
    }

    @Override
    String unknownSheet(SheetId id, ServerConfig config) {
        return file() + ": The workbook is a copy of " + id + ", which is not in the data folder " + config.data()
                + ". Name the data folder it was made from with --data.";
    }
}
