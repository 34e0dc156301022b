package dev.bidbook.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bidbook.http.Chromium.press;
import static dev.bidbook.http.Chromium.said;
import static dev.bidbook.http.ExcelPane.faultless;
import static dev.bidbook.http.ExcelPane.large;
import static dev.bidbook.http.ExcelPane.largeWithFindings;
import static dev.bidbook.http.ExcelPane.pulled;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A large week in Excel: no request is larger than two megabytes, and none is needless. */
class ExcelLargeWeekTest {

    private static final int MOST_BYTES = 2_000_000;
    private static final String LONG =
            "As long as what people paste from letters. ".repeat(40).strip();

    @TempDir
    Path folder;

    @Test
    void aLargeWeekIsPulledInPiecesThatExcelTakes() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = new TestServer(folder, HttpLimits.DEFAULTS)) {
            large(server, 20_000);
            Page page = ExcelPane.opened(chromium, server);
            stopAfterTheFirstPiece(page);
            noteUnderTheTable(page);
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
            theNoteMovedDown(page);
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

    private static void noteUnderTheTable(Page page) {
        page.evaluate("() => { const table = excelHost.book.tables[0];"
                + " table.sheet.put(table.row + table.rows + 2, 0, 'A note of mine'); }");
    }

    private static void theNoteMovedDown(Page page) {
        assertThat(page.evaluate("() => { const table = excelHost.book.tables[0];"
                        + " return table.sheet.rows.flatMap((row, index) => row?.[0] === 'A note of mine'"
                        + " ? [index > table.row + table.rows] : []); }"))
                .isEqualTo(List.of(true));
    }

    /** What the rules find stands in the lines from the beginning, and no request grows by it past what Excel takes. */
    @Test
    void aLargeWeekIsPulledWithWhatTheRulesFindOnEachLine() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = new TestServer(folder, HttpLimits.DEFAULTS)) {
            largeWithFindings(server, 20_000);
            Page page = ExcelPane.opened(chromium, server);
            List<String> asked = new ArrayList<>();
            page.onRequest(request -> asked.add(request.url().replaceFirst(".*/2026-W45", "")));
            press(page, "Pull");
            assertThat(said(page).get(0)).isEqualTo("20,000 lines at revision 1.");
            assertThat(counts(page, "Findings"))
                    .isEqualTo(Map.of(
                            "● Safety stock not loaded", 4_000,
                            "● Forecast not loaded  ● Safety stock not loaded", 8_000,
                            "● Partial stock without ETA  ● Safety stock not loaded", 8_000));
            assertThat(writing(page)).allMatch(one -> one <= MOST_BYTES).hasSizeLessThan(10);
            assertThat(asked)
                    .filteredOn(one -> one.contains("findings"))
                    .containsExactly("/findings/lines?by=findings");
            faultless(chromium, page);
        }
    }

    /** How many lines of the table say the same in a column. */
    private static Object counts(Page page, String column) {
        return page.evaluate(
                "column => { const table = excelHost.book.tables[0];"
                        + " const at = table.headings.indexOf(column); const counts = {};"
                        + " for (const line of table.lines()) counts[line[at]] = (counts[line[at]] ?? 0) + 1; return counts; }",
                column);
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

    /** Thousands of long texts that others stored come in pieces that Excel takes, and what is typed between two of them stays. */
    @Test
    void longTextsAreBroughtUpToDateInPiecesThatExcelTakes() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = new TestServer(folder, HttpLimits.DEFAULTS)) {
            large(server, 2_500);
            Page page = pulled(chromium, server);
            longComments(server, 2_500);
            page.evaluate("() => { const { review } = document.querySelector('bidbook-pane'); let typed = false;"
                    + " excelHost.requests.length = 0; review.addEventListener('change', () => {"
                    + " if (!typed && review.state.busy?.done > 0) {"
                    + " typed = true; excelHost.fill('Comment', 2499, 1, 'mine'); } }); }");
            press(page, "Refresh");
            assertThat(said(page))
                    .containsExactly(
                            "Now at revision 2: 2,499 cells brought up to date.",
                            "1 cell of yours not submitted yet is untouched.",
                            "1 cell of yours was changed by somebody else, too; Submit asks which value counts.");
            assertThat(writing(page)).allMatch(one -> one <= MOST_BYTES).hasSize(4);
            assertThat(counts(page, "Comment")).isEqualTo(Map.of(LONG, 2_499, "mine", 1));
            faultless(chromium, page);
        }
    }

    /** Also where they are scattered: each of them takes its own address in the request. */
    @Test
    void scatteredCellsAreBroughtUpToDateInPiecesThatExcelTakes() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = new TestServer(folder, HttpLimits.DEFAULTS)) {
            large(server, 2_500);
            Page page = pulled(chromium, server);
            submit(server, 2_500, line -> {
                List<String> columns = List.of(
                        "Part status explanation",
                        "IBT number",
                        "Supplier issue",
                        "RAM/NAM comment",
                        "Duplicate explanation",
                        "Comment");
                return IntStream.range(0, columns.size())
                        .filter(place -> (line + place) % 2 == 0)
                        .mapToObj(place -> "\"" + columns.get(place) + "\": \"told\"")
                        .collect(Collectors.joining(","));
            });
            page.evaluate("() => { excelHost.requests.length = 0; }");
            press(page, "Refresh");
            assertThat(said(page)).containsExactly("Now at revision 2: 10,000 cells brought up to date.");
            assertThat(writing(page)).allMatch(one -> one <= MOST_BYTES).hasSizeLessThan(8);
            faultless(chromium, page);
        }
    }

    /** What Excel did not take is no edit of the person's: nobody's newer value is taken back under their name. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whatCouldNotBeWrittenIsBroughtByTheNextRefresh(int piece) throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = new TestServer(folder, HttpLimits.DEFAULTS)) {
            large(server, 2_500);
            Page page = pulled(chromium, server);
            longComments(server, 2_500);
            page.evaluate(
                    "piece => { excelHost.requests.length = 0; Object.defineProperty(excelHost, 'refuse', { get: () => {"
                            + " const large = excelHost.requests.filter(({ bytes }) => bytes > 200_000);"
                            + " return large.length === piece && large.at(-1) === excelHost.requests.at(-1) ? 'GeneralException' : null; } }); }",
                    piece);
            press(page, "Refresh");
            assertThat(page.locator(".notice.bad")).hasCount(1);
            press(page, "Refresh");
            assertThat(said(page).get(0)).matches("Now at revision 2: [0-9,]+ cells brought up to date\\.");
            assertThat(page.locator(".unsent")).hasText("Nothing to submit");
            assertThat(counts(page, "Comment")).isEqualTo(Map.of(LONG, 2_500));
        }
    }

    private static void longComments(TestServer server, int lines) throws Exception {
        submit(server, lines, line -> "\"Comment\": \"" + LONG + "\"");
    }

    /** Somebody else submits values of each of the first lines. */
    private static void submit(TestServer server, int lines, IntFunction<String> values) throws Exception {
        String rows = IntStream.range(0, lines)
                .mapToObj(line -> "{\"key\": \"P-%d|B%d|HT-26-0093\", \"values\": {%s}}"
                        .formatted(line / 40, line % 40, values.apply(line)))
                .collect(Collectors.joining(","));
        var answer = server.send(
                "POST",
                "/api/v1/sheets/" + TestServer.SHEET + "/submissions",
                "application/json",
                ("{\"rows\": [" + rows + "]}").getBytes(StandardCharsets.UTF_8),
                "X-Bidbook-User",
                "Ben Osei");
        assertThat(answer.statusCode()).isEqualTo(201);
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
