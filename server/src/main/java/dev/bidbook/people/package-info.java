/** Who somebody is and what they may do. */
@NullMarked
package dev.bidbook.people;

import org.jspecify.annotations.NullMarked;
