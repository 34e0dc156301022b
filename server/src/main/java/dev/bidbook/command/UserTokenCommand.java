package dev.bidbook.command;

import dev.bidbook.Bidbook;
import dev.bidbook.people.Account;
import dev.bidbook.people.OwnTokens;
import dev.bidbook.people.Token;
import dev.bidbook.settings.ServerConfig;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bidbook user token}. */
@Command(name = "token", description = "Lists somebody's tokens for programs, makes one, or revokes one.")
final class UserTokenCommand extends UserChange {

    @Option(names = "--for", paramLabel = "PURPOSE", description = "Makes a token; what it is for.")
    private @Nullable String purpose;

    @Option(
            names = "--days",
            paramLabel = "DAYS",
            description = "For how many days it counts, at most 366. Default: 90.")
    private int days = 90;

    @Option(names = "--revoke", paramLabel = "ID", description = "Revokes a token.")
    private @Nullable String revoked;

    UserTokenCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(Bidbook bidbook, ServerConfig config) throws Exception {
        Account account = account(bidbook);
        OwnTokens tokens = bidbook.people().tokens();
        if (revoked != null) {
            if (!tokens.revoke(account, revoked, by())) {
                throw new CommandFailure(ExitCode.NOT_FOUND, account.name() + " has no token " + revoked + ".");
            }
            terminal().out().println("Revoked the token " + revoked + ".");
        } else if (purpose != null) {
            return make(tokens, account, purpose);
        } else {
            tokens.of(account.id()).forEach(token -> terminal().out().println(line(token)));
        }
        return ExitCode.DONE;
    }

    private static String line(Token token) {
        return token.id() + "  " + token.prefix() + "…  until " + token.expiresAt() + "  " + token.name();
    }

    private int make(OwnTokens tokens, Account account, String name) throws CommandFailure {
        if (!OwnTokens.isFit(name) || days < 1 || days > OwnTokens.MOST_DAYS) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "Name what the token is for in at most 100 characters, and from 1 to " + OwnTokens.MOST_DAYS
                            + " days.");
        }
        Optional<Token.Fresh> fresh = tokens.make(account, name, days, by());
        if (fresh.isEmpty()) {
            terminal().out().println(account.name() + " has as many tokens as one may. Revoke one with --revoke.");
            return ExitCode.PROBLEMS;
        }
        terminal().out().println(fresh.get().secret());
        terminal()
                .err()
                .println("This is the token; it is not shown again. "
                        + line(fresh.get().token()));
        return ExitCode.DONE;
    }
}
