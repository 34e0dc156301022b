package dev.bidbook.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bidbook.sheet.Period;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code docs/templates.md} and {@code docs/template.schema.json} say is what the reader does. */
final class TemplateDocumentationTest {

    private static final Pattern ROW = Pattern.compile("^\\| `([^`]+)` \\|", Pattern.MULTILINE);
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);

    @Test
    void everyKeyIsDocumentedAndEveryDocumentedKeyIsRead() throws Exception {
        assertThat(tableUnder("## Keys of the template")).containsExactlyElementsOf(TemplateKeys.TEMPLATE);
        assertThat(tableUnder("## Keys of a column")).containsExactlyElementsOf(TemplateKeys.COLUMN);
        assertThat(tableUnder("## Parameters")).containsExactlyElementsOf(TemplateKeys.PARAMETER);
        assertThat(tableUnder("## Rules")).containsExactlyElementsOf(TemplateKeys.RULE);
        assertThat(tableUnder("### Escalation")).containsExactlyElementsOf(TemplateKeys.ESCALATION);
        assertThat(tableUnder("## Summary blocks")).containsExactlyElementsOf(TemplateKeys.SUMMARY);
        assertThat(tableUnder("## Communication")).containsExactlyElementsOf(TemplateKeys.COMMUNICATION);
        assertThat(tableUnder("### Told")).containsExactlyElementsOf(TemplateKeys.TOLD);
        assertThat(tableUnder("### Decision")).containsExactlyElementsOf(TemplateKeys.DECISION);
        assertThat(tableUnder("### Kinds"))
                .containsExactlyElementsOf(
                        Stream.of(ColumnKind.values()).map(ColumnKind::word).toList());
        assertThat(tableUnder("### Origins"))
                .containsExactlyElementsOf(
                        Stream.of(Origin.values()).map(Origin::word).toList());
        assertThat(tableUnder("### Facts")).containsExactlyElementsOf(ServerFact.WORDS);
    }

    @Test
    void everyRoleIsDocumented() throws Exception {
        String roles = section("### Roles");

        for (Role role : Role.values()) {
            assertThat(roles).contains("`" + role.word() + "`");
        }
    }

    @Test
    void theExamplesAreTemplates() throws Exception {
        Matcher example = EXAMPLE.matcher(page());
        List<String> names = new ArrayList<>();
        while (example.find()) {
            names.add(TemplateReader.read(example.group(1), "", "open-orders").name());
        }

        assertThat(names).containsExactly("open-orders");
    }

    @Test
    void theSchemaHasTheKeysAndWordsOfTheReader() throws Exception {
        JsonNode schema = new ObjectMapper()
                .readTree(Files.readString(WeeklyReviewTest.productFolder("docs/template.schema.json")));
        JsonNode column = schema.at("/definitions/column/properties");

        assertThat(names(schema.get("properties"))).containsExactlyElementsOf(TemplateKeys.TEMPLATE);
        assertThat(names(column)).containsExactlyElementsOf(TemplateKeys.COLUMN);
        assertThat(names(schema.at("/definitions/parameter/properties")))
                .containsExactlyElementsOf(TemplateKeys.PARAMETER);
        assertThat(names(schema.at("/definitions/rule/properties"))).containsExactlyElementsOf(TemplateKeys.RULE);
        assertThat(names(schema.at("/definitions/escalation/properties")))
                .containsExactlyElementsOf(TemplateKeys.ESCALATION);
        assertThat(words(column.at("/carry-forward/anyOf/1/enum")))
                .containsExactlyElementsOf(
                        Stream.of(CarryForward.values()).map(CarryForward::word).toList());
        assertThat(names(schema.at("/definitions/summary/properties"))).containsExactlyElementsOf(TemplateKeys.SUMMARY);
        assertThat(names(schema.at("/definitions/communication/properties")))
                .containsExactlyElementsOf(TemplateKeys.COMMUNICATION);
        assertThat(names(schema.at("/definitions/told/properties"))).containsExactlyElementsOf(TemplateKeys.TOLD);
        assertThat(names(schema.at("/definitions/decision/properties")))
                .containsExactlyElementsOf(TemplateKeys.DECISION);
        assertThat(words(column.at("/kind/enum")))
                .containsExactlyElementsOf(
                        Stream.of(ColumnKind.values()).map(ColumnKind::word).toList());
        assertThat(words(column.at("/origin/enum")))
                .containsExactlyElementsOf(
                        Stream.of(Origin.values()).map(Origin::word).toList());
        assertThat(words(column.at("/fact/enum"))).containsExactlyElementsOf(ServerFact.WORDS);
        assertThat(words(column.at("/editors/anyOf/1/enum")))
                .containsExactlyElementsOf(
                        Stream.of(Role.values()).map(Role::word).toList());
        assertThat(words(schema.at("/properties/period/enum")))
                .containsExactlyElementsOf(
                        Stream.of(Period.Kind.values()).map(Period.Kind::word).toList());
        assertThat(words(schema.at("/properties/rows/enum")))
                .containsExactlyElementsOf(
                        Stream.of(RowsFrom.values()).map(RowsFrom::word).toList());
    }

    private static List<String> tableUnder(String heading) throws Exception {
        Matcher row = ROW.matcher(section(heading));
        List<String> keys = new ArrayList<>();
        while (row.find()) {
            keys.add(row.group(1));
        }
        return keys;
    }

    private static String section(String heading) throws Exception {
        String page = page();
        int start = page.indexOf(heading + "\n");
        assertThat(start).as(heading).isNotNegative();
        int end = page.indexOf("\n##", start + heading.length());
        return page.substring(start, end < 0 ? page.length() : end);
    }

    private static String page() throws Exception {
        return Files.readString(WeeklyReviewTest.productFolder("docs/templates.md"));
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> words(JsonNode array) {
        List<String> words = new ArrayList<>();
        array.forEach(word -> words.add(word.asText()));
        return words;
    }
}
