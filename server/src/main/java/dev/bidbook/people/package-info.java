/**
 * Who somebody is and what they may do: accounts, tokens, memberships, and the one place that answers whether a caller
 * may do an act. It owns the accounts' tables and knows nothing of sheets or requests.
 */
@NullMarked
package dev.bidbook.people;

import org.jspecify.annotations.NullMarked;
