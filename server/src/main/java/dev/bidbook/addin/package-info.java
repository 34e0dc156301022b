/**
 * What Excel installs: the ribbon as data, the manifest and the keyboard shortcuts that are made from it, the icons, and
 * the checks that a manifest has to pass.
 */
@NullMarked
package dev.bidbook.addin;

import org.jspecify.annotations.NullMarked;
