package dev.bidbook.command;

import dev.bidbook.Bidbook;
import dev.bidbook.ledger.Submission.Take;
import dev.bidbook.program.Program;
import dev.bidbook.review.Accept;
import dev.bidbook.review.HeaderMatch;
import dev.bidbook.review.ImportOutcome;
import dev.bidbook.review.ImportRequest;
import dev.bidbook.settings.ServerConfig;
import dev.bidbook.template.Template;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bidbook import}. */
@Command(
        name = "import",
        description = "Imports a Power BI export, or a customer's award, into the sheet of a program and period.")
final class ImportCommand extends DataCommand {

    @Parameters(index = "0", paramLabel = "PROGRAM", description = "The program's id, such as harbor-transit.")
    private String program = "";

    @Parameters(index = "1", paramLabel = "PERIOD", description = "The period, such as 2026-W47.")
    private String period = "";

    @Parameters(index = "2", paramLabel = "FILE", description = "The export, .xlsx or .csv.")
    private Path file = Path.of("");

    @Option(
            names = "--template",
            paramLabel = "NAME",
            description = "What the report is of. Default: told from its headers.")
    private @Nullable String template;

    @Option(
            names = "--accept",
            paramLabel = "WHAT",
            split = ",",
            description = "What is taken all the same: truncated (a report that Power BI cut off), other-program (a"
                    + " report that looks like another program's).")
    private List<String> accept = new ArrayList<>();

    @Option(
            names = "--match",
            paramLabel = "HEADER:COLUMN",
            description = "Says which column of the template a header of a customer's file is; may be repeated.")
    private List<String> match = new ArrayList<>();

    @Option(
            names = "--take",
            paramLabel = "WHOSE",
            description = "Whose value counts where people changed what a customer's file changes: mine (the file's) or"
                    + " theirs.")
    private @Nullable String take;

    @Option(names = "--json", description = "Answers with JSON.")
    private boolean json;

    @Mixin
    private Person person = new Person();

    ImportCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(ServerConfig config, Logging logging) throws Exception {
        Set<Accept> accepted = accepted();
        Map<String, String> matches = matches();
        Take taken = taken();
        existing(file);
        RowCount rows = new RowCount();
        try (Bidbook bidbook = Opening.open(config, rows)) {
            Program known = Opening.program(bidbook, program);
            Template named = template == null ? null : Opening.template(bidbook, template);
            ImportOutcome outcome =
                    Progress.during(terminal(), "Importing " + file.getFileName(), rows, () -> bidbook.review()
                            .importReport(
                                    known.scope(),
                                    new ImportRequest(
                                            named, period, file, accepted, matches, taken, person.name(), null)));
            return json ? new AnswersAsJson(terminal()).imported(outcome) : new Answers(terminal()).imported(outcome);
        }
    }

    private Map<String, String> matches() throws CommandFailure {
        Map<String, String> matches = new LinkedHashMap<>();
        for (String text : match) {
            matches.putAll(HeaderMatch.read(text)
                    .orElseThrow(() -> new CommandFailure(
                            ExitCode.USAGE,
                            "--match: \"" + text
                                    + "\" is no answer. Write a header of the file, a colon and a column of"
                                    + " the template, such as \"Artikel-Nr:Part Number\".")));
        }
        return matches;
    }

    private @Nullable Take taken() throws CommandFailure {
        if (take == null) {
            return null;
        }
        return switch (take) {
            case "mine" -> Take.MINE;
            case "theirs" -> Take.THEIRS;
            default -> throw new CommandFailure(ExitCode.USAGE, "--take: \"" + take + "\" is not mine or theirs.");
        };
    }

    private Set<Accept> accepted() throws CommandFailure {
        Set<Accept> accepted = EnumSet.noneOf(Accept.class);
        for (String word : accept) {
            accepted.add(Accept.named(word.strip())
                    .orElseThrow(() -> new CommandFailure(
                            ExitCode.USAGE,
                            "--accept: \"" + word + "\" cannot be accepted. Write truncated, other-program, or both"
                                    + " with a comma between.")));
        }
        return accepted;
    }
}
