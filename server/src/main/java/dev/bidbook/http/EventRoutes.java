package dev.bidbook.http;

import dev.bidbook.ledger.SheetRevision;
import dev.bidbook.people.Act;
import dev.bidbook.program.Program;
import dev.bidbook.program.Programs;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code GET /api/v1/events}: tells listeners that a sheet has a new revision. */
final class EventRoutes implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventRoutes.class);
    private static final String TYPE = "text/event-stream";
    private static final byte[] HEARTBEAT = ": still here\n\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] GREETING = "retry: 3000\n\n".getBytes(StandardCharsets.UTF_8);

    private final HttpLimits limits;
    private final Access access;
    private final Programs programs;
    private final Set<EventStream> listeners = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor sender;
    private volatile boolean closed;

    EventRoutes(HttpLimits limits, Access access, Programs programs) {
        this.limits = limits;
        this.access = access;
        this.programs = programs;
        this.sender = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "events");
            thread.setDaemon(true);
            return thread;
        });
        // While the server stops, what has begun may still store revisions; those who would hear of them are hung up by
        // then.
        sender.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    void register(Routes routes) {
        routes.get("/api/v1/events", Act.BE_HERE, this::listen, this::head);
    }

    void begin() {
        int seconds = limits.heartbeatSeconds();
        var unused = sender.scheduleAtFixedRate(() -> beat(), seconds, seconds, TimeUnit.SECONDS);
    }

    /** Tells everybody who listens, which is nobody once it is closed. Returns at once. */
    void revision(SheetRevision revision) throws IOException {
        String data = new String(
                Json.bytes(json -> {
                    json.writeStartObject();
                    json.writeStringField("sheet", revision.sheet().toString());
                    json.writeNumberField("revision", revision.revision());
                    json.writeStringField("kind", revision.kind().name().toLowerCase(Locale.ROOT));
                    json.writeEndObject();
                }),
                StandardCharsets.UTF_8);
        byte[] event = ("event: revision\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
        sender.execute(() -> tell(event, revision.sheet().scope()));
    }

    /** Who listens is asked anew each time whether they may: rights end while a connection lasts. */
    private void tell(byte[] event, String scope) {
        guarded(() -> {
            Optional<Program> program = programs.find(scope);
            for (EventStream listener : listeners) {
                if (listener.wants(scope) && access.hears(listener.whose(), program)) {
                    listener.send(event);
                }
            }
        });
    }

    private void beat() {
        guarded(() -> {
            for (EventStream listener : listeners) {
                if (access.isHere(listener.whose())) {
                    listener.send(HEARTBEAT);
                } else {
                    listener.close();
                }
            }
        });
    }

    /** What fails once must not end the beating for ever; the next time may be better. */
    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("events could not be told", e);
        }
    }

    /** Refuses to listen to a program that is not there for the caller. */
    private void requireScope(Context context) {
        String scope = context.queryParam("scope");
        if (scope != null
                && Access.signedIn(context).isPresent()
                && !access.hears(whose(context), programs.find(scope))) {
            throw ProgramRoutes.unknown();
        }
    }

    private static Access.Listener whose(Context context) {
        return new Access.Listener(Access.token(context));
    }

    /** What listening would be answered with, without listening. */
    private void head(Context context) {
        Asked.only(context, "scope");
        Accepts.only(context, TYPE);
        requireScope(context);
        context.contentType(TYPE).header("Cache-Control", "no-store");
    }

    private void listen(Context context) throws IOException {
        Asked.only(context, "scope");
        Accepts.only(context, TYPE);
        requireScope(context);
        if (listeners.size() >= limits.listeners()) {
            throw new HttpFailure(
                    ErrorKind.BUSY, "As many clients listen already as may. Ask for the sheet now and then instead.");
        }
        context.disableCompression();
        var response = context.res();
        response.setStatus(200);
        response.setContentType(TYPE);
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        var async = context.req().startAsync();
        async.setTimeout(0);
        // Javalin ends a response when its handler returns, unless there is a future that has not come.
        CompletableFuture<Void> ended = new CompletableFuture<>();
        context.future(() -> ended);
        EventStream stream = new EventStream(whose(context), context.queryParam("scope"), async, gone -> {
            listeners.remove(gone);
            ended.complete(null);
        });
        listeners.add(stream);
        stream.begin();
        stream.send(GREETING);
        if (closed) {
            // It came too late to be hung up with the others, and the server would wait for it.
            stream.close();
        }
    }

    /** Hangs up on all who listen, so that the server can stop. Nobody listens from then on. */
    @Override
    public void close() {
        closed = true;
        sender.shutdown();
        listeners.forEach(EventStream::close);
    }
}
