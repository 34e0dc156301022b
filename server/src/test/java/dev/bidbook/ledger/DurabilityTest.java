package dev.bidbook.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.JavaProcess;
import dev.bidbook.sheet.RowKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged is there after the process was killed in the midst of its work. */
final class DurabilityTest {

    private static final int ENOUGH = 40;

    private final Path folder;

    DurabilityTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void everyAcknowledgedSubmissionSurvivesTheKill() throws Exception {
        List<String> command = JavaProcess.command(List.of(), Writing.class.getName());
        command.add(folder.toString());
        Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
        int acknowledged = 0;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            StringBuilder output = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.append(line).append('\n');
                if (line.startsWith("revision ")) {
                    acknowledged = Integer.parseInt(line.substring("revision ".length()));
                    if (acknowledged == ENOUGH) {
                        // SIGKILL: no hook, no flush, nothing is closed.
                        child.toHandle().destroyForcibly();
                    }
                }
            }
            child.waitFor();
            assertThat(acknowledged).as(output.toString()).isGreaterThanOrEqualTo(ENOUGH);
        }

        try (LedgerFixture bidbook = new LedgerFixture(folder)) {
            assertThat(bidbook.ledger
                            .reader()
                            .content(bidbook.review, bidbook.week(47))
                            .orElseThrow()
                            .revision())
                    .isGreaterThanOrEqualTo(acknowledged);
            List<String> stored = bidbook
                    .ledger
                    .reader()
                    .history(bidbook.review, bidbook.week(47), HistoryFilter.cell(new RowKey("A"), "Comment"))
                    .stream()
                    .map(entry -> entry.revision() + " " + entry.newValue().display())
                    .toList();
            for (int revision = 2; revision <= acknowledged; revision++) {
                assertThat(stored).contains(revision + " said " + revision);
            }
        }
    }

    /** The process that is killed: submits without end and prints each revision when it is acknowledged. */
    static final class Writing {

        private Writing() {}

        public static void main(String[] arguments) throws IOException {
            try (LedgerFixture bidbook = new LedgerFixture(Path.of(arguments[0]))) {
                int revision = bidbook.report(47, "A", 1).revision();
                while (revision < 100 * ENOUGH) {
                    revision = bidbook.writer(47, "anna", null, null)
                            .says("A", "Comment", "said " + (revision + 1))
                            .accepted()
                            .revision();
                    System.out.println("revision " + revision);
                    System.out.flush();
                }
            }
        }
    }
}
