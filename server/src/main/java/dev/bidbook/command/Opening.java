package dev.bidbook.command;

import dev.bidbook.Bidbook;
import dev.bidbook.database.DatabaseRefusedException;
import dev.bidbook.formula.FormulaRefusedException;
import dev.bidbook.program.Program;
import dev.bidbook.settings.Nearest;
import dev.bidbook.settings.ServerConfig;
import dev.bidbook.sheet.Period;
import dev.bidbook.sheet.RowProgress;
import dev.bidbook.template.Template;
import dev.bidbook.template.TemplateReader;
import dev.bidbook.template.TemplateRefusedException;
import dev.bidbook.template.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.ZoneId;
import java.util.stream.Collectors;

/** Opens the data folder for a command, and finds in it what the command line names. */
final class Opening {

    private Opening() {}

    /** The templates; a failure that lists everything wrong with them if they cannot be used. */
    static Templates templates(ServerConfig config) throws CommandFailure {
        existingTemplates(config);
        try {
            return TemplateReader.readAll(config.templates());
        } catch (TemplateRefusedException refused) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(refused.getMessage()));
        }
    }

    private static void existingTemplates(ServerConfig config) throws CommandFailure {
        if (!Files.isDirectory(config.templates())) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "There is no folder of templates at " + config.templates() + ". Name it with --templates.");
        }
    }

    /** The open data folder; a failure that lists everything wrong with the templates if they cannot be used. */
    static Bidbook open(ServerConfig config) throws CommandFailure, IOException {
        return open(config, RowProgress.NONE);
    }

    /** The open data folder, with somebody who is told of every row that is read from a file or written into one. */
    static Bidbook open(ServerConfig config, RowProgress progress) throws CommandFailure, IOException {
        existingTemplates(config);
        try {
            return Bidbook.open(
                    config.data(),
                    config.templates(),
                    config.spreadsheetLimits(),
                    progress,
                    config.signIn(),
                    Clock.system(ZoneId.systemDefault()));
        } catch (TemplateRefusedException | FormulaRefusedException refused) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(refused.getMessage()));
        } catch (DatabaseRefusedException refused) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(refused.getMessage()));
        }
    }

    /** The program of that id. */
    static Program program(Bidbook bidbook, String id) throws CommandFailure {
        return bidbook.programs()
                .find(id)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.NOT_FOUND,
                        "There is no program " + id + ". "
                                + Nearest.of(id, bidbook.programs().all(), Program::id)
                                        .map(program -> "Did you mean " + program.id() + "?")
                                        .orElse("\"bidbook program\" makes one.")));
    }

    /** The template of that name. */
    static Template template(Bidbook bidbook, String name) throws CommandFailure {
        return bidbook.templates()
                .find(name)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.NOT_FOUND,
                        "There is no template " + name + ". There are: "
                                + bidbook.templates().all().stream()
                                        .map(Template::name)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    /** The period that the text names, of the template's kind. */
    static Period period(Template template, String text) throws CommandFailure {
        return template.period()
                .parse(text)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE,
                        "\"" + text + "\" is not a period of " + template.name() + ". Write "
                                + template.period().description() + "."));
    }
}
