package dev.bidbook.communication;

import dev.bidbook.mail.Delivery;
import dev.bidbook.notice.Notice;
import dev.bidbook.notice.Outbox;
import dev.bidbook.notice.StoredNotice;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes notices out of the outbox and sends each as a letter, now and then. What could not be sent stays there and is tried
 * again with the next round; a letter whose fate is not known is sent again under the same id. Thread-safe; to be closed.
 */
public final class NoticeRounds implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeRounds.class);
    private static final int MOST = 100;
    private static final int CLOSING_SECONDS = 5;
    private static final int SOON_MILLISECONDS = 500;

    private final Outbox outbox;
    private final Communications communications;
    private final ScheduledExecutorService post = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "notices");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Rounds that begin at once.
     *
     * @param pause how long to wait between two of them
     */
    public NoticeRounds(Outbox outbox, Communications communications, Duration pause) {
        this.outbox = outbox;
        this.communications = communications;
        var unused = post.scheduleWithFixedDelay(this::round, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
        outbox.onTold(this::soon);
    }

    /** A round when the transaction that tells something is most likely over; the next one comes anyway. */
    private void soon() {
        try {
            var unused = post.schedule(this::round, SOON_MILLISECONDS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // The server is being closed; the notice stays for its next start.
        }
    }

    private void round() {
        try {
            List<StoredNotice> waiting = outbox.waiting(MOST);
            for (StoredNotice stored : waiting) {
                Notice notice = stored.notice();
                Delivery delivery = communications.tell(
                        "notice-" + stored.number(), notice.recipient(), notice.subject(), notice.text());
                if (delivery.sent()) {
                    outbox.sent(stored.number());
                } else if (delivery.result() == Delivery.Result.SERVER_AWAY) {
                    return;
                }
            }
        } catch (RuntimeException e) {
            LOG.error("notices could not be sent; they wait for the next round", e);
        }
    }

    @Override
    public void close() {
        post.shutdown();
        try {
            if (!post.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
                post.shutdownNow();
            }
        } catch (InterruptedException e) {
            post.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
