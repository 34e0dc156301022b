/** Opening the database, its migrations and its transactions. Knows no table of anybody's. */
@NullMarked
package dev.bidbook.database;

import org.jspecify.annotations.NullMarked;
