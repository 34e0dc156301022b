package dev.bidbook.command;

import dev.bidbook.Bidbook;
import dev.bidbook.people.Account;
import dev.bidbook.settings.ServerConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bidbook user deactivate}. */
@Command(name = "deactivate", description = "Lets somebody not sign in any more, and ends all sign-ins and tokens.")
final class UserDeactivateCommand extends UserChange {

    @Option(names = "--again", description = "Lets them sign in again instead.")
    private boolean again;

    UserDeactivateCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(Bidbook bidbook, ServerConfig config) throws Exception {
        Account account = account(bidbook);
        return answer(
                bidbook.people().accounts().change(account.id(), null, again, by()),
                account.name() + (again ? " may sign in again." : " may not sign in any more."));
    }
}
