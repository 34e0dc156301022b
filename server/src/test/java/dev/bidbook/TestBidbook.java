package dev.bidbook;

import dev.bidbook.communication.Communications;
import dev.bidbook.http.Front;
import dev.bidbook.http.HttpLimits;
import dev.bidbook.http.HttpServer;
import dev.bidbook.mail.MailServer;
import dev.bidbook.mail.Mailer;
import dev.bidbook.people.SignInSettings;
import dev.bidbook.sheet.RowProgress;
import dev.bidbook.spreadsheet.SpreadsheetLimits;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A whole server in this process, wired as the command line wires it, on any free port; and a client of it. */
public final class TestBidbook implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Bidbook bidbook;
    private final HttpServer server;
    private final Path spool;

    private TestBidbook(Bidbook bidbook, HttpServer server, Path spool) {
        this.bidbook = bidbook;
        this.server = server;
        this.spool = spool;
    }

    /** A server that will keep its data in a folder, with the product's templates and the limits that it has by itself. */
    public static Wishes in(Path folder) {
        return new Wishes(folder);
    }

    /** The product's templates. */
    public static Path templates() {
        return Files.isDirectory(Path.of("templates")) ? Path.of("templates") : Path.of("../templates");
    }

    /** How a server is to be. */
    public static final class Wishes {

        private final Path folder;
        private Path templates = TestBidbook.templates();
        private Clock clock = Clock.systemUTC();
        private SignInSettings signIn = SignInSettings.DEFAULTS;
        private HttpLimits limits = HttpLimits.DEFAULTS;
        private Set<String> names = Set.of();
        private Front front = Front.PLAIN;
        private @Nullable MailServer mail;
        private String publicAddress = "";

        private Wishes(Path folder) {
            this.folder = folder;
        }

        public Wishes templates(Path where) {
            this.templates = where;
            return this;
        }

        public Wishes clock(Clock other) {
            this.clock = other;
            return this;
        }

        public Wishes signIn(SignInSettings settings) {
            this.signIn = settings;
            return this;
        }

        public Wishes limits(HttpLimits other) {
            this.limits = other;
            return this;
        }

        /** Further names it may be called by, and https if its front has a certificate. */
        public Wishes front(Set<String> others, Front other) {
            this.names = others;
            this.front = other;
            return this;
        }

        /** By which mail server it sends letters, and the address that they link to. */
        public Wishes mail(@Nullable MailServer server, String address) {
            this.mail = server;
            this.publicAddress = address;
            return this;
        }

        public TestBidbook start() throws Exception {
            Bidbook bidbook = Bidbook.open(
                    folder.resolve("data"), templates, SpreadsheetLimits.DEFAULTS, RowProgress.NONE, signIn, clock);
            Path spool = folder.resolve("spool");
            HttpServer server = new HttpServer(
                    new HttpServer.Address("127.0.0.1", 0, names, spool, front),
                    limits,
                    new HttpServer.About(
                            "test", "SQLite", () -> bidbook.programs().all()),
                    bidbook.review(),
                    bidbook.programs(),
                    bidbook.handOffs(),
                    bidbook.people(),
                    bidbook.trail(),
                    new HttpServer.Exchange(
                            bidbook.discussions(),
                            bidbook.desk(),
                            bidbook.communications(new Communications.Post(
                                    mail == null ? null : new Mailer(mail), publicAddress, spool))),
                    clock);
            bidbook.review().onRevision(server::revision);
            server.start();
            return new TestBidbook(bidbook, server, spool);
        }
    }

    /** What is stored, for what cannot be had over HTTP. */
    public Bidbook bidbook() {
        return bidbook;
    }

    public HttpServer server() {
        return server;
    }

    /** Where bodies go while they arrive. */
    public Path spool() {
        return spool;
    }

    /** A call; the path begins with a slash, headers are names and values in turn. */
    public HttpResponse<byte[]> send(String method, String path, @Nullable String type, byte[] body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.port()).resolve(path))
                .method(
                        method,
                        type == null && body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (type != null) {
            request.header("Content-Type", type);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Override
    public void close() {
        server.close();
        bidbook.close();
    }
}
