package dev.bidbook.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.intake.Report;
import dev.bidbook.review.ImportOutcome.Note;
import dev.bidbook.review.ReportHistory.Entry;
import dev.bidbook.sheet.Period;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Template;
import dev.bidbook.template.TemplateReader;
import dev.bidbook.validation.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportDoubtsTest {

    private static final String YAML =
            """
            template: stock
            version: 1
            key: [Part]
            program-columns: [Customer, Program]
            columns:
              - {name: Part, kind: text}
              - {name: Customer, kind: text}
              - {name: Program, kind: text}
            """;

    private final List<Entry> earlier = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "Northline Transit, Brakes 2026",
        "Harbor, Northline",
        "NORTHLINE, -",
        "The  Northline\u00a0Award of 2026, x",
    })
    void beforeTheFirstReportOneTellingWordOfTheProgramIsEnough(String customer, String program) throws Exception {
        assertThat(doubts(report("d", "", customer, program)).otherProgram()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Harbor Lines, Harbor", "Transport, Award", "The Company, 2026", "Northlines, North"})
    void wordsThatManyProgramsShareTellNothing(String customer, String program) throws Exception {
        assertThat(doubts(report("d", "", customer, program)).otherProgram())
                .map(Problem::message)
                .hasValue(
                        "The report is of Customer \"%s\", Program \"%s\", and the program is Northline award of Northline Transit."
                                .formatted(
                                        customer.toLowerCase(java.util.Locale.ROOT),
                                        program.toLowerCase(java.util.Locale.ROOT)));
    }

    @Test
    void theFiltersMayNameTheProgram() throws Exception {
        assertThat(doubts(report("d", "Applied filters:\nBid is Northline 2026", "Harbor", "Brakes"))
                        .otherProgram())
                .isEmpty();
    }

    @Test
    void afterTheFirstReportItsProgramCountsWhateverTheNames() throws Exception {
        earlier.add(entry("2026-W45", "d", "", Set.of("Customer=a=b", "Program=brakes")));

        assertThat(doubts(report("e", "", "A=B", "other")).otherProgram()).isEmpty();
        assertThat(doubts(report("e", "", "Northline", "other")).otherProgram())
                .map(Problem::message)
                .hasValue(
                        "The report is of Customer \"northline\", Program \"other\", and the reports of Northline award so far"
                                + " were of Customer \"a=b\", Program \"brakes\".");
    }

    @Test
    void aReportWithoutProgramColumnsIsNotDoubted() throws Exception {
        Report report = new Report(Map.of(), Set.of(), 0, 0, List.of(), Map.of(1, Set.of()), Optional.empty(), "d");

        assertThat(doubts(report).otherProgram()).isEmpty();
    }

    @Test
    void aReportLikeTheLastOneAndOtherFiltersAreDoubted() throws Exception {
        earlier.add(entry("2026-W45", "same", "Applied filters:\nBranch is STL", Set.of()));

        assertThat(doubts(report("same", "No filters applied", "Northline", "x"))
                        .notes())
                .extracting(Note::message)
                .containsExactly(
                        "The report is identical to that of 2026-W45. Was the report of 2026-W46 exported?",
                        "The report was taken with other filters than that of 2026-W45: no longer applied \"Branch is STL\".");
    }

    @Test
    void theSameReportForTheSamePeriodIsNoDoubt() throws Exception {
        earlier.add(entry("2026-W46", "same", "", Set.of()));

        assertThat(doubts(report("same", "", "Northline", "x")).notes()).isEmpty();
    }

    private ReportDoubts doubts(Report report) throws Exception {
        SheetId id = new SheetId("stock", "nl-26", new Period.Week(2026, 46));
        Scope scope = new Scope("nl-26", "Northline award", "Northline Transit", Map.of());
        return new ReportDoubts(template(), scope, id, report, new ReportHistory(earlier));
    }

    private static Report report(String digest, String filters, String customer, String program) {
        Map<Integer, Set<String>> values = Map.of(1, Set.of(customer), 2, Set.of(program));
        Optional<String> text = filters.isEmpty() ? Optional.empty() : Optional.of(filters);
        return new Report(Map.of(), Set.of(), 0, 0, List.of(), values, text, digest);
    }

    private static Entry entry(String period, String digest, String filters, Set<String> values) {
        return new Entry("s", period, digest, filters.isEmpty() ? Optional.empty() : Optional.of(filters), values);
    }

    private static Template template() throws Exception {
        return TemplateReader.read(YAML, "", "stock");
    }
}
