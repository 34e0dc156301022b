/**
 * Whether a program can be handed over: its gates, the life of its new demand bids, and the signing of the hand-off. It owns
 * the table of what people said of demand bids.
 */
@NullMarked
package dev.bidbook.handoff;

import org.jspecify.annotations.NullMarked;
