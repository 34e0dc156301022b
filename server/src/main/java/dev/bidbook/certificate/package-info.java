/**
 * The server's certificate: reading the PEM files that the settings name, with a sentence for whatever is wrong with them,
 * and making a local authority and a certificate for those who have none.
 */
@NullMarked
package dev.bidbook.certificate;

import org.jspecify.annotations.NullMarked;
