package dev.bidbook.addin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AddInTest {

    private static final Path ROOT = Files.isDirectory(Path.of("docs")) ? Path.of("") : Path.of("..");
    private static final Path ICONS = ROOT.resolve("server/src/main/resources/dev/bidbook/addin/icons");

    /** What the pane's page associates functions with; both sides have agreed on the names. */
    private static final List<String> FUNCTIONS = List.of(
            "bidbookPull",
            "bidbookRefresh",
            "bidbookValidate",
            "bidbookNextFinding",
            "bidbookSubmit",
            "bidbookReview",
            "bidbookSignOff",
            "bidbookHistory");

    private final AddIn addIn = new AddIn();

    @Test
    void theSampleInTheRepositoryIsWhatIsWritten() throws Exception {
        Path sample = ROOT.resolve("addin-manifest/bidbook-localhost.xml");

        assertThat(Files.readString(sample))
                .as("bidbook manifest --address https://localhost:8443 -o addin-manifest/bidbook-localhost.xml")
                .isEqualTo(addIn.manifest(address("https://localhost:8443")));
    }

    @Test
    void theIdIsAlwaysTheSameForAServerAndAnotherForAnother() {
        assertThat(id("https://bidbook.example.com")).isEqualTo(id("https://BIDBOOK.example.com:443/"));
        assertThat(id("https://bidbook.example.com")).isNotEqualTo(id("https://bidbook.example.com:8443"));
    }

    @Test
    void buttonsCallTheFunctionsThatThePaneHas() {
        List<String> called = Pattern.compile("<FunctionName>([^<]*)")
                .matcher(addIn.manifest(address("https://localhost")))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(called).containsExactlyInAnyOrderElementsOf(FUNCTIONS);
    }

    @Test
    void everyShortcutIsForAFunctionThatAButtonCallsAndHasKeysOfItsOwn() throws Exception {
        JsonNode document = new ObjectMapper().readTree(addIn.shortcuts());
        List<String> actions = new ArrayList<>();
        document.get("actions").forEach(action -> {
            assertThat(action.get("type").asText()).isEqualTo("ExecuteFunction");
            assertThat(action.get("name").asText()).isNotBlank();
            actions.add(action.get("id").asText());
        });
        List<String> keys = new ArrayList<>();
        document.get("shortcuts").forEach(shortcut -> {
            assertThat(actions).contains(shortcut.get("action").asText());
            keys.add(shortcut.get("key").get("default").asText());
        });

        assertThat(FUNCTIONS).containsAll(actions);
        assertThat(keys).hasSameSizeAs(actions).doesNotHaveDuplicates().allSatisfy(key -> assertThat(key)
                .matches("Ctrl\\+Shift\\+Alt\\+[A-Z]"));
    }

    /** With {@code -Dicons.renew=true} it draws them anew; look at what has changed before committing it. */
    @Test
    void everyIconIsThereInEverySizeAndNoOther() throws Exception {
        if (Boolean.getBoolean("icons.renew")) {
            IconDrawing.drawAll(ICONS);
        }
        List<String> expected = Ribbon.read().icons().stream()
                .flatMap(icon -> Icons.SIZES.stream().map(size -> Icons.file(icon, size)))
                .toList();
        try (var files = Files.list(ICONS)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(expected);
        }
        assertThat(addIn.icon("pull-16.png")).isPresent();
        assertThat(addIn.icon("../ribbon.yaml")).isEmpty();
    }

    @Test
    void onlyHttpsAddressesOfServersAreTaken() {
        assertThat(ServerAddress.of("https://Bidbook.example.com:8443/").map(ServerAddress::toString))
                .hasValue("https://bidbook.example.com:8443");
        assertThat(ServerAddress.of("https://[::1]:8443").map(ServerAddress::authority))
                .hasValue("[::1]:8443");
        for (String other : List.of(
                "http://bidbook.example.com",
                "https://bidbook.example.com/path",
                "https://someone@bidbook.example.com",
                "https://a\"b",
                "https://",
                "https://example.com:99999",
                "bidbook.example.com")) {
            assertThat(ServerAddress.of(other)).as(other).isEmpty();
        }
    }

    private String id(String address) {
        return addIn.manifest(address(address)).replaceAll("(?s).*<Id>(.*)</Id>.*", "$1");
    }

    private static ServerAddress address(String text) {
        return ServerAddress.of(text).orElseThrow();
    }
}
