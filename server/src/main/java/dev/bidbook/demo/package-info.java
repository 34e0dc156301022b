/** A made-up program and its reports, in the form that Power BI exports them. Knows nothing of the server. */
@NullMarked
package dev.bidbook.demo;

import org.jspecify.annotations.NullMarked;
