/**
 * What the round trip costs. Every benchmark puts the product's whole work beside libraries that do the bare part of it
 * on the same cells in the same run; results are read as ratios.
 */
@NullMarked
package dev.bidbook.benchmarks;

import org.jspecify.annotations.NullMarked;
