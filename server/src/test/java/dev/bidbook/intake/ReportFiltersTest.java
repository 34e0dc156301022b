package dev.bidbook.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReportFiltersTest {

    @Test
    void orderCaseWhiteSpaceAndHeadingDoNotMatter() {
        assertThat(ReportFilters.difference(
                        "Applied filters:\nProgram is Northline\nPart Status is not (Blank)",
                        "Filtros aplicados: \r\npart status is not  (Blank)\r\nProgram is Northline "))
                .isEmpty();
    }

    @Test
    void noFiltersIsTheSameInEveryLanguage() {
        assertThat(ReportFilters.difference("No filters applied", "Nenhum filtro aplicado"))
                .isEmpty();
    }

    @Test
    void whatIsOtherIsSaidInOneSentence() {
        assertThat(ReportFilters.difference(
                        "Applied filters:\nProgram is Northline\nPart Status is not (Blank)",
                        "Applied filters:\nProgram is Northline\nBranch is STL"))
                .contains(
                        "The report was taken with other filters than the earlier one: now applied \"Branch is STL\"; no"
                                + " longer applied \"Part Status is not (Blank)\".");
        assertThat(ReportFilters.difference("No filters applied", "Applied filters:\nBranch is STL"))
                .contains(
                        "The report was taken with other filters than the earlier one: now applied \"Branch is STL\".");
    }

    @Test
    void aFileWithoutFilterTextIsNotCompared() {
        assertThat(ReportFilters.difference("Applied filters:\nBranch is STL", ""))
                .isEmpty();
        assertThat(ReportFilters.difference("", "Applied filters:\nBranch is STL"))
                .isEmpty();
    }
}
