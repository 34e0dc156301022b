// Rows in pieces that are bounded in bytes: one request to a spreadsheet may not be larger. Pure.

/** So many bytes of rows go into one request at most; a request may have 2 MB with what is around them. */
export const CHUNK_BYTES = 1_900_000;

/** What Office.js itself needs for a cell: it puts large blocks into a request in parts, each with names and numbers of its own. */
const BYTES_A_CELL = 0.6;

const encoder = new TextEncoder();
/** What is written as it stands, between quotation marks. */
const PLAIN = /^[ !#-[\]-~]*$/;

/** The bytes of a value in a request, with what parts it from the next. @param {import("./values.js").Raw} value */
export function bytesOf(value) {
  const bytes = typeof value !== "string" ? String(value).length : PLAIN.test(value) ? value.length + 2 : encoder.encode(JSON.stringify(value)).length;
  return bytes + 1 + BYTES_A_CELL;
}

/**
 * Where each piece begins and ends.
 * @param {number} count
 * @param {(index: number) => number} size the bytes of one row
 * @param {number} [most]
 * @returns {Generator<{start: number, end: number, bytes: number}>}
 */
export function* chunks(count, size, most = CHUNK_BYTES) {
  let start = 0;
  let bytes = 0;
  for (let index = 0; index < count; index++) {
    const next = size(index);
    if (index > start && bytes + next > most) {
      yield { start, end: index, bytes };
      start = index;
      bytes = 0;
    }
    bytes += next;
  }
  if (count > start) yield { start, end: count, bytes };
}
