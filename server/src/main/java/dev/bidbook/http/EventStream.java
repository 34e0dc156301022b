package dev.bidbook.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One listener of events. It has no thread: what is sent waits in a short queue until the connection takes it, and a
 * listener whose queue runs full is sent away (browsers come back by themselves).
 */
final class EventStream implements WriteListener, AsyncListener {

    private static final int QUEUED = 100;

    private final Access.Listener whose;
    private final @Nullable String scope;
    private final AsyncContext async;
    private final ServletOutputStream out;
    private final Consumer<EventStream> ended;
    private final Queue<byte[]> queue = new ArrayDeque<>();
    /** Nothing may be written before the connection has said for the first time that it takes bytes. */
    private boolean begun;

    private boolean flushNeeded;
    private boolean closed;

    EventStream(Access.Listener whose, @Nullable String scope, AsyncContext async, Consumer<EventStream> ended)
            throws IOException {
        this.whose = whose;
        this.scope = scope;
        this.async = async;
        this.out = async.getResponse().getOutputStream();
        this.ended = ended;
    }

    void begin() {
        async.addListener(this);
        out.setWriteListener(this);
    }

    /** Whose it is, to be asked whether they may still listen. */
    Access.Listener whose() {
        return whose;
    }

    /** Whether events of that scope are for this listener. */
    boolean wants(String eventScope) {
        return scope == null || scope.equals(eventScope);
    }

    /** Sends bytes as soon as the connection takes them. */
    synchronized void send(byte[] bytes) {
        if (closed) {
            return;
        }
        if (queue.size() >= QUEUED) {
            close();
            return;
        }
        queue.add(bytes);
        if (begun) {
            drain();
        }
    }

    @Override
    public synchronized void onWritePossible() {
        begun = true;
        drain();
    }

    private synchronized void drain() {
        try {
            while (!closed && out.isReady()) {
                byte[] next = queue.poll();
                if (next != null) {
                    out.write(next);
                    flushNeeded = true;
                } else if (flushNeeded) {
                    flushNeeded = false;
                    out.flush();
                } else {
                    return;
                }
            }
        } catch (IOException | IllegalStateException e) {
            // The client has gone.
            close();
        }
    }

    synchronized void close() {
        if (!closed) {
            closed = true;
            queue.clear();
            ended.accept(this);
        }
    }

    @Override
    public void onError(Throwable fault) {
        close();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        close();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        close();
    }

    @Override
    public void onError(AsyncEvent event) {
        close();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
