/**
 * The audit trail: who did what, from where, each entry chained to the one before, and the head of the chain kept apart
 * from it. It owns its table and knows nothing of what is done.
 */
@NullMarked
package dev.bidbook.audit;

import org.jspecify.annotations.NullMarked;
