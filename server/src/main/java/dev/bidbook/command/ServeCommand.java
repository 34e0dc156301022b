package dev.bidbook.command;

import dev.bidbook.Bidbook;
import dev.bidbook.http.HttpServer;
import dev.bidbook.settings.ServerConfig;
import picocli.CommandLine.Command;

/** {@code bidbook serve}. */
@Command(name = "serve", description = "Runs the server until it is stopped.")
final class ServeCommand extends DataCommand {

    ServeCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    boolean makesTheDataFolder() {
        return true;
    }

    @Override
    int run(ServerConfig config, Logging logging) throws Exception {
        Logging.showProceedings();
        try (Stop stop = new Stop();
                Bidbook bidbook = Opening.open(config)) {
            FirstAccount.see(bidbook, config, terminal().out());
            serve(bidbook, config, stop);
        }
        return ExitCode.DONE;
    }

    private void serve(Bidbook bidbook, ServerConfig config, Stop stop) throws Exception {
        try (HttpServer server = Serving.start(bidbook, config)) {
            terminal()
                    .out()
                    .println("Bidbook is at " + server.startPage() + " and stores in "
                            + config.data().toAbsolutePath().normalize() + ". Stop it with Ctrl+C.");
            stop.await();
        }
    }
}
