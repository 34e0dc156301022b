package dev.bidbook.command;

import dev.bidbook.Bidbook;
import dev.bidbook.people.Account;
import dev.bidbook.people.OpenId;
import dev.bidbook.settings.ServerConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bidbook user add}. */
@Command(name = "add", description = "Makes an account, and prints its one-time password.")
final class UserAddCommand extends UserChange {

    @Option(names = "--administrator", description = "An administrator of the server; the first account has to be one.")
    private boolean administrator;

    @Option(
            names = "--openid",
            paramLabel = "SUBJECT",
            description = "Who it is at the OpenID provider, instead of a password; at Microsoft, the object id.")
    private @Nullable String openId;

    UserAddCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    boolean makesTheDataFolder() {
        return true;
    }

    @Override
    int run(Bidbook bidbook, ServerConfig config) throws Exception {
        Account.OpenIdSubject subject = null;
        if (openId != null) {
            String issuer = bidbook.people()
                    .openId()
                    .map(OpenId::issuer)
                    .orElseThrow(() -> new CommandFailure(
                            ExitCode.USAGE, "No OpenID provider is set. Set openid-issuer first, or leave it out."));
            subject = new Account.OpenIdSubject(issuer, openId);
        }
        return answer(
                bidbook.people().accounts().add(name(), administrator, subject, by()),
                "Made the account " + name() + ".");
    }
}
