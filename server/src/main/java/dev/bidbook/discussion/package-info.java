/**
 * What people say to each other about rows of sheets: threads that belong to a row and a column, whatever the period, and
 * whom they mention. Owns its tables; texts are only ever added.
 */
@NullMarked
package dev.bidbook.discussion;

import org.jspecify.annotations.NullMarked;
