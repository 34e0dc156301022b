package dev.bidbook.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.http.HttpLimits;
import dev.bidbook.spreadsheet.SpreadsheetLimits;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FixedLimitTest {

    /** The components that {@link ServerConfig} fills from settings. */
    private static final Set<String> SET = Set.of(
            "fileBytes",
            "inflatedBytes",
            "rows",
            "columns",
            "cells",
            "textLength",
            "jsonBytes",
            "jsonRows",
            "bodySeconds",
            "idleSeconds",
            "heavyRequests",
            "heavySeconds",
            "listeners");

    @Test
    void everyLimitIsEitherASettingOrInTheTableOfFixedOnes() {
        List<String> left = new ArrayList<>();
        Stream.of(SpreadsheetLimits.class, HttpLimits.class)
                .flatMap(limits -> Stream.of(limits.getRecordComponents()))
                .map(RecordComponent::getName)
                .filter(name -> !SET.contains(name))
                .forEach(left::add);
        assertThat(Stream.of(FixedLimit.values()).map(FixedLimit::component)).containsExactlyElementsOf(left);
    }

    @Test
    void theDocumentedTableIsTheOneInTheCode() throws IOException {
        Path page = Path.of("docs/settings.md");
        String text = Files.readString(Files.exists(page) ? page : Path.of("..").resolve(page));
        assertThat(text).contains("\n" + FixedLimit.markdown());
    }
}
