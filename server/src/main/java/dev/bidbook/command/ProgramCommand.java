package dev.bidbook.command;

import dev.bidbook.Bidbook;
import dev.bidbook.program.ProgramChange;
import dev.bidbook.program.ProgramOutcome;
import dev.bidbook.settings.ServerConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bidbook program}. */
@Command(name = "program", description = "Makes a customer program, whose reports can then be imported.")
final class ProgramCommand extends DataCommand {

    @Parameters(
            index = "0",
            paramLabel = "PROGRAM",
            description = "Its id: lower-case letters, digits and hyphens, such as harbor-transit.")
    private String id = "";

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "Its name, as its reports have it.")
    private String name = "";

    @Option(
            names = "--customer",
            required = true,
            paramLabel = "NAME",
            description = "The customer, as its reports have it.")
    private String customer = "";

    @Mixin
    private Person person = new Person();

    ProgramCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    boolean makesTheDataFolder() {
        return true;
    }

    @Override
    int run(ServerConfig config, Logging logging) throws Exception {
        try (Bidbook bidbook = Opening.open(config)) {
            ProgramOutcome outcome =
                    bidbook.programs().create(id, new ProgramChange(name, customer, null, null, null), person.name());
            if (outcome instanceof ProgramOutcome.Stored stored) {
                terminal().out().println("Made the program " + stored.program().id() + ".");
                return ExitCode.DONE;
            } else if (outcome instanceof ProgramOutcome.Refused refused) {
                refused.problems().forEach(problem -> terminal().out().println(problem));
            } else {
                terminal().err().println("There is a program " + id + " already. Choose another id.");
            }
            return ExitCode.PROBLEMS;
        }
    }
}
