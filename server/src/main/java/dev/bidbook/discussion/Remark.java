package dev.bidbook.discussion;

import org.jspecify.annotations.Nullable;

/**
 * Something that somebody wants to say.
 *
 * @param text what, not yet checked, or null where a thread is only resolved or reopened
 * @param becomes whether the thread is then open or resolved; null leaves it as it is
 * @param person who says it
 * @param retryKey what makes a repetition harmless, or null
 */
public record Remark(@Nullable String text, @Nullable Boolean becomes, String person, @Nullable String retryKey) {}
