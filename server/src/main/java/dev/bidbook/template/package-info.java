/**
 * What a sheet is: a {@link dev.bidbook.template.Template} with its columns, choices and parameters, and how one is
 * read from {@code template.yaml}. Nothing here knows of workbooks, storage or requests.
 */
@NullMarked
package dev.bidbook.template;

import org.jspecify.annotations.NullMarked;
