package dev.bidbook.validation;

import dev.bidbook.sheet.CellValue.YesNo;
import dev.bidbook.sheet.Spelling;
import dev.bidbook.sheet.WhiteSpace;
import dev.bidbook.spreadsheet.RawCell;
import dev.bidbook.template.Column;
import java.util.Set;

/** Cells of yes/no columns. */
final class YesNoCells {

    private static final Set<String> YES = Set.of(
            "yes",
            "y",
            "true",
            "1",
            "x",
            "ja",
            "j",
            "wahr",
            "sí",
            "sì",
            "si",
            "oui",
            "vrai",
            "sim",
            "verdadero",
            "verdadeiro",
            "vero",
            "waar",
            "tak",
            "prawda",
            "да",
            "истина",
            "はい",
            "是");
    private static final Set<String> NO = Set.of(
            "no", "n", "false", "0", "nein", "falsch", "non", "faux", "não", "nao", "falso", "onwaar", "nee", "nej",
            "nie", "fałsz", "нет", "ложь", "いいえ", "否");

    private YesNoCells() {}

    static Reading read(RawCell cell, Column column) {
        if (cell instanceof RawCell.Truth truth) {
            return CellReader.value(new YesNo(truth.value()));
        }
        String text = TextCells.display(cell);
        String word = Spelling.compared(withoutApostrophe(WhiteSpace.visible(text)));
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
