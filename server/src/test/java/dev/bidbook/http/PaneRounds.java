package dev.bidbook.http;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * How long the pane takes to pull a large week, beside one plain loop that writes the same values in the same host. Not a test:
 * nothing is asserted. Run it from {@code server} with the class path of the tests; the arguments are the number of lines and of rounds,
 * and {@code findings} where the rules are to find something on every line.
 */
final class PaneRounds {

    /** The values of the table that was pulled, written to a new sheet as anybody would who has them: so many rows at a time. */
    private static final String PLAIN_LOOP =
            """
            async (rowsAtOnce) => {
              let values = [];
              await Excel.run(async (context) => {
                const tables = context.workbook.tables.load("items/id");
                await context.sync();
                const range = context.workbook.tables.getItem(tables.items[0].id).getDataBodyRange().load("values");
                await context.sync();
                values = range.values;
              });
              const begun = performance.now();
              await Excel.run(async (context) => {
                const sheet = context.workbook.worksheets.add("Plain");
                for (let row = 0; row < values.length; row += rowsAtOnce) {
                  const some = values.slice(row, row + rowsAtOnce);
                  sheet.getRangeByIndexes(row, 0, some.length, some[0].length).values = some;
                  await context.sync();
                }
              });
              return performance.now() - begun;
            }
            """;

    private static final String PULL =
            """
            async () => {
              const { review } = document.querySelector("bidbook-pane");
              const begun = performance.now();
              await review.pull();
              return performance.now() - begun;
            }
            """;

    private PaneRounds() {}

    public static void main(String[] arguments) throws Exception {
        int lines = Integer.parseInt(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        Path folder = Files.createTempDirectory("bidbook-pane");
        List<Double> pulls = new ArrayList<>();
        List<Double> loops = new ArrayList<>();
        try (Chromium chromium = Chromium.start();
                TestServer server = new TestServer(folder, HttpLimits.DEFAULTS)) {
            if (List.of(arguments).contains("findings")) {
                ExcelPane.largeWithFindings(server, lines);
            } else {
                ExcelPane.large(server, lines);
            }
            for (int round = 0; round < rounds; round++) {
                Page page = ExcelPane.opened(chromium, server);
                pulls.add(((Number) page.evaluate(PULL)).doubleValue());
                loops.add(((Number) page.evaluate(PLAIN_LOOP, 500)).doubleValue());
                page.close();
            }
        }
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            ratios.add(pulls.get(round) / loops.get(round));
        }
        System.out.printf(
                Locale.ROOT,
                "%,d lines, %d rounds: pull %.0f ms, plain loop %.0f ms, ratio %.2f (%.2f–%.2f)%n",
                lines,
                rounds,
                median(pulls),
                median(loops),
                median(ratios),
                Collections.min(ratios),
                Collections.max(ratios));
        System.exit(0);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
