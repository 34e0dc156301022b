package dev.bidbook.command;

import dev.bidbook.Bidbook;
import dev.bidbook.audit.AuditVerdict;
import dev.bidbook.settings.ServerConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bidbook audit}: the trail of who did what. */
@Command(name = "audit", description = "Verifies or exports the trail of who did what from where.")
final class AuditCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Without a command beneath it: what there is. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command.");
    }

    /** {@code bidbook audit verify}. */
    @Command(name = "verify", description = "Says whether the trail is what was written.")
    static final class Verify extends DataCommand {

        Verify(Terminal terminal) {
            super(terminal);
        }

        @Override
        int run(ServerConfig config, Logging logging) throws Exception {
            try (Bidbook bidbook = Opening.open(config)) {
                AuditVerdict verdict = bidbook.trail().verify();
                verdict.faults().forEach(terminal().out()::println);
                terminal()
                        .out()
                        .println(
                                verdict.isWhole()
                                        ? "The audit trail is whole: %d entries, the last with the digest %s."
                                                .formatted(verdict.entries(), verdict.head())
                                        : "The audit trail is not what was written.");
                return verdict.isWhole() ? ExitCode.DONE : ExitCode.PROBLEMS;
            }
        }
    }

    /** {@code bidbook audit export}. */
    @Command(name = "export", description = "Writes every entry as a line of JSON, the oldest first.")
    static final class Export extends DataCommand {

        Export(Terminal terminal) {
            super(terminal);
        }

        @Override
        int run(ServerConfig config, Logging logging) throws Exception {
            try (Bidbook bidbook = Opening.open(config)) {
                bidbook.trail().each(entry -> terminal().out().println(AnswersAsJson.line(entry)));
                return ExitCode.DONE;
            }
        }
    }
}
