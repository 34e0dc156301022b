package dev.bidbook.command;

import dev.bidbook.Bidbook;
import dev.bidbook.people.Account;
import dev.bidbook.people.AccountOutcome;
import dev.bidbook.settings.ServerConfig;
import java.io.PrintWriter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A command about one account. */
abstract class UserChange extends DataCommand {

    @Parameters(index = "0", paramLabel = "NAME", description = "The name of the account.")
    private String name = "";

    @Mixin
    private Person person = new Person();

    UserChange(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(ServerConfig config, Logging logging) throws Exception {
        try (Bidbook bidbook = Opening.open(config)) {
            return run(bidbook, config);
        }
    }

    abstract int run(Bidbook bidbook, ServerConfig config) throws Exception;

    final String name() {
        return name;
    }

    /** Who does it. */
    final String by() {
        return person.name();
    }

    final Account account(Bidbook bidbook) throws CommandFailure {
        return bidbook.people()
                .accounts()
                .named(name)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.NOT_FOUND, "There is no account " + name + ". \"bidbook user list\" lists them."));
    }

    /** Says what became of it. */
    final int answer(AccountOutcome outcome, String done) throws CommandFailure {
        PrintWriter out = terminal().out();
        if (outcome instanceof AccountOutcome.Stored stored) {
            out.println(done);
            if (stored.password() != null) {
                out.println("One-time password: " + stored.password());
                out.println("It is not shown again, and has to be changed when it is first used.");
            }
            return ExitCode.DONE;
        } else if (outcome instanceof AccountOutcome.Refused refused) {
            out.println(refused.message() + " " + refused.repair());
            return ExitCode.PROBLEMS;
        }
        throw new CommandFailure(ExitCode.NOT_FOUND, "There is no account " + name + ".");
    }
}
