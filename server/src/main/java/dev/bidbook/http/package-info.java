/** The HTTP API and the pages. The only user of Javalin; no decision about data is made here. */
@NullMarked
package dev.bidbook.http;

import org.jspecify.annotations.NullMarked;
