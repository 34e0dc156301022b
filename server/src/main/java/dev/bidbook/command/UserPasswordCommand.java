package dev.bidbook.command;

import dev.bidbook.Bidbook;
import dev.bidbook.people.Account;
import dev.bidbook.settings.ServerConfig;
import picocli.CommandLine.Command;

/** {@code bidbook user password}. */
@Command(name = "password", description = "Gives somebody a new one-time password, and ends all sign-ins and tokens.")
final class UserPasswordCommand extends UserChange {

    UserPasswordCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(Bidbook bidbook, ServerConfig config) throws Exception {
        Account account = account(bidbook);
        return answer(
                bidbook.people().accounts().renewPassword(account.id(), by()), account.name() + " has a new password.");
    }
}
