package dev.bidbook.finding;

import dev.bidbook.finding.Finding.State;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of a finding beside its sheet and row.
 *
 * @param rule the rule's id
 * @param state where it is in its life
 * @param opened the text of the period in which it opened
 * @param owner whose it is, or null
 * @param why for a closed one what ended it, else null
 */
record StoredFinding(String rule, State state, String opened, @Nullable String owner, @Nullable String why) {}
