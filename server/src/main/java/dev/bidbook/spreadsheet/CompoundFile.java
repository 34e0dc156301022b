package dev.bidbook.spreadsheet;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Tells by the names in its directory what a compound file holds: Excel's older workbooks, encrypted new ones, and much
 * else share this container. Only the directory is read, sector after sector and within bounds, so that a file made to
 * mislead a reader costs nothing.
 */
final class CompoundFile {

    private static final int HEADER = 512;
    private static final int ENTRY = 128;
    private static final int MOST_SECTORS = 2_000;
    private static final int LISTED_IN_HEADER = 109;

    private final RandomAccessFile file;
    private final int sectorBytes;
    private final ByteBuffer header;

    private CompoundFile(RandomAccessFile file, ByteBuffer header) throws IOException {
        int shift = header.getShort(30);
        if (shift != 9 && shift != 12) {
            throw new IOException("sectors of an unknown size");
        }
        this.file = file;
        this.header = header;
        this.sectorBytes = 1 << shift;
    }

    /** What is wrong with such a file: it is never a workbook that can be read. */
    static SpreadsheetRefusedException refusal(Path path) {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            return of(new CompoundFile(file, read(file, 0, HEADER)).names());
        } catch (IOException e) {
            return Refusals.damaged("it begins like an old Office file, but is cut off or changed");
        }
    }

    private static SpreadsheetRefusedException of(Set<String> names) {
        if (names.contains("encryptedpackage")) {
            return Refusals.encrypted();
        }
        if (names.contains("worddocument")) {
            return Refusals.notASpreadsheet("an old Word document (.doc)");
        }
        if (names.contains("powerpoint document")) {
            return Refusals.notASpreadsheet("an old PowerPoint document (.ppt)");
        }
        if (names.contains("__properties_version1.0")) {
            return Refusals.message();
        }
        return names.contains("workbook") || names.contains("book")
                ? Refusals.oldXls()
                : Refusals.notASpreadsheet("of an old Office kind, but no workbook");
    }

    /** The names in the directory, in lower case. */
    private Set<String> names() throws IOException {
        Set<String> names = new HashSet<>();
        int sector = header.getInt(48);
        for (int i = 0; i < MOST_SECTORS && sector >= 0; i++) {
            ByteBuffer entries = sector(sector);
            for (int at = 0; at + ENTRY <= sectorBytes; at += ENTRY) {
                int length = entries.getShort(at + 64);
                if (length >= 4 && length <= 64) {
                    byte[] name = new byte[length - 2];
                    entries.get(at, name);
                    names.add(new String(name, StandardCharsets.UTF_16LE).toLowerCase(Locale.ROOT));
                }
            }
            sector = next(sector);
        }
        return names;
    }

    /** The sector after one, by the allocation table; negative at the end. */
    private int next(int sector) throws IOException {
        int perSector = sectorBytes / 4;
        int table = sector / perSector;
        if (table >= LISTED_IN_HEADER) {
            // Directories of files this large begin early on: what is known by now has to do.
            return -1;
        }
        return sector(header.getInt(76 + 4 * table)).getInt(sector % perSector * 4);
    }

    private ByteBuffer sector(int number) throws IOException {
        if (number < 0) {
            throw new IOException("a sector that is none");
        }
        return read(file, (number + 1L) * sectorBytes, sectorBytes);
    }

    private static ByteBuffer read(RandomAccessFile file, long offset, int length) throws IOException {
        byte[] bytes = new byte[length];
        file.seek(offset);
        file.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
