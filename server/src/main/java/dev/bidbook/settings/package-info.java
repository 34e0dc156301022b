/**
 * What the program can be told at start: the one table of settings and limits with their units, where each may be
 * written, and the configuration that follows, with every problem of it collected. Nothing that acts on a setting lives
 * here.
 */
@NullMarked
package dev.bidbook.settings;

import org.jspecify.annotations.NullMarked;
