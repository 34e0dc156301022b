package dev.bidbook.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.spreadsheet.RawCell;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CellReaderTest {

    static Stream<ReadingTable.Example> testData() throws IOException {
        try (InputStream in = CellReaderTest.class.getResourceAsStream("cell-readings.md")) {
            assertThat(in).isNotNull();
            return ReadingTable.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)).stream();
        }
    }

    static Stream<ReadingTable.Example> documentedExamples() throws IOException {
        List<ReadingTable.Example> examples = ReadingTable.parse(Files.readString(documentation("interpretation.md")));
        assertThat(examples).hasSizeGreaterThan(30);
        return examples.stream();
    }

    @ParameterizedTest
    @MethodSource("testData")
    void everyExampleOfTheTestDataIsReadAsItSays(ReadingTable.Example example) {
        assertThat(ReadingTable.read(example)).isEqualTo(example.readAs());
    }

    @ParameterizedTest
    @MethodSource("documentedExamples")
    void everyExampleOfTheDocumentationIsReadAsItSays(ReadingTable.Example example) {
        assertThat(ReadingTable.read(example)).isEqualTo(example.readAs());
    }

    @Test
    void textPastWhatACellCanHoldIsAFaultWithItsLength() {
        Reading reading =
                CellReader.read(new RawCell.Text("a".repeat(32_768)), ReadingTable.column("text"), ReadingHints.NONE);

        assertThat(reading)
                .isEqualTo(new Reading.Fault(
                        ProblemType.TEXT_TOO_LONG,
                        "a".repeat(59) + "…",
                        "text",
                        "The text has 32,768 characters.",
                        "Shorten it to 32,767 characters, which is all that a cell can hold."));
    }

    /** A page of the documentation, from the module's folder or the project's. */
    static Path documentation(String page) {
        Path beside = Path.of("docs", page);
        return Files.exists(beside) ? beside : Path.of("..", "docs", page);
    }
}
