package dev.bidbook.command;

import dev.bidbook.Bidbook;
import dev.bidbook.people.Account;
import dev.bidbook.people.Member;
import dev.bidbook.program.Program;
import dev.bidbook.program.ProgramChange;
import dev.bidbook.program.ProgramOutcome;
import dev.bidbook.settings.ServerConfig;
import dev.bidbook.template.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bidbook user role}. */
@Command(
        name = "role",
        description = "Makes somebody a member of a program in a role, or an administrator of the server.")
final class UserRoleCommand extends UserChange {

    @Parameters(index = "1", arity = "0..1", paramLabel = "PROGRAM", description = "The program.")
    private @Nullable String program;

    @Parameters(index = "2", arity = "0..1", paramLabel = "ROLE", description = "The role, such as \"RAM\".")
    private @Nullable String role;

    @Option(
            names = "--branch",
            paramLabel = "BRANCH",
            description = "Limits the membership to a branch; may stand several times.")
    private List<String> branches = new ArrayList<>();

    @Option(names = "--remove", description = "Ends it instead.")
    private boolean remove;

    UserRoleCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(Bidbook bidbook, ServerConfig config) throws Exception {
        Account account = account(bidbook);
        if (program == null) {
            return answer(
                    bidbook.people().accounts().change(account.id(), !remove, null, by()),
                    account.name() + (remove ? " is no administrator any more." : " is an administrator now."));
        }
        if (role == null) {
            throw new CommandFailure(ExitCode.USAGE, "Name the role: one of " + roles() + ".");
        }
        Role wanted = Role.named(role)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE, "\"" + role + "\" is not a role. Write one of " + roles() + "."));
        return appoint(bidbook, Opening.program(bidbook, program), account, wanted);
    }

    private static String roles() {
        return Arrays.stream(Role.values()).map(Role::word).collect(Collectors.joining(", "));
    }

    private int appoint(Bidbook bidbook, Program known, Account account, Role wanted) {
        List<Member> members = new ArrayList<>(known.members().getOrDefault(wanted, List.of()));
        members.removeIf(member -> member.name().equalsIgnoreCase(account.name()));
        if (!remove) {
            members.add(new Member(account.name(), branches));
        }
        ProgramOutcome outcome = bidbook.programs()
                .change(known.id(), new ProgramChange(null, null, null, Map.of(wanted.word(), members), null), by());
        if (outcome instanceof ProgramOutcome.Refused refused) {
            refused.problems().forEach(problem -> terminal().out().println(problem));
            return ExitCode.PROBLEMS;
        }
        String where = branches.isEmpty() || remove ? "" : " for " + String.join(", ", branches);
        terminal()
                .out()
                .println(account.name() + (remove ? " is no longer " : " is ") + wanted.word() + " of " + known.id()
                        + where + ".");
        return ExitCode.DONE;
    }
}
