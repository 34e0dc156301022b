package dev.bidbook.workbook;

import dev.bidbook.sheet.CellAddress;
import dev.bidbook.spreadsheet.SpreadsheetRefusedException;
import dev.bidbook.spreadsheet.SpreadsheetRefusedException.Reason;
import dev.bidbook.validation.Place;
import dev.bidbook.validation.Problem;
import dev.bidbook.workbook.MarkedStyles.Mark;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.DOMException;

/**
 * Writes a workbook that came in again, with its problems and conflicts in it: problem cells and cells in conflict are coloured, and
 * sheets named {@value #PROBLEMS} and {@value #CONFLICTS} list them. Marks and lists of an earlier annotation are taken away
 * or replaced, and sheets with nothing left to say go. Every part that has nothing to say stays byte for byte as it was; sheets are streamed.
 */
public final class WorkbookAnnotator {

    /** The name of the sheet that lists the problems. */
    public static final String PROBLEMS = "Problems";

    /** The name of the sheet that lists the conflicts. */
    public static final String CONFLICTS = "Conflicts";

    private static final int DATE_FORMAT = 14;
    private static final int MOMENT_FORMAT = 22;

    private final PackageFile file;
    private final List<Problem> problems;
    private final List<ConflictRow> conflicts;
    private final List<DecidedConflict> decided;
    private final Set<String> removed = new TreeSet<>();
    private final @Nullable String stylesPart;
    private final @Nullable MarkedStyles styles;

    private WorkbookAnnotator(
            PackageFile file, List<Problem> problems, List<ConflictRow> conflicts, List<DecidedConflict> decided)
            throws IOException {
        this.file = file;
        this.problems = problems;
        this.conflicts = conflicts;
        this.decided = decided.stream()
                .filter(earlier -> conflicts.stream().noneMatch(earlier::isAbout))
                .toList();
        this.stylesPart = file.stylesPart();
        this.styles = stylesPart == null ? null : new MarkedStyles(file.document(stylesPart));
    }

    /**
     * Writes the annotated workbook. The stream is flushed, not closed.
     *
     * @param original the .xlsx file that came in, which {@link dev.bidbook.spreadsheet.Spreadsheet} has opened before:
     *     bounds on what a stranger sends are held there
     * @param problems what to mark; those without a cell are only listed
     * @param conflicts what to ask about, perhaps empty
     * @param decided what the file's Conflicts sheet has decided already and what stays there, but for what is asked anew
     * @throws SpreadsheetRefusedException if the workbook lacks a part that the marks need, or has one that cannot be
     *     read; what was written until then is of no use
     * @throws IOException if the stream refuses bytes
     */
    public static void annotate(
            Path original,
            List<Problem> problems,
            List<ConflictRow> conflicts,
            List<DecidedConflict> decided,
            OutputStream out)
            throws IOException, SpreadsheetRefusedException {
        Target target = new Target(out);
        try (PackageFile file = new PackageFile(original)) {
            new WorkbookAnnotator(file, problems, conflicts, decided).write(target);
        } catch (IOException | IllegalArgumentException | DOMException e) {
            // Whatever the stream did not refuse lies in the file.
            if (e instanceof IOException fault && target.refused) {
                throw fault;
            }
            throw e.getCause() instanceof SpreadsheetRefusedException refusal ? refusal : unmarkable(e);
        }
    }

    /** Knows whether a fault came from writing. */
    private static final class Target extends FilterOutputStream {

        private boolean refused;

        Target(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            refused = true;
            out.write(bytes, offset, length);
            refused = false;
        }

        @Override
        public void write(int value) throws IOException {
            refused = true;
            out.write(value);
            refused = false;
        }

        @Override
        public void flush() throws IOException {
            refused = true;
            out.flush();
            refused = false;
        }
    }

    private static SpreadsheetRefusedException unmarkable(Exception cause) {
        SpreadsheetRefusedException refusal = new SpreadsheetRefusedException(
                Reason.DAMAGED,
                "Problems cannot be written into this workbook, because it is damaged or the program that made it left"
                        + " out parts that Excel writes.",
                "Save it in Excel or LibreOffice, or ask for the problems as JSON.");
        refusal.initCause(cause);
        return refusal;
    }

    private void write(OutputStream out) throws IOException {
        Map<String, byte[]> replaced = noteSheets();
        Map<String, Map<Integer, Map<Integer, Mark>>> marks = marks();
        Set<String> sheetParts = new TreeSet<>(file.sheets().values());
        ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out);
        for (String part : file.parts()) {
            byte[] replacement = replaced.remove(part);
            if (part.equals(stylesPart) || removed.contains(part)) {
                continue;
            }
            Map<Integer, Map<Integer, Mark>> cells = marks.getOrDefault(part, Map.of());
            if (replacement != null) {
                put(part, replacement, zip);
            } else if (sheetParts.contains(part) && isMarked(cells)) {
                // Sheets are nearly all of the bytes, and the fastest level costs them little size.
                zip.setLevel(Deflater.BEST_SPEED);
                zip.putArchiveEntry(new ZipArchiveEntry(part));
                mark(part, cells, zip);
                zip.closeArchiveEntry();
                zip.setLevel(Deflater.DEFAULT_COMPRESSION);
            } else {
                file.copyPacked(part, zip);
            }
        }
        for (Map.Entry<String, byte[]> added : replaced.entrySet()) {
            put(added.getKey(), added.getValue(), zip);
        }
        // The styles come last: only now is it known which of them are marked.
        if (styles != null && stylesPart != null) {
            put(stylesPart, styles.bytes(), zip);
        }
        zip.finish();
        out.flush();
    }

    private static void put(String part, byte[] content, ZipArchiveOutputStream zip) throws IOException {
        zip.putArchiveEntry(new ZipArchiveEntry(part));
        zip.write(content);
        zip.closeArchiveEntry();
    }

    private boolean isMarked(Map<Integer, Map<Integer, Mark>> cells) {
        return styles != null && (styles.hadMarks() || !cells.isEmpty());
    }

    /** Copies a sheet with its cells marked and unmarked. */
    private void mark(String part, Map<Integer, Map<Integer, Mark>> cells, OutputStream out) throws IOException {
        try (InputStream in = file.open(part)) {
            new CellMarker(Objects.requireNonNull(styles), cells, in, out).copy();
        }
    }

    /** The note sheets and, if some are new, the parts that list them. */
    private Map<String, byte[]> noteSheets() throws IOException {
        NoteSheets sheets = new NoteSheets(file);
        Map<String, byte[]> parts = new LinkedHashMap<>();
        NoteSheetXml.Styles cells = styles == null
                ? new NoteSheetXml.Styles(0, 0, 0, 0)
                : new NoteSheetXml.Styles(
                        styles.added(true, 0),
                        styles.added(false, 0),
                        styles.added(false, DATE_FORMAT),
                        styles.added(false, MOMENT_FORMAT));
        String problemsPart = sheets.earlier(PROBLEMS);
        if (!problems.isEmpty()) {
            String part = problemsPart.isEmpty() ? sheets.add(PROBLEMS) : problemsPart;
            parts.put(part, new NoteSheetXml(cells).problems(problems));
        } else if (!problemsPart.isEmpty()) {
            sheets.remove(problemsPart);
        }
        String conflictsPart = sheets.earlier(CONFLICTS);
        if (!conflicts.isEmpty()) {
            String part = conflictsPart.isEmpty() ? sheets.add(CONFLICTS) : conflictsPart;
            parts.put(part, new NoteSheetXml(cells).conflicts(conflicts, decided));
        } else if (!conflictsPart.isEmpty() && problems.isEmpty() && decided.isEmpty()) {
            // As long as there are problems nothing was merged, and choices that were made are still needed.
            sheets.remove(conflictsPart);
        }
        removed.addAll(sheets.removedParts());
        parts.putAll(sheets.changedParts());
        return parts;
    }

    /** What cells are marked for, by sheet part, row and column; a cell with both has a problem first. */
    private Map<String, Map<Integer, Map<Integer, Mark>>> marks() {
        Map<String, String> partOf = new HashMap<>();
        file.sheets().forEach((name, part) -> partOf.put(name.toLowerCase(Locale.ROOT), part));
        Map<String, Map<Integer, Map<Integer, Mark>>> marks = new HashMap<>();
        problems.forEach(problem -> mark(problem.place(), Mark.PROBLEM, partOf, marks));
        conflicts.forEach(conflict -> mark(conflict.place(), Mark.CONFLICT, partOf, marks));
        return marks;
    }

    private static void mark(
            @Nullable Place place,
            Mark mark,
            Map<String, String> partOf,
            Map<String, Map<Integer, Map<Integer, Mark>>> marks) {
        String sheet = place == null ? null : place.sheet();
        CellAddress cell = place == null ? null : place.cell();
        String part = sheet == null ? null : partOf.get(sheet.toLowerCase(Locale.ROOT));
        if (cell != null && part != null) {
            marks.computeIfAbsent(part, k -> new TreeMap<>())
                    .computeIfAbsent(cell.row(), k -> new TreeMap<>())
                    .putIfAbsent(cell.column(), mark);
        }
    }
}
