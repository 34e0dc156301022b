package dev.bidbook.workbook;

/**
 * Bytes of a part that are compressed already. Pieces of one part follow each other: each ends at a byte and refers to
 * nothing in the one before it, and only the last one says that it is the last.
 *
 * @param bytes the compressed bytes
 * @param length how many bytes they were
 * @param checksum the CRC-32 of those
 */
// Made to be written out; nobody changes or compares the array.
@SuppressWarnings("ArrayRecordComponent")
record Deflated(byte[] bytes, long length, long checksum) {}
