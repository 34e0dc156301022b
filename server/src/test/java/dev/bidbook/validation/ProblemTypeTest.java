package dev.bidbook.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTypeTest {

    @Test
    void theDocumentationNamesEveryTypeInOrderWithItsTitle() throws Exception {
        List<String> documented = Files.readString(CellReaderTest.documentation("problems.md"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(0, line.lastIndexOf(" | ")))
                .toList();

        assertThat(documented)
                .containsExactlyElementsOf(Arrays.stream(ProblemType.values())
                        .map(type -> "| `" + type.id() + "` | " + type.title())
                        .toList());
    }
}
