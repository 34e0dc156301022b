/**
 * Customer programs: who they are for, their members, their phase. It owns the programs' tables and knows nothing of
 * files or requests.
 */
@NullMarked
package dev.bidbook.program;

import org.jspecify.annotations.NullMarked;
