/** Customer programs: who they are for, their members, their phase. */
@NullMarked
package dev.bidbook.program;

import org.jspecify.annotations.NullMarked;
