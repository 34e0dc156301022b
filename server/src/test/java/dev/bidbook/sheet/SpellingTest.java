package dev.bidbook.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ship\u2013to \u201cnumber\u201d",
                " SHIP-TO\u00a0\u00a0\"Number\" ",
                "Ship\u2011to\n\"Number\"",
                "\ufeffship-to\u200b \"num\u00adber\"",
                "\u200eship-to\u2028\"number\"\u200f",
                "ｓｈｉｐ－ｔｏ　＂ｎｕｍｂｅｒ＂"
            })
    void spellingsThatLookAlikeAreCompared(String spelling) {
        assertThat(Spelling.compared(spelling)).isEqualTo("ship-to \"number\"");
    }

    @Test
    void lettersAreComparedWithoutCaseAndHoweverTheyAreComposed() {
        assertThat(Spelling.compared("STRASSE")).isEqualTo(Spelling.compared("Straße"));
        assertThat(Spelling.compared("ΟΔΟΣ")).isEqualTo(Spelling.compared("οδος"));
        assertThat(Spelling.compared("De\u0301cision")).isEqualTo(Spelling.compared("DÉCISION"));
        assertThat(Spelling.compared("Decision")).isNotEqualTo(Spelling.compared("Décision"));
        assertThat(Spelling.withoutAccents("Décision")).isEqualTo("decision");
    }

    @Test
    void invisibleCharactersDoNotPartKeysAndAreKeptInTexts() {
        CellValue marked = CellValue.ofText("\u200fBSK-1\u200e");

        assertThat(marked).isEqualTo(new CellValue.Text("\u200fBSK-1\u200e"));
        assertThat(RowKey.of(List.of(marked))).isEqualTo(new RowKey("BSK-1"));
        assertThat(CellValue.ofText("\u200e \u2060")).isEqualTo(CellValue.Blank.BLANK);
        assertThat(RowKey.of(List.of(CellValue.ofText("e\u0301")))).isEqualTo(new RowKey("\u00e9"));
    }

    @Test
    void joinersInEmojiAndScriptsAreKept() {
        String family = "\ud83d\udc69\u200d\ud83d\udc67 \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645";

        assertThat(WhiteSpace.collapse(family)).isEqualTo(family);
        assertThat(WhiteSpace.visible(family)).isEqualTo(family);
    }
}
