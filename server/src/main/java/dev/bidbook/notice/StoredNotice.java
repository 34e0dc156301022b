package dev.bidbook.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notice that is stored.
 *
 * @param number its number, in the order of time
 * @param notice what is told
 * @param at since when it is there
 * @param sentAt when it was delivered, or null while it waits
 */
public record StoredNotice(int number, Notice notice, Instant at, @Nullable Instant sentAt) {}
