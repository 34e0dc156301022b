// The names that a text may mention, as far as they are written. Pure.

const MOST_OFFERED = 8;

/**
 * The beginning of a name that is being written, and where its at-sign stands; null if none is.
 * @param {string} text @param {number} caret
 */
export function beginningAt(text, caret) {
  const match = /(?:^|[^\p{L}\p{N}])@([^@\n]{0,60})$/u.exec(text.slice(0, caret));
  return match && { at: caret - match[1].length - 1, begun: match[1] };
}

/**
 * The names that go on as it was begun, in their words' order.
 * @param {readonly string[]} names @param {string} begun
 */
export function offered(names, begun) {
  const wanted = begun.toLowerCase();
  const fits = names.filter((name) => name.toLowerCase().startsWith(wanted) || name.toLowerCase().split(/\s+/).some((part) => wanted !== "" && part.startsWith(wanted)));
  // A name that stands there whole is done, unless a longer one goes on so.
  return fits.length === 1 && fits[0].toLowerCase() === wanted ? [] : fits.slice(0, MOST_OFFERED);
}
