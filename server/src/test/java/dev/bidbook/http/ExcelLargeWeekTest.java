package dev.bidbook.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bidbook.http.Chromium.press;
import static dev.bidbook.http.Chromium.said;
import static dev.bidbook.http.ExcelPane.faultless;
import static dev.bidbook.http.ExcelPane.large;
import static dev.bidbook.http.ExcelPane.pulled;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A large week in Excel: no request is larger than two megabytes, and none is needless. */
class ExcelLargeWeekTest {

    private static final int MOST_BYTES = 2_000_000;

    @TempDir
    Path folder;

    @Test
    void aLargeWeekIsPulledInPiecesThatExcelTakes() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = new TestServer(folder, HttpLimits.DEFAULTS)) {
            large(server, 20_000);
            Page page = ExcelPane.opened(chromium, server);
            stopAfterTheFirstPiece(page);
            page.evaluate("() => { excelHost.requests.length = 0; }");
            press(page, "Pull");
            assertThat(said(page).get(0))
                    .matches("Now at revision 1: 0 cells brought up to date, [0-9,]+ lines added\\.");
            assertThat(page.evaluate("() => excelHost.book.tables[0].rows")).isEqualTo(20_000);
            assertThat(page.evaluate("() => Math.max(...excelHost.requests.map(({ bytes }) => bytes)) <= 2_000_000"))
                    .isEqualTo(true);
            // All but the last piece are nearly full.
            assertThat(page.evaluate("() => { const large = excelHost.requests.filter(({ bytes }) => bytes > 200_000);"
                            + " const all = large.reduce((sum, { bytes }) => sum + bytes, 0);"
                            + " return large.length <= Math.ceil(all / 1_900_000) + 1; }"))
                    .isEqualTo(true);
            checksCoverEveryLine(page);
            faultless(chromium, page);
        }
    }

    /** Dropdowns and messages are also on the lines that came later. */
    private static void checksCoverEveryLine(Page page) {
        assertThat(page.evaluate("() => { const table = excelHost.book.tables[0]; const byColumn = new Map();"
                        + " for (const { range } of table.sheet.checks) {"
                        + " const parts = byColumn.get(range.column) ?? []; byColumn.set(range.column, parts);"
                        + " parts.push([range.row - table.row - 1, range.rows]); }"
                        + " const covers = (parts) => parts.reduce((next, [row, rows]) => row === next ? row + rows : -1, 0);"
                        + " return [byColumn.size > 5, [...byColumn.values()].filter((parts) => parts.length !== 2).length,"
                        + " [...new Set([...byColumn.values()].map(covers))]]; }"))
                .isEqualTo(List.of(true, 0, List.of(20_000)));
    }

    /** All that is written goes in as few requests as two megabytes each allow. */
    @Test
    void aLargeWeekIsPulledInAsFewRequestsAsCanBe() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = new TestServer(folder, HttpLimits.DEFAULTS)) {
            large(server, 20_000);
            Page page = pulled(chromium, server);
            assertThat(page.evaluate("() => excelHost.book.tables[0].rows")).isEqualTo(20_000);
            List<Integer> bytes = writing(page);
            assertThat(bytes).allMatch(one -> one <= MOST_BYTES);
            List<Integer> lines = bytes.stream().filter(one -> one > 200_000).toList();
            int all = lines.stream().mapToInt(Integer::intValue).sum();
            assertThat(lines).hasSize((all + MOST_BYTES - 1) / MOST_BYTES).hasSizeGreaterThan(2);
            // Beside the lines: the headings, the title, the lists of choices and the findings, each at once.
            assertThat(bytes).hasSizeLessThanOrEqualTo(lines.size() + 4);
            faultless(chromium, page);
        }
    }

    /** The bytes of each request so far that writes values. */
    private static List<Integer> writing(Page page) {
        return ((List<?>) page.evaluate(
                        "() => excelHost.requests.filter(({ writes }) => writes > 0).map(({ bytes }) => bytes)"))
                .stream().map(Integer.class::cast).toList();
    }

    /** What was written stays, and the next pull adds the rest. */
    private static void stopAfterTheFirstPiece(Page page) {
        page.evaluate("() => { const pane = document.querySelector('bidbook-pane'); const { review } = pane;"
                + " let stopped = false; review.addEventListener('change', () => {"
                + " if (!stopped && review.state.busy?.done > 0) { stopped = true;"
                + " pane.updateComplete.then(() => [...pane.querySelectorAll('.busy button')]"
                + ".find(({ textContent }) => textContent === 'Cancel').click()); } }); }");
        press(page, "Pull");
        assertThat(said(page).get(0))
                .matches("Stopped: [0-9,]+ of 20,000 lines are there\\. Pull again for the rest; nothing is lost\\.");
    }
}
