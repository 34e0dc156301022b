/**
 * What a sheet holds: values, addresses, rows, row keys, periods. Plain data without knowledge of templates, files or
 * storage; it depends on nothing else of Bidbook, and nothing that reads or writes anything may live here.
 */
@NullMarked
package dev.bidbook.sheet;

import org.jspecify.annotations.NullMarked;
