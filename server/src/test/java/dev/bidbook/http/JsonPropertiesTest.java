package dev.bidbook.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.properties.Draw;
import dev.bidbook.properties.Mutations;
import dev.bidbook.properties.RandomCases;
import dev.bidbook.properties.RandomValues;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever JSON is sent, reading it ends in what it says or in a failure with its problems. */
final class JsonPropertiesTest {

    private static final String BODY =
            """
            {"revision": 3, "copy": "k3v9q2", "rows": [
              {"key": "BSK-12345|STL", "values": {"ETA": "2026-12-02", "Qty": 12.50, "Told": true, "Comment": null}},
              {"key": "a\\\\|b", "delete": true}],
             "resolutions": [{"key": "A|B", "column": "ETA", "take": "mine", "theirs": 1e3}]}
            """;

    private final Path folder;

    JsonPropertiesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void anyJsonIsReadOrAFailureWithItsProblems() {
        RandomCases.of(getClass(), "anyJsonIsReadOrAFailureWithItsProblems", 400)
                .withinSeconds(5)
                .check(draw -> {
                    byte[] body = draw.oneIn(2)
                            ? value(draw, 0).getBytes(StandardCharsets.UTF_8)
                            : Mutations.of(draw, BODY.getBytes(StandardCharsets.UTF_8));
                    draw.tell(new String(body, StandardCharsets.UTF_8));
                    try {
                        assertThat(RowsReader.read(Files.write(folder.resolve("body"), body), HttpLimits.DEFAULTS))
                                .isNotNull();
                    } catch (HttpFailure failure) {
                        assertThat(failure.detail() != null
                                        || !failure.problems().isEmpty())
                                .isTrue();
                    }
                });
    }

    private static String value(Draw draw, int depth) {
        int most = depth > 4 ? 6 : 9;
        return switch (draw.below(most)) {
            case 0 -> "null";
            case 1 -> draw.of("true", "false", "True", "nul");
            case 2 -> draw.of("0", "-1", "3", "1e999", "-0.0", "12345678901234567890", "0.1e-400", "01", "NaN");
            case 3 -> "\"" + draw.of("mine", "theirs", "A|B", "\\ud800", "\\u0000", "") + "\"";
            case 4 -> "\"" + RandomValues.text(draw).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
            case 5 -> String.valueOf(draw.bits());
            case 6 -> {
                StringBuilder list = new StringBuilder("[");
                for (int i = draw.below(4); i > 0; i--) {
                    list.append(value(draw, depth + 1)).append(draw.oneIn(20) ? "" : ",");
                }
                yield list + (draw.oneIn(3) ? "]" : "null]");
            }
            default -> {
                StringBuilder object = new StringBuilder("{");
                for (int i = draw.below(4); i > 0; i--) {
                    object.append('"')
                            .append(draw.of(
                                    "rows",
                                    "key",
                                    "values",
                                    "delete",
                                    "resolutions",
                                    "take",
                                    "column",
                                    "theirs",
                                    "revision",
                                    "copy",
                                    "other"))
                            .append("\":")
                            .append(value(draw, depth + 1))
                            .append(i > 1 ? "," : "");
                }
                yield object + "}";
            }
        };
    }
}
