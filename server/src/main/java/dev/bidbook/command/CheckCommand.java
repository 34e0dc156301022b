package dev.bidbook.command;

import dev.bidbook.Bidbook;
import dev.bidbook.review.CheckReport;
import dev.bidbook.review.FileCheck;
import dev.bidbook.review.SubmittedBody;
import dev.bidbook.settings.ServerConfig;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.TemplateReader;
import dev.bidbook.template.Templates;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bidbook check}. */
@Command(
        name = "check",
        description = "Checks a workbook and says what submitting it would do; or with --template checks a template and"
                + " tries its rules on a sheet. Stores nothing.")
final class CheckCommand extends ReturnCommand {

    @Option(
            names = "--template",
            paramLabel = "FOLDER",
            description =
                    "A template's folder, or one that declares gates, which need not be among the installed ones; no"
                            + " workbook is checked then.")
    private @Nullable Path template;

    @Option(
            names = "--sheet",
            paramLabel = "PROGRAM/PERIOD",
            description = "With --template: the stored sheet on which its rules are tried, such as"
                    + " harbor-transit/2026-W47.")
    private @Nullable String sheet;

    @Option(
            names = "--rule",
            paramLabel = "ID",
            description = "With --template: only this rule, with the first rows that it hits.")
    private @Nullable String rule;

    CheckCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(ServerConfig config, Logging logging) throws Exception {
        Path folder = template;
        return folder == null ? super.run(config, logging) : tryTemplate(config, folder);
    }

    private int tryTemplate(ServerConfig config, Path folder) throws Exception {
        if (TemplateReader.hasGates(folder)) {
            return GatesTrial.of(terminal(), folder, json());
        }
        TemplateTrial trial = new TemplateTrial(terminal(), folder, rule, json());
        return sheet == null ? trial.withoutSheet() : trial.on(config, sheet);
    }

    @Override
    int run(Bidbook bidbook, SheetId id) throws Exception {
        Path workbook = file();
        CheckReport report =
                Progress.during(terminal(), "Checking " + workbook.getFileName(), rows(), () -> bidbook.review()
                        .check(id, new SubmittedBody.Workbook(workbook), person(), onlyMine()));
        annotate(report.problems(), report.conflicts(), out -> bidbook.review()
                .annotate(workbook, report.problems(), report.conflicts(), out));
        return json() ? new AnswersAsJson(terminal()).check(report) : new Answers(terminal()).check(report);
    }

    @Override
    int runWithoutData(ServerConfig config) throws Exception {
        Path folder = template;
        if (folder != null) {
            return sheet == null ? tryTemplate(config, folder) : super.runWithoutData(config);
        }
        existing(file());
        return runWithoutSheet(config, Opening.templates(config), null);
    }

    /** By the file and its template alone. */
    @Override
    int runWithoutSheet(ServerConfig config, Templates templates, @Nullable SheetId id) throws Exception {
        Path workbook = file();
        FileCheck check = new FileCheck(templates, config.spreadsheetLimits(), rows());
        FileCheck.Report report =
                Progress.during(terminal(), "Checking " + workbook.getFileName(), rows(), () -> check.check(workbook));
        annotate(report.problems(), List.of(), out -> FileCheck.annotate(workbook, report.problems(), out));
        String sheet = report.sheet() == null ? "The sheet" : "The sheet " + report.sheet();
        String notChecked = sheet + " is not in the data folder " + config.data()
                + ", so it was not checked whether its lines are the sheet's, whether cells that are not for people were"
                + " changed, and whether somebody else changed the same cells. Name the data folder with --data.";
        return json()
                ? new AnswersAsJson(terminal()).fileCheck(report, notChecked)
                : new Answers(terminal()).fileCheck(report, notChecked);
    }
}
