package dev.bidbook.spreadsheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Tells by its first bytes what kind of file it is, and refuses those that are not taken. */
final class FileKind {

    private static final int HEAD = 4_096;

    private FileKind() {}

    /** The format of a file that may be read; zip archives still have to prove that they hold a workbook. */
    static Spreadsheet.Format of(Path file, SpreadsheetLimits limits) throws SpreadsheetRefusedException {
        byte[] head;
        try {
            long size = Files.size(file);
            if (size > limits.fileBytes()) {
                throw Refusals.tooLarge("The file has", limits.fileBytes(), "bytes");
            }
            try (InputStream in = Files.newInputStream(file)) {
                head = in.readNBytes(HEAD);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (head.length == 0) {
            throw Refusals.empty();
        }
        if (startsWith(head, 'P', 'K', 3, 4) || startsWith(head, 'P', 'K', 5, 6) || startsWith(head, 'P', 'K', 7, 8)) {
            return Spreadsheet.Format.XLSX;
        }
        if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0)) {
            throw compoundFile(file);
        }
        refuseKnownKinds(head);
        return Spreadsheet.Format.CSV;
    }

    private static void refuseKnownKinds(byte[] head) throws SpreadsheetRefusedException {
        // Excel 2 to 4 wrote their records without any container.
        if (startsWith(head, 0x09, 0x00, 0x04, 0x00)
                || startsWith(head, 0x09, 0x02, 0x06, 0x00)
                || startsWith(head, 0x09, 0x04, 0x06, 0x00)
                || startsWith(head, 0x09, 0x08)) {
            throw Refusals.oldXls();
        }
        if (startsWith(head, '%', 'P', 'D', 'F')) {
            throw Refusals.notASpreadsheet("a PDF document");
        }
        if (startsWith(head, 0x89, 'P', 'N', 'G')
                || startsWith(head, 0xff, 0xd8, 0xff)
                || startsWith(head, 'G', 'I', 'F')) {
            throw Refusals.notASpreadsheet("a picture");
        }
        if (startsWith(head, 0x1f, 0x8b) || startsWith(head, '7', 'z', 0xbc) || startsWith(head, 'R', 'a', 'r', '!')) {
            throw Refusals.notASpreadsheet("a packed archive");
        }
    }

    /** Excel's older files and encrypted new ones share a container: its directory tells them apart. */
    private static SpreadsheetRefusedException compoundFile(Path file) {
        try (POIFSFileSystem container = new POIFSFileSystem(file.toFile(), true)) {
            DirectoryEntry root = container.getRoot();
            boolean workbook = false;
            for (String name : root.getEntryNames()) {
                String lower = name.toLowerCase(Locale.ROOT);
                if (lower.equals("encryptedpackage")) {
                    return Refusals.encrypted();
                }
                workbook |= lower.equals("workbook") || lower.equals("book");
            }
            return workbook
                    ? Refusals.oldXls()
                    : Refusals.notASpreadsheet("an Office document or message, but no workbook");
        } catch (IOException | RuntimeException e) {
            return Refusals.damaged("it begins like an old Office file, but is cut off or changed");
        }
    }

    private static boolean startsWith(byte[] head, int... start) {
        if (head.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((head[i] & 0xff) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
