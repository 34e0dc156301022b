package dev.bidbook.spreadsheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Tells by its first bytes what kind of file it is, and refuses those that are not taken. */
final class FileKind {

    private static final int HEAD = 4_096;
    private static final String PICTURE = "a picture";
    private static final String PACKED = "a packed archive";
    private static final String PROGRAM = "a program";
    private static final String DATABASE = "a database";

    /** The first bytes of a kind, as ISO 8859-1 text, and what completes "The file is …". */
    private record Start(String bytes, String kind) {}

    private static final List<Start> STARTS = List.of(
            new Start("%PDF", "a PDF document"),
            new Start("%!PS", "a PostScript document"),
            new Start("{\\rtf", "an RTF document"),
            new Start("\u0089PNG", PICTURE),
            new Start("\u00ff\u00d8\u00ff", PICTURE),
            new Start("GIF8", PICTURE),
            new Start("II*\0", PICTURE),
            new Start("MM\0*", PICTURE),
            new Start("\u001f\u008b", PACKED),
            new Start("7z\u00bc\u00af", PACKED),
            new Start("Rar!\u001a", PACKED),
            new Start("BZh9", PACKED),
            new Start("\u00fd7zXZ", PACKED),
            new Start("\u0028\u00b5\u002f\u00fd", PACKED),
            new Start("\0\0\2\0\6\4", "a Lotus 1-2-3 workbook"),
            new Start("\0\0\u001a\0", "a Lotus 1-2-3 workbook"),
            new Start("\0\0\2\0\1\u0010", "a Quattro Pro workbook"),
            new Start("PAR1", DATABASE),
            new Start("SQLite format 3\0", DATABASE),
            new Start("\0\1\0\0Standard ", DATABASE),
            new Start("MZ\u0090\0", PROGRAM),
            new Start("\u007fELF", PROGRAM));

    private FileKind() {}

    /** The format of a file that may be read; zip archives still have to prove that they hold a workbook. */
    static Spreadsheet.Format of(Path file, SpreadsheetLimits limits) throws SpreadsheetRefusedException {
        byte[] bytes;
        try {
            long size = Files.size(file);
            if (size > limits.fileBytes()) {
                throw Refusals.tooLarge("The file has", limits.fileBytes(), "bytes");
            }
            try (InputStream in = Files.newInputStream(file)) {
                bytes = in.readNBytes(HEAD);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (bytes.length == 0) {
            throw Refusals.empty();
        }
        String head = new String(bytes, StandardCharsets.ISO_8859_1);
        if (head.startsWith("PK\3\4") || head.startsWith("PK\5\6") || head.startsWith("PK\7\b")) {
            refuseUnusualPacking(head);
            return Spreadsheet.Format.XLSX;
        }
        if (head.startsWith("\u00d0\u00cf\u0011\u00e0")) {
            throw CompoundFile.refusal(file);
        }
        refuseKnownKinds(head);
        return Spreadsheet.Format.CSV;
    }

    /** The first entry of an archive tells whether it has a password, and how it is packed. */
    private static void refuseUnusualPacking(String head) throws SpreadsheetRefusedException {
        if (head.startsWith("PK\3\4") && head.length() >= 30) {
            if ((head.charAt(6) & 1) != 0) {
                throw Refusals.archiveWithPassword();
            }
            int method = head.charAt(8) | head.charAt(9) << 8;
            if (method != 0 && method != 8) {
                throw Refusals.packing();
            }
        }
    }

    private static void refuseKnownKinds(String head) throws SpreadsheetRefusedException {
        // Excel 2 to 4 wrote their records without any container, and so did some programs for Excel 5.
        if (head.startsWith("\t\0\4\0")
                || head.startsWith("\t\2\6\0")
                || head.startsWith("\t\4\6\0")
                || head.startsWith("\t\b")) {
            throw Refusals.oldXls();
        }
        String start = head.stripLeading();
        for (Start known : STARTS) {
            if (head.startsWith(known.bytes) || (known.kind.contains("document") && start.startsWith(known.bytes))) {
                throw Refusals.notASpreadsheet(known.kind);
            }
        }
        if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)
                || head.startsWith("ftyp", 4)
                || (head.startsWith("BM") && head.startsWith("\0\0\0\0", 6))) {
            throw Refusals.notASpreadsheet(PICTURE);
        }
        if (head.startsWith("ustar", 257)) {
            throw Refusals.notASpreadsheet(PACKED);
        }
        if (isDbf(head)) {
            throw Refusals.otherProgram("a dBASE table (.dbf)");
        }
    }

    /** A version byte, a date, and a list of fields that ends with a carriage return at the place the header names. */
    private static boolean isDbf(String head) {
        if (head.length() < 65 || "\2\3\4\5\u0030\u0031\u0043\u0083\u008b\u00f5".indexOf(head.charAt(0)) < 0) {
            return false;
        }
        int headerBytes = head.charAt(8) | head.charAt(9) << 8;
        boolean date = head.charAt(2) >= 1 && head.charAt(2) <= 12 && head.charAt(3) >= 1 && head.charAt(3) <= 31;
        return date && headerBytes >= 65 && (headerBytes > head.length() || head.charAt(headerBytes - 1) == '\r');
    }
}
