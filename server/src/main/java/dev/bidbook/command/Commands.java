package dev.bidbook.command;

import dev.bidbook.settings.Setting;
import dev.bidbook.settings.SettingsRefusedException;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
        name = "bidbook",
        description = "The weekly awarded-demand review, kept in Excel and stored on a server.",
        footer = {"", "The settings: bidbook settings. The documentation: docs/ beside this program."})
final class Commands implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Commands() {}

    /** Runs the command that the arguments name; the answer is its {@link ExitCode}. */
    static int run(Terminal terminal, String... arguments) {
        CommandLine line = new CommandLine(new Commands());
        addCommands(line, terminal);
        help(line);
        line.getCommandSpec().version("bidbook " + Version.text());
        line.getCommandSpec()
                .addOption(CommandLine.Model.OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description("Prints the version.")
                        .build());
        line.setOut(terminal.out());
        line.setErr(terminal.err());
        line.setExpandAtFiles(false);
        line.setUsageHelpAutoWidth(terminal.interactive());
        line.setParameterExceptionHandler((exception, wrong) -> misused(terminal, exception));
        line.setExecutionExceptionHandler((exception, failed, parsed) -> failed(terminal, exception));
        return line.execute(arguments);
    }

    /** Without a command: what there is. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command.");
    }

    private static void addCommands(CommandLine line, Terminal terminal) {
        List<Setting> all = List.of(Setting.values());
        add(line, new ServeCommand(terminal), all);
        add(line, new DemoCommand(terminal), all);
        add(line, new ProgramCommand(terminal), DataCommand.SETTINGS);
        add(line, new ImportCommand(terminal), DataCommand.SETTINGS);
        add(line, new WorkbookCommand(terminal), DataCommand.SETTINGS);
        add(line, new CheckCommand(terminal), DataCommand.SETTINGS);
        add(line, new SubmitCommand(terminal), DataCommand.SETTINGS);
        add(line, new BackupCommand(terminal), DataCommand.SETTINGS);
        CommandLine user = UserCommand.line(terminal, (above, command) -> add(above, command, DataCommand.SETTINGS));
        help(user);
        line.addSubcommand(user);
        CommandLine audit = new CommandLine(new AuditCommand());
        add(audit, new AuditCommand.Verify(terminal), DataCommand.SETTINGS);
        add(audit, new AuditCommand.Export(terminal), DataCommand.SETTINGS);
        help(audit);
        line.addSubcommand(audit);
        add(line, new ManifestCommand(terminal), ManifestCommand.SETTINGS);
        add(line, new SettingsCommand(terminal), all);
        CommandLine certificate = new CommandLine(new CertificateCommand(terminal));
        help(certificate);
        line.addSubcommand(certificate);
    }

    private static void add(CommandLine line, Object command, List<Setting> settings) {
        CommandLine added = new CommandLine(command);
        SettingOptions.add(added, settings);
        help(added);
        line.addSubcommand(added);
    }

    private static void help(CommandLine command) {
        command.getCommandSpec()
                .addOption(CommandLine.Model.OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Prints this help.")
                        .build());
    }

    private static int misused(Terminal terminal, ParameterException exception) {
        String message = exception.getMessage();
        CommandLine command = exception.getCommandLine();
        terminal.err().println(message == null ? "The command line is wrong." : message);
        CommandLine.UnmatchedArgumentException.printSuggestions(exception, terminal.err());
        terminal.err().println();
        command.usage(terminal.err());
        return ExitCode.USAGE;
    }

    private static int failed(Terminal terminal, Exception exception) {
        if (exception instanceof SettingsRefusedException refused) {
            refused.problems().forEach(problem -> terminal.err().println(problem));
            return ExitCode.USAGE;
        } else if (exception instanceof CommandFailure failure) {
            terminal.err().println(failure.getMessage());
            return failure.exitCode();
        }
        return incident(terminal, exception);
    }

    /** Logs what should not have happened, and tells the person where to look. */
    static int incident(Terminal terminal, Exception exception) {
        String incident = UUID.randomUUID().toString();
        LOG.error("incident {}", incident, exception);
        terminal.err()
                .println("Something went wrong that should not have. Incident " + incident
                        + "; the log file in the data folder has the details.");
        return ExitCode.UNEXPECTED;
    }
}
