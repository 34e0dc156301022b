package dev.bidbook.intake;

import dev.bidbook.spreadsheet.RawRow;
import dev.bidbook.spreadsheet.SheetInfo;
import dev.bidbook.spreadsheet.Spreadsheet;
import dev.bidbook.spreadsheet.SpreadsheetRefusedException;
import dev.bidbook.template.Template;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The first rows of every sheet of a file, among which the headers are looked for. */
final class Tops {

    /** How far down the headers may be. */
    static final int ROWS = 20;

    /**
     * A sheet's first rows.
     *
     * @param sheet which sheet
     * @param rows its rows down to {@value #ROWS}, those without any text left out
     */
    record Top(SheetInfo sheet, List<RawRow> rows) {}

    /**
     * The headers that are most like a template's.
     *
     * @param top the sheet they are on
     * @param headers the headers
     */
    record Found(Top top, Headers headers) {}

    private final List<Top> tops = new ArrayList<>();

    private Tops() {}

    static Tops of(Spreadsheet file) throws SpreadsheetRefusedException {
        Tops all = new Tops();
        for (SheetInfo sheet : file.sheets()) {
            if (sheet.visibility() != SheetInfo.Visibility.VERY_HIDDEN) {
                List<RawRow> rows = new ArrayList<>();
                file.read(sheet, row -> {
                    if (row.number() <= ROWS && !RawText.isBlank(row)) {
                        rows.add(row);
                    }
                    return row.number() < ROWS;
                });
                all.tops.add(new Top(sheet, rows));
            }
        }
        return all;
    }

    /** How many sheets were looked at. */
    int sheets() {
        return tops.size();
    }

    /** The first row with text of the first sheet that has one, as it stands; empty if the file has no text. */
    List<String> firstRow() {
        return tops.stream()
                .filter(top -> !top.rows().isEmpty())
                .findFirst()
                .map(top -> RawText.of(top.rows().get(0)))
                .orElse(List.of());
    }

    /** The row that is most like the template's headers, the first of several alike; empty if no row has any. */
    Optional<Found> best(Template template, IntakeOptions options) {
        Found best = null;
        for (Top top : visibleFirst()) {
            for (int i = 0; i < top.rows().size(); i++) {
                Headers headers = Headers.of(
                        template, top.rows().get(i), i == 0 ? null : top.rows().get(i - 1), options);
                if (headers.found() > 0 && headers.betterThan(best == null ? null : best.headers(), template)) {
                    best = new Found(top, headers);
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** The names of the other sheets that have all the template's key columns and rows below them. */
    List<String> others(Template template, Top chosen, IntakeOptions options) {
        List<String> others = new ArrayList<>();
        for (Top top : tops) {
            if (!top.sheet().equals(chosen.sheet())) {
                for (int i = 0; i + 1 < top.rows().size(); i++) {
                    if (Headers.of(template, top.rows().get(i), null, options).hasKey(template)) {
                        others.add(top.sheet().name());
                        break;
                    }
                }
            }
        }
        return others;
    }

    /** The sheets in their order, hidden ones last: of two alike, the one that people see counts. */
    private List<Top> visibleFirst() {
        return tops.stream()
                .sorted(Comparator.comparing(top -> top.sheet().visibility()))
                .toList();
    }
}
