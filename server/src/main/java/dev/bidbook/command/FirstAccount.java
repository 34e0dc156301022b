package dev.bidbook.command;

import dev.bidbook.Bidbook;
import dev.bidbook.people.AccountOutcome;
import dev.bidbook.settings.ServerConfig;
import java.io.PrintWriter;

/** Sees to it that a server which is about to start has accounts, or says loudly that it has none. */
final class FirstAccount {

    private static final String NAME = "Administrator";

    private FirstAccount() {}

    static void see(Bidbook bidbook, ServerConfig config, PrintWriter out) {
        if (bidbook.people().accounts().exist()) {
            if (!config.requiresAccounts()) {
                out.println("There are accounts in this data folder, so people sign in, although accounts is none.");
            }
        } else if (config.requiresAccounts()) {
            make(bidbook, out);
        } else {
            warn(out);
        }
    }

    private static void make(Bidbook bidbook, PrintWriter out) {
        AccountOutcome outcome = bidbook.people().accounts().add(NAME, true, null, "Bidbook");
        if (outcome instanceof AccountOutcome.Stored stored) {
            out.println();
            out.println("This is the first start, so there is one account, an administrator's:");
            out.println("    Name:              " + NAME);
            out.println("    One-time password: " + stored.password());
            out.println("The password is not shown again, and has to be changed at the first sign-in.");
            out.println("One person alone may do without accounts: --accounts none.");
            out.println();
        } else {
            throw new IllegalStateException("the first account was not made: " + outcome);
        }
    }

    /** What has to be said loudly of a server without accounts. */
    static void warn(PrintWriter out) {
        out.println();
        out.println(
                "!! WITHOUT ACCOUNTS: whoever works on this machine may read and change everything, under any name.");
        out.println("!! That is meant for one person alone. \"bidbook user add\" makes accounts.");
        out.println();
    }
}
