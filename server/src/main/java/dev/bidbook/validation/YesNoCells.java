package dev.bidbook.validation;

import dev.bidbook.sheet.CellValue.YesNo;
import dev.bidbook.sheet.WhiteSpace;
import dev.bidbook.spreadsheet.RawCell;
import dev.bidbook.template.Column;
import java.util.Locale;
import java.util.Set;

/** Cells of yes/no columns. */
final class YesNoCells {

    private static final Set<String> YES =
            Set.of("yes", "y", "true", "1", "x", "ja", "j", "wahr", "sí", "si", "oui", "vrai", "sim");
    private static final Set<String> NO =
            Set.of("no", "n", "false", "0", "nein", "falsch", "non", "faux", "não", "nao");

    private YesNoCells() {}

    static Reading read(RawCell cell, Column column) {
        if (cell instanceof RawCell.Truth truth) {
            return CellReader.value(new YesNo(truth.value()));
        }
        String text = TextCells.display(cell);
        String word = withoutApostrophe(WhiteSpace.strip(text)).toLowerCase(Locale.ROOT);
        if (YES.contains(word)) {
            return CellReader.value(new YesNo(true));
        } else if (NO.contains(word)) {
            return CellReader.value(new YesNo(false));
        }
        return Faults.notYesOrNo(WhiteSpace.strip(text), column);
    }

    /** The text without the apostrophe by which people mark a cell as text. */
    static String withoutApostrophe(String text) {
        return text.startsWith("'") ? WhiteSpace.strip(text.substring(1)) : text;
    }
}
