package dev.bidbook.command;

import dev.bidbook.Bidbook;
import dev.bidbook.demo.DemoReports;
import dev.bidbook.http.HttpServer;
import dev.bidbook.ledger.SheetEntry;
import dev.bidbook.settings.ServerConfig;
import dev.bidbook.settings.Setting;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bidbook demo}. */
@Command(
        name = "demo",
        description = "Imports three weeks of a made-up program, with answers, and serves them until it is stopped.")
final class DemoCommand extends DataCommand {

    /** Apart from real data, which would be in the folder above. */
    private static final Path FOLDER = Path.of(Setting.DATA.standard(), "demo");

    @Option(names = "--fresh", description = "Makes the demo anew, even if there is one from before.")
    private boolean fresh;

    DemoCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    boolean makesTheDataFolder() {
        return true;
    }

    @Override
    ServerConfig configure(ServerConfig config) {
        return config.isDefault(Setting.DATA) ? config.with(Setting.DATA, FOLDER.toString()) : config;
    }

    @Override
    int run(ServerConfig config, Logging logging) throws Exception {
        DemoData data = new DemoData(config.data());
        boolean kept = data.prepare(fresh);
        RowCount rows = new RowCount();
        try (Stop stop = new Stop();
                Bidbook bidbook = Opening.open(config, rows)) {
            PrintWriter out = terminal().out();
            if (kept) {
                out.println("The demo in " + config.data() + " is from before, with whatever was changed in it. --fresh"
                        + " makes it anew.");
            } else {
                DemoReports reports = DemoReports.endingBefore(LocalDate.now(Clock.system(ZoneId.systemDefault())));
                Progress.during(terminal(), "Making the demo", rows, () -> {
                    data.fill(bidbook, reports, config.requiresAccounts(), out);
                    return reports;
                });
            }
            try (HttpServer server = start(bidbook, config)) {
                printAddresses(bidbook, server.startPage());
                printAccounts(data, bidbook);
                stop.await();
            }
        }
        return ExitCode.DONE;
    }

    /** Where nobody asked for a port, any will do if the usual one is taken. */
    private static HttpServer start(Bidbook bidbook, ServerConfig config) throws CommandFailure {
        try {
            return Serving.start(bidbook, config);
        } catch (CommandFailure taken) {
            if (!config.isDefault(Setting.PORT)) {
                throw taken;
            }
            return Serving.start(bidbook, config.with(Setting.PORT, "0"));
        }
    }

    private void printAddresses(Bidbook bidbook, String startPage) {
        PrintWriter out = terminal().out();
        out.println();
        out.println("Start page:     " + startPage);
        bidbook.review().sheets(DemoReports.PROGRAM).stream()
                .map(SheetEntry::sheet)
                .max(Comparator.comparing(sheet -> sheet.period().text()))
                .ifPresent(sheet -> {
                    out.println("Last week:      " + startPage + "api/v1/sheets/" + sheet);
                    out.println("Its workbook:   " + startPage + "api/v1/sheets/" + sheet + "/workbook");
                });
        out.println("API:            " + startPage + "openapi.json");
        out.println();
    }

    private void printAccounts(DemoData data, Bidbook bidbook) throws IOException {
        PrintWriter out = terminal().out();
        if (bidbook.people().accounts().exist()) {
            out.println("Sign in as any of these, each with the password " + data.password() + ":");
            data.people().forEach((role, name) -> out.println("    %-26s%s".formatted(role, name)));
            out.println();
        } else {
            FirstAccount.warn(out);
        }
        out.println("Stop it with Ctrl+C.");
    }
}
