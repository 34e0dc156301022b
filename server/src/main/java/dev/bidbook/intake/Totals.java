package dev.bidbook.intake;

import dev.bidbook.spreadsheet.RawCell;
import java.util.Set;

/** The words under which totals stand among the lines of an export. */
final class Totals {

    private static final Set<String> WORDS = Set.of(
            "total",
            "totals",
            "subtotal",
            "grand total",
            "total general",
            "total geral",
            "total général",
            "total global",
            "gesamt",
            "gesamtergebnis",
            "gesamtsumme",
            "summe",
            "ergebnis",
            "totale",
            "totale complessivo",
            "totale generale",
            "totaal",
            "eindtotaal",
            "suma",
            "suma total",
            "suma końcowa",
            "razem",
            "łącznie",
            "итого",
            "всего",
            "общий итог",
            "合计",
            "总计",
            "合計",
            "總計",
            "総計",
            "합계",
            "총합계",
            "toplam",
            "genel toplam",
            "totalt",
            "totalsumma",
            "totalsum",
            "i alt",
            "yhteensä",
            "celkem",
            "celkový součet",
            "összesen",
            "végösszeg",
            "σύνολο",
            "загалом",
            "усього",
            "الإجمالي",
            "סה\"כ");

    private static final int LONGEST = 24;

    private Totals() {}

    /** Whether the cell says <i>total</i>, in one of the languages that Power BI speaks. */
    static boolean isTotal(RawCell cell) {
        if (!RawText.isText(cell)) {
            return false;
        }
        String text = RawText.of(cell);
        return text.length() <= LONGEST && !isNumbered(text) && WORDS.contains(HeaderName.compared(text));
    }

    /** Whether a digit stands in the text, as in most that identify a line, and in no word for a total. */
    private static boolean isNumbered(String text) {
        for (int i = text.length() - 1; i >= 0; i--) {
            if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                return true;
            }
        }
        return false;
    }
}
