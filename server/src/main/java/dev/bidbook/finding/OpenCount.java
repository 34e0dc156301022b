package dev.bidbook.finding;

import dev.bidbook.template.Rule;
import org.jspecify.annotations.Nullable;

/**
 * A number of unanswered findings of a sheet that are alike.
 *
 * @param rule their rule
 * @param owner whose they are to answer, or null if nobody is named
 * @param age how many weeks they have been open, from 1
 * @param escalated whether they are as old as their rule's escalation says
 * @param count how many they are
 */
public record OpenCount(Rule rule, @Nullable String owner, int age, boolean escalated, int count) {}
