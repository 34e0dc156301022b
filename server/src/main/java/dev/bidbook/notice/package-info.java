/** What members of programs are to be told: stored where it arises, and fetched by whoever delivers it. It owns that table. */
@NullMarked
package dev.bidbook.notice;

import org.jspecify.annotations.NullMarked;
