package dev.bidbook.http;

import dev.bidbook.sheet.SheetId;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** {@code GET /api/v1/events}: tells listeners that a sheet has a new revision. */
final class EventRoutes implements AutoCloseable {

    private static final String TYPE = "text/event-stream";
    private static final byte[] HEARTBEAT = ": still here\n\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] GREETING = "retry: 3000\n\n".getBytes(StandardCharsets.UTF_8);

    private final HttpLimits limits;
    private final Set<EventStream> listeners = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "events");
        thread.setDaemon(true);
        return thread;
    });

    EventRoutes(HttpLimits limits) {
        this.limits = limits;
    }

    void register(Routes routes) {
        routes.get("/api/v1/events", this::listen, this::head);
    }

    void begin() {
        int seconds = limits.heartbeatSeconds();
        var unused = sender.scheduleAtFixedRate(() -> sendAll(HEARTBEAT, null), seconds, seconds, TimeUnit.SECONDS);
    }

    /** Tells everybody who listens. Returns at once. */
    void revision(SheetId sheet, int revision) throws IOException {
        String data = new String(
                Json.bytes(json -> {
                    json.writeStartObject();
                    json.writeStringField("sheet", sheet.toString());
                    json.writeNumberField("revision", revision);
                    json.writeEndObject();
                }),
                StandardCharsets.UTF_8);
        byte[] event = ("event: revision\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
        sender.execute(() -> sendAll(event, sheet.scope()));
    }

    private void sendAll(byte[] bytes, @org.jspecify.annotations.Nullable String scope) {
        for (EventStream listener : listeners) {
            if (scope == null || listener.wants(scope)) {
                listener.send(bytes);
            }
        }
    }

    /** What listening would be answered with, without listening. */
    private void head(Context context) {
        Asked.only(context, "scope");
        Accepts.only(context, TYPE);
        context.contentType(TYPE).header("Cache-Control", "no-store");
    }

    private void listen(Context context) throws IOException {
        Asked.only(context, "scope");
        Accepts.only(context, TYPE);
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
        EventStream stream = new EventStream(context.queryParam("scope"), async, gone -> {
            listeners.remove(gone);
            ended.complete(null);
        });
        listeners.add(stream);
        stream.begin();
        stream.send(GREETING);
    }

    @Override
    public void close() {
        sender.shutdownNow();
        listeners.forEach(EventStream::close);
    }
}
