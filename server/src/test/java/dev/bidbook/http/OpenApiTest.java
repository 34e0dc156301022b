package dev.bidbook.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenApiTest {

    @Test
    void theDocumentDescribesExactlyTheCallsThatThereAre(@TempDir Path folder) throws Exception {
        try (TestServer server = new TestServer(folder, HttpLimits.DEFAULTS)) {
            JsonNode document =
                    new ObjectMapper().readTree(server.get("/openapi.json").body());
            Set<String> described = new TreeSet<>();
            document.get("paths").properties().forEach(path -> path.getValue()
                    .properties()
                    .forEach(method -> described.add(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey())));
            assertThat(described).isEqualTo(server.server().calls().keySet());
        }
    }
}
