/**
 * The command line: the entry point, one class per command, and how a command speaks to a terminal. What the commands
 * do is done by the other rooms; nothing here may be needed by any of them.
 */
@NullMarked
package dev.bidbook.command;

import org.jspecify.annotations.NullMarked;
