// Rows in pieces that are bounded in bytes: one request to a spreadsheet may not be larger. Pure.

/** So many bytes of rows go into one request at most; a request may have 2 MB with what is around them. */
export const CHUNK_BYTES = 1_900_000;

/** What Office.js itself needs for a cell: it puts large blocks into a request in parts, each with names and numbers of its own. */
const BYTES_A_CELL = 0.6;

const encoder = new TextEncoder();
/** Room for the rows that there usually are. */
const room = new Uint8Array(1 << 16);

/** The bytes of a row of values in a request. @param {readonly unknown[]} row */
export function bytesOf(row) {
  const json = JSON.stringify(row);
  const { read, written } = encoder.encodeInto(json, room);
  return (read === json.length ? written : encoder.encode(json).length) + 1 + Math.ceil(row.length * BYTES_A_CELL);
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
