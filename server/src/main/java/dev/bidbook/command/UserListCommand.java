package dev.bidbook.command;

import dev.bidbook.Bidbook;
import dev.bidbook.people.Account;
import dev.bidbook.people.Act;
import dev.bidbook.people.Caller;
import dev.bidbook.people.Rights;
import dev.bidbook.program.Program;
import dev.bidbook.settings.ServerConfig;
import dev.bidbook.template.Role;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** {@code bidbook user list}. */
@Command(name = "list", description = "Lists the accounts, with the roles of each.")
final class UserListCommand extends DataCommand {

    UserListCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(ServerConfig config, Logging logging) throws Exception {
        try (Bidbook bidbook = Opening.open(config)) {
            List<Program> programs = bidbook.programs().all();
            PrintWriter out = terminal().out();
            for (Account account : bidbook.people().accounts().all()) {
                out.println(account.name()
                        + (account.administrator() ? ", administrator" : "")
                        + (account.active() ? "" : ", not active")
                        + (account.passwordDue() ? ", with a one-time password" : ""));
                programs.forEach(program -> roles(out, account, program));
            }
        }
        return ExitCode.DONE;
    }

    private static void roles(PrintWriter out, Account account, Program program) {
        Rights rights = program.rights(new Caller(account.name(), Caller.Standing.PERSON, account.id()));
        if (rights.may(Act.SEE)) {
            String words = rights.roles().stream().map(Role::word).collect(Collectors.joining(", "));
            out.println("    " + program.id() + ": " + words);
        }
    }
}
