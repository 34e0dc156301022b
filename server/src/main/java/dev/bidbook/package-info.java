/** The wiring of the rooms into one program. No logic lives here. */
@NullMarked
package dev.bidbook;

import org.jspecify.annotations.NullMarked;
