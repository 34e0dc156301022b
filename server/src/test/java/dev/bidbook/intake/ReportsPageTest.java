package dev.bidbook.intake;

import static dev.bidbook.intake.IntakeFixture.TEMPLATE;
import static dev.bidbook.intake.IntakeFixture.reading;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.validation.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sentences that {@code docs/reports.md} quotes are those that intake says. */
class ReportsPageTest {

    private static final String[] HEADERS = {"Part", "Branch", "On Hand", "Unit Cost", "Last Sale", "Program"};

    private final Path folder;

    ReportsPageTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void thePageQuotesWhatIntakeSays() throws IOException {
        String page = Files.readString(page()).replaceAll("\\s+", " ").replace("\\|", "|");

        assertThat(sentences()).hasSize(25).allSatisfy(sentence -> assertThat(page)
                .contains("*" + sentence + "*"));
    }

    private List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        for (Path file : files()) {
            ReportReading strict = reading(file, TEMPLATE, IntakeOptions.STRICT);
            if (strict instanceof ReportReading.Refused refused) {
                refused.problems().forEach(problem -> sentences.add(said(problem)));
            }
            if (reading(file, TEMPLATE, new IntakeOptions(true)) instanceof ReportReading.Read read) {
                read.report().notes().forEach(note -> sentences.add(note.message()));
            }
        }
        return sentences;
    }

    private List<Path> files() {
        return List.of(
                PowerBiExport.layoutA(HEADERS)
                        .row("P-1", "STL", 12, 1, null, "N")
                        .row("P-1", "STL", 13, 2, null, "N")
                        .xlsx(folder),
                PowerBiExport.layoutA(HEADERS)
                        .row(null, "STL", 12, 1, null, "N")
                        .row("P-2", " ", 12, 1, null, "N")
                        .row("P-3", "STL", 12, 1, null, "N")
                        .xlsx(folder),
                PowerBiExport.layoutA(HEADERS)
                        .row("P-1", "STL", "n/a", 1, "2026-05-13 14:30", "N")
                        .row("P-2", "STL", 1.5, 1, null, "N")
                        .xlsx(folder),
                PowerBiExport.layoutA(HEADERS)
                        .row("P-1", "STL", 1, 1, null, "N")
                        .row((Object[]) HEADERS)
                        .row("P-1", "STL", 1, 1, null, "N")
                        .xlsx(folder),
                PowerBiExport.layoutA("Part", "Branch", "Unit Cost", "Program", "Colour", "Comment", "Sum of On Hand")
                        .sheetBefore("Notes", "Nothing")
                        .row("P-1", "STL", 1, "N", "red", "x", 4)
                        .xlsx(folder),
                PowerBiExport.layoutA(HEADERS)
                        .row("P-1", "STL", 1, "1,234", "03/04/2026", "N")
                        .row("P-2", "STL", 1, "1,5", "13/05/2026", "N")
                        .csv(folder, ';'),
                PowerBiExport.layoutA(HEADERS).xlsx(folder),
                PowerBiExport.layoutA(HEADERS)
                        .row("P-1", "STL", 1, 1, LocalDate.of(2026, 3, 4), "N")
                        .row("P-2", "STL", 1, 1, "13/05/2026", "N")
                        .xlsx(folder),
                PowerBiExport.layoutA(HEADERS)
                        .row("P-1", "STL", 1, "1,234", "03/04/2026", "N")
                        .row("P-2", "STL", 1, 1, "04/05/2026", "N")
                        .csv(folder, ';'),
                PowerBiExport.layoutA(HEADERS)
                        .row("P-1", "STL", 1, 1, null, "N")
                        .row()
                        .row("P-2", "STL", 1, 1, null, "N")
                        .xlsx(folder),
                PowerBiExport.layoutA(HEADERS)
                        .row("P-1", "DAL", 1, 1, null, "N")
                        .row("P-1", "STL", 1, 1, null, "N")
                        .row("P-1", "Total", 2, null, null, null)
                        .row("P-2", "STL", 1, 1, null, "N")
                        .row("P-2", "Total", 1, null, null, null)
                        .row("Total", null, 3, null, null, null)
                        .xlsx(folder),
                PowerBiExport.layoutA("Part", "Part Number", "Branches", "On Hand")
                        .row("P-1", "P-1", "STL", 1)
                        .xlsx(folder),
                PowerBiExport.layoutA("Region", "Sales").row("North", 1).xlsx(folder),
                PowerBiExport.layoutA(HEADERS)
                        .row("P-1", "STL", 1, 1, null, "N")
                        .row(LocalDate.of(2026, 12, 3), "STL", 1, 1, null, "N")
                        .xlsx(folder),
                PowerBiExport.layoutA(HEADERS)
                        .row("P-1", "STL", 1, 1, null, "N")
                        .row("P-_x0007_2", "STL", 1, 1, null, "N")
                        .xlsx(folder),
                PowerBiExport.layoutA(HEADERS)
                        .row("P-1", "STL", 1, 1, null, "N")
                        .row("P-2", "STL", 1, 1, null, "N")
                        .row(Truncation.SENTENCE)
                        .xlsx(folder));
    }

    private static String said(Problem problem) {
        return problem.message() + " " + problem.repair();
    }

    /** The page, wherever in the project the tests run. */
    private static Path page() {
        Path here = Path.of("docs", "reports.md");
        return Files.exists(here) ? here : Path.of("..").resolve(here);
    }
}
