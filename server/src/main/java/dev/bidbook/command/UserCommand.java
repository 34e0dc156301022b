package dev.bidbook.command;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bidbook user}: what somebody who has the data folder may do with accounts. */
@Command(name = "user", description = "Makes and changes accounts, memberships and tokens.")
final class UserCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** The commands beneath it. */
    static List<Object> commands(Terminal terminal) {
        return List.of(
                new UserAddCommand(terminal),
                new UserRoleCommand(terminal),
                new UserTokenCommand(terminal),
                new UserListCommand(terminal),
                new UserDeactivateCommand(terminal),
                new UserPasswordCommand(terminal));
    }

    /** Without a command beneath it: what there is. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command.");
    }

    /** The line with the command and those beneath it. */
    static CommandLine line(Terminal terminal, java.util.function.BiConsumer<CommandLine, Object> add) {
        CommandLine line = new CommandLine(new UserCommand());
        commands(terminal).forEach(command -> add.accept(line, command));
        return line;
    }
}
