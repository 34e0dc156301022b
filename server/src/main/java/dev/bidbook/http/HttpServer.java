package dev.bidbook.http;

import dev.bidbook.audit.AuditTrail;
import dev.bidbook.communication.Communications;
import dev.bidbook.desk.Desk;
import dev.bidbook.discussion.Discussions;
import dev.bidbook.handoff.HandOffs;
import dev.bidbook.ledger.SheetRevision;
import dev.bidbook.people.Act;
import dev.bidbook.people.People;
import dev.bidbook.program.Programs;
import dev.bidbook.review.Review;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.compression.Gzip;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.staticfiles.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The HTTP API and the start page. Thread-safe; started once and closed once. */
public final class HttpServer implements AutoCloseable {

    private final Address address;
    private final HttpLimits limits;
    private final About about;
    private final People people;
    private final EventRoutes events;
    private final Listening listening;
    private final Map<String, Act> calls = new TreeMap<>();
    private final Javalin javalin;
    private volatile int port;

    /**
     * Where the server is to be found.
     *
     * @param host the host it binds to, such as {@code 127.0.0.1}
     * @param port the port, 0 for any that is free
     * @param furtherHosts other names, without port, under which clients may call it
     * @param spool a folder of its own for request bodies on their way; made if it is not there
     * @param front how it is reached: by http or https, under which address
     */
    public record Address(String host, int port, Set<String> furtherHosts, Path spool, Front front) {

        /** The same by http. */
        public Address(String host, int port, Set<String> furtherHosts, Path spool) {
            this(host, port, furtherHosts, spool, Front.PLAIN);
        }
    }

    /**
     * What {@code GET /api/v1/health} says.
     *
     * @param version the program's version
     * @param storage what it stores in, such as {@code SQLite}
     * @param works asks the storage for something small, and throws whatever exception that gives
     */
    public record About(String version, String storage, Runnable works) {}

    /**
     * What people tell each other.
     *
     * @param discussions threads about rows
     * @param desk what people have seen, and what waits for them
     * @param communications what is told by mail
     */
    public record Exchange(Discussions discussions, Desk desk, Communications communications) {}

    /**
     * A server over the given rooms, not yet started. Tell it of new revisions by {@link #revision}.
     *
     * @param handOffs the hand-off of programs, and their phases
     * @param people who may call, and what they may do
     * @param trail what administrators may read of what was done
     * @param exchange what people tell each other
     * @param clock whose day decides what formulas take for today
     */
    public HttpServer(
            Address address,
            HttpLimits limits,
            About about,
            Review review,
            Programs programs,
            HandOffs handOffs,
            People people,
            AuditTrail trail,
            Exchange exchange,
            Clock clock) {
        this.address = address;
        this.limits = limits;
        this.about = about;
        this.people = people;
        this.listening = new Listening(address, limits);
        Access access = new Access(people, programs);
        this.events = new EventRoutes(limits, access, programs);
        HeavyWork heavy = new HeavyWork(limits);
        Path spool = address.spool();
        this.javalin = Javalin.create(config -> {
            configure(config);
            Routes routes = new Routes(config.routes, access);
            routes.get("/api/v1/health", Act.CALL, this::health);
            new TemplateRoutes(review::templates).register(routes);
            new ProgramRoutes(programs, review, spool, limits).register(routes);
            new ReportRoutes(programs, review, spool, limits, heavy).register(routes);
            new ThreadRoutes(programs, review, exchange.discussions(), spool, limits).register(routes);
            new DeskRoutes(programs, review, exchange.desk(), spool, limits, heavy).register(routes);
            new CommunicationRoutes(programs, review, exchange.communications(), spool, limits, heavy).register(routes);
            new AddressRoutes(exchange.communications().addresses(), spool, limits).register(routes);
            new SheetRoutes(programs, review, exchange.discussions(), clock, limits, heavy).register(routes);
            new SubmissionRoutes(programs, review, spool, limits, heavy).register(routes);
            new FindingRoutes(programs, review, exchange, heavy).register(routes);
            new CompletionRoutes(programs, review, limits, heavy).register(routes);
            SignOffRoutes signOffs = new SignOffRoutes(programs, review, spool, limits, heavy);
            signOffs.register(routes);
            new HandOffRoutes(programs, review, handOffs, signOffs, spool, limits, heavy).register(routes);
            new HistoryRoutes(programs, review).register(routes);
            new UndoRoutes(review).register(routes);
            new SignInRoutes(people, limits).register(routes);
            new AccountRoutes(people, limits).register(routes);
            new AccountsRoutes(people, limits).register(routes);
            new AuditRoutes(trail).register(routes);
            events.register(routes);
            new PageRoutes().register(routes);
            new AddInRoutes(address.front()).register(routes);
            calls.putAll(routes.registered());
        });
    }

    /** Starts listening; returns when the port is open. */
    public HttpServer start() {
        try {
            Files.createDirectories(address.spool());
        } catch (IOException e) {
            throw new UncheckedIOException("the folder for request bodies cannot be made", e);
        }
        javalin.start(address.host(), address.port());
        port = javalin.port();
        listening.begin();
        events.begin();
        return this;
    }

    /** The port it listens on, known once it is started. */
    public int port() {
        return port;
    }

    /** The address of the start page. */
    public String startPage() {
        boolean anywhere = address.host().equals("0.0.0.0") || address.host().equals("::");
        String host = anywhere ? "localhost" : address.host();
        return (listening.isSecure() ? "https://" : "http://") + (host.contains(":") ? "[" + host + "]" : host) + ":"
                + port + "/";
    }

    /** Tells those who listen to events of a new revision. Returns at once. */
    public void revision(SheetRevision revision) {
        try {
            events.revision(revision);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every call there is, such as {@code GET /api/v1/health}, and what is done by it. */
    Map<String, Act> calls() {
        return calls;
    }

    /** Answers what has begun and stops. */
    @Override
    public void close() {
        listening.close();
        events.close();
        javalin.stop();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = limits.jsonBytes();
        config.http.compressionStrategy = new CompressionStrategy(null, new Gzip(6));
        config.jetty.modifyServer(server -> server.setErrorHandler(Errors::beforeRoutes));
        config.jetty.addConnector(listening::connector);
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setRequestHeaderSize(16 * 1024);
        });
        config.staticFiles.add(files -> {
            files.hostedPath = "/";
            files.directory = "/web";
            files.location = Location.CLASSPATH;
            files.headers = Map.of("Cache-Control", "no-cache");
        });
        Guard guard = new Guard(address, this::port, people.accounts()::exist);
        config.routes.before(new SecurityHeaders(address.front().officeJs())::set);
        config.routes.before(guard::before);
        new Errors(limits, address.spool()).register(config.routes);
    }

    /** Takes up a renewed certificate now, instead of within a minute. */
    void lookForCertificate() {
        listening.look();
    }

    private void health(Context context) {
        Asked.only(context);
        Accepts.only(context, Accepts.JSON);
        about.works().run();
        Json.answer(context, 200, Map.of("status", "ok", "version", about.version(), "storage", about.storage()));
    }
}
