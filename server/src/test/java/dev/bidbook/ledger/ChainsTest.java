package dev.bidbook.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.template.ServerFact.EndOfChain;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where supersession ends. */
final class ChainsTest {

    @Test
    void aChainEndsWhereNothingFollows() {
        assertThat(ends("A", "B", "B", "C", "C", "")).containsExactly("C", "C", "(blank)");
    }

    @Test
    void aPartThatTheSheetDoesNotHaveIsTheEnd() {
        assertThat(ends("A", "X-9")).containsExactly("X-9");
    }

    @Test
    void severalStaySeveralAndEachIsFollowed() {
        assertThat(ends("A", "B; C", "B", "D", "C", "E;D")).containsExactly("D; E", "D", "E; D");
    }

    @Test
    void aCircleIsTold() {
        assertThat(ends("A", "B", "B", "A", "X", "A", "S", "S"))
                .containsExactly("A, B, A (circle)", "B, A, B (circle)", "A, B, A (circle)", "S, S (circle)");
    }

    @Test
    void capitalsAndWhiteSpaceMakeNoDifference() {
        assertThat(ends("A", " b ", "B", "C")).containsExactly("C", "C");
    }

    @Test
    void rowsOfOnePartFollowTheirOwnWordsAndOthersFollowAll() {
        assertThat(ends("A", "B", "B", "C", "B", "D")).containsExactly("C; D", "C", "D");
    }

    @Test
    void aChainWithoutEndIsLeftSomewhere() {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            pairs.addAll(List.of("P" + i, "P" + (i + 1)));
        }

        List<String> ends = ends(pairs.toArray(new String[0]));

        assertThat(ends).first().isEqualTo("P201 (and on)");
        assertThat(ends).last().isEqualTo("P1000");
    }

    private static List<String> ends(String... pairs) {
        List<StoredRow> rows = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            Map<String, CellValue> cells = new LinkedHashMap<>();
            cells.put("Part", CellValue.ofText(pairs[i]));
            cells.put("By", CellValue.ofText(pairs[i + 1]));
            cells.values().removeIf(CellValue::isBlank);
            rows.add(new StoredRow(i, new RowKey("" + i), cells, new LinkedHashSet<>(), new LinkedHashMap<>(), 1));
        }
        Chains chains = new Chains(new EndOfChain("Part", "By"), rows);
        return rows.stream().map(row -> chains.end(row).display()).toList();
    }
}
