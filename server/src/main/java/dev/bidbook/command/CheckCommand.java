package dev.bidbook.command;

import dev.bidbook.Bidbook;
import dev.bidbook.review.CheckReport;
import dev.bidbook.review.FileCheck;
import dev.bidbook.review.SubmittedBody;
import dev.bidbook.settings.ServerConfig;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Templates;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
                Progress.during(terminal(), "Checking " + file().getFileName(), rows(), () -> bidbook.review()
                        .check(id, new SubmittedBody.Workbook(file()), person(), onlyMine()));
        annotate(report.problems(), report.conflicts(), out -> bidbook.review()
                .annotate(file(), report.problems(), report.conflicts(), out));
        return json() ? new AnswersAsJson(terminal()).check(report) : new Answers(terminal()).check(report);
    }

    @Override
    int runWithoutData(ServerConfig config) throws Exception {
        existing(file());
        return runWithoutSheet(config, Opening.templates(config), null);
    }

    /** By the file and its template alone. */
    @Override
    int runWithoutSheet(ServerConfig config, Templates templates, @Nullable SheetId id) throws Exception {
        FileCheck check = new FileCheck(templates, config.spreadsheetLimits(), rows());
        FileCheck.Report report =
                Progress.during(terminal(), "Checking " + file().getFileName(), rows(), () -> check.check(file()));
        annotate(report.problems(), List.of(), out -> FileCheck.annotate(file(), report.problems(), out));
        String sheet = report.sheet() == null ? "The sheet" : "The sheet " + report.sheet();
        String notChecked = sheet + " is not in the data folder " + config.data()
                + ", so it was not checked whether its lines are the sheet's, whether cells that are not for people were"
                + " changed, and whether somebody else changed the same cells. Name the data folder with --data.";
        return json()
                ? new AnswersAsJson(terminal()).fileCheck(report, notChecked)
                : new Answers(terminal()).fileCheck(report, notChecked);
    }
}
