/** What every property test is made of: random cases that can be repeated, and random things to try. */
@NullMarked
package dev.bidbook.properties;

import org.jspecify.annotations.NullMarked;
