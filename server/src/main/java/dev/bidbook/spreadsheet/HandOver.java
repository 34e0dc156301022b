package dev.bidbook.spreadsheet;

import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What one thread makes ahead of another that takes it, as much as there is room for. Thread-safe, for one that gives and
 * one that takes.
 *
 * @param <T> what is handed over
 */
final class HandOver<T> {

    /** Something, and how much room it takes. */
    private record Item<T>(T what, long size) {}

    private final long room;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Item<T>> items = new ArrayDeque<>();
    private long filled;
    private boolean stopped;
    private boolean ended;
    private @Nullable Throwable failure;

    /** With room for so much; what comes on top of that waits for the one that takes. */
    HandOver(long room) {
        this.room = room;
    }

    /** Gives something, and waits until there is room for more; answers whether more is wanted. */
    boolean give(T what, long size) {
        lock.lock();
        try {
            items.add(new Item<>(what, size));
            filled += size;
            changed.signalAll();
            while (!stopped && filled > room) {
                changed.awaitUninterruptibly();
            }
            return !stopped;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Says that nothing more comes; the one that gives must end with this, whatever happens.
     *
     * @param problem what ended it, if anything but the end of what there is
     */
    void end(@Nullable Throwable problem) {
        lock.lock();
        try {
            failure = problem;
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Takes what was given first, and waits for it; null once all is taken. */
    @Nullable
    T take() {
        lock.lock();
        try {
            while (items.isEmpty() && !ended) {
                changed.awaitUninterruptibly();
            }
            Item<T> item = items.poll();
            if (item == null) {
                return null;
            }
            filled -= item.size();
            changed.signalAll();
            return item.what();
        } finally {
            lock.unlock();
        }
    }

    /**
     * What ended it, once all is taken: thrown if it is unchecked, answered if it is checked; null if it was the end of what
     * there is.
     */
    @Nullable
    Exception failure() {
        Throwable problem = problem();
        if (problem instanceof RuntimeException unchecked) {
            throw unchecked;
        } else if (problem instanceof Error error) {
            throw error;
        }
        return (Exception) problem;
    }

    private @Nullable Throwable problem() {
        lock.lock();
        try {
            return failure;
        } finally {
            lock.unlock();
        }
    }

    /** Wants no more, and comes back once nobody gives any. */
    void stop() {
        lock.lock();
        try {
            stopped = true;
            items.clear();
            changed.signalAll();
            while (!ended) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }
}
