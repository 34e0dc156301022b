package dev.bidbook.intake;

import dev.bidbook.spreadsheet.SheetInfo;
import dev.bidbook.spreadsheet.Spreadsheet;
import dev.bidbook.spreadsheet.SpreadsheetRefusedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Gathers notes by the rows they are about, and fetches those rows from the file only when all are known. */
final class Notes {

    private record Draft(IntakeNote.Kind kind, String message, List<Integer> rows) {}

    private final List<Draft> drafts = new ArrayList<>();

    void read(String message) {
        drafts.add(new Draft(IntakeNote.Kind.READ, message, List.of()));
    }

    void dropped(String message, List<Integer> rows) {
        drafts.add(new Draft(IntakeNote.Kind.DROPPED, message, shortened(rows)));
    }

    void doubtful(String message, List<Integer> rows) {
        drafts.add(new Draft(IntakeNote.Kind.DOUBTFUL, message, shortened(rows)));
    }

    /** The notes with their lines as the sheet has them. */
    List<IntakeNote> withLines(Spreadsheet file, SheetInfo sheet) throws SpreadsheetRefusedException {
        TreeSet<Integer> wanted = new TreeSet<>();
        drafts.forEach(draft -> wanted.addAll(draft.rows()));
        Map<Integer, List<String>> lines = new HashMap<>();
        if (!wanted.isEmpty()) {
            file.read(sheet, row -> {
                if (wanted.contains(row.number())) {
                    lines.put(row.number(), RawText.of(row));
                }
                return row.number() < wanted.last();
            });
        }
        return drafts.stream()
                .map(draft -> new IntakeNote(
                        draft.kind(),
                        draft.message(),
                        draft.rows().stream()
                                .map(row -> lines.getOrDefault(row, List.of()))
                                .toList()))
                .toList();
    }

    private static List<Integer> shortened(List<Integer> rows) {
        return List.copyOf(rows.subList(0, Math.min(rows.size(), IntakeNote.MOST_LINES)));
    }
}
