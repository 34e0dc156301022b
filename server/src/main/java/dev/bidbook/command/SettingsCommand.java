package dev.bidbook.command;

import dev.bidbook.settings.ServerConfig;
import dev.bidbook.settings.SettingsRefusedException;
import dev.bidbook.settings.SettingsTable;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code bidbook settings}. */
@Command(name = "settings", description = "Prints every setting: its value, where that comes from, and what it does.")
final class SettingsCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    SettingsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws SettingsRefusedException {
        ServerConfig config = SettingOptions.read(spec.commandLine().getParseResult(), terminal);
        terminal.out().print(SettingsTable.text(config));
        terminal.out().flush();
        return ExitCode.DONE;
    }
}
