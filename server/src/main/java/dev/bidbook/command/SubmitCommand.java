package dev.bidbook.command;

import dev.bidbook.Bidbook;
import dev.bidbook.ledger.Outcome;
import dev.bidbook.review.SubmissionAnswer;
import dev.bidbook.review.SubmittedBody;
import dev.bidbook.settings.ServerConfig;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Templates;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** {@code bidbook submit}. */
@Command(name = "submit", description = "Stores what a workbook changes, whole or not at all.")
final class SubmitCommand extends ReturnCommand {

    SubmitCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(Bidbook bidbook, SheetId id) throws Exception {
        Path workbook = file();
        SubmissionAnswer answer =
                Progress.during(terminal(), "Submitting " + workbook.getFileName(), rows(), () -> bidbook.review()
                        .submit(id, new SubmittedBody.Workbook(workbook), person(), onlyMine(), null));
        if (answer.outcome() instanceof Outcome.Refused refused) {
            annotate(refused.problems(), List.of(), out -> bidbook.review()
                    .annotate(workbook, refused.problems(), List.of(), out));
        } else if (answer.outcome() instanceof Outcome.Conflicted conflicted) {
            annotate(List.of(), conflicted.conflicts(), out -> bidbook.review()
                    .annotate(workbook, List.of(), conflicted.conflicts(), out));
        }
        return json()
                ? new AnswersAsJson(terminal()).submission(answer.outcome(), answer.warnings())
                : new Answers(terminal()).submission(answer.outcome(), answer.warnings());
    }

    @Override
    int runWithoutSheet(ServerConfig config, Templates templates, @Nullable SheetId id) throws CommandFailure {
        if (id == null) {
            throw new CommandFailure(
                    ExitCode.PROBLEMS,
                    file() + ": The workbook does not say which sheet it is a copy of. Download a fresh one with"
                            + " \"bidbook workbook\", copy your cells into it, and use that one.");
        }
        throw new CommandFailure(
                ExitCode.NOT_FOUND,
                file() + ": The workbook is a copy of " + id + ", which is not in the data folder " + config.data()
                        + ". Name the data folder it was made from with --data.");
    }
}
