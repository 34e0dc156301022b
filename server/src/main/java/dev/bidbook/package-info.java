/** The program: its entry point, configuration, command line and wiring. No logic lives here. */
@NullMarked
package dev.bidbook;

import org.jspecify.annotations.NullMarked;
