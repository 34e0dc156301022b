/**
 * What lies on a person's desk: what somebody has seen of each sheet, what changed since, and what waits for them across
 * programs. Owns the table of looks; everything else is counted from what the other rooms hold.
 */
@NullMarked
package dev.bidbook.desk;

import org.jspecify.annotations.NullMarked;
