/**
 * Mail over SMTP: letters, and what became of each. The only user of the mail library; it knows nothing of sheets, people
 * or what is written.
 */
@NullMarked
package dev.bidbook.mail;

import org.jspecify.annotations.NullMarked;
