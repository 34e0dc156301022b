package dev.bidbook.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A template that a user derives from others, by a folder alone. */
class OwnDerivedTemplateTest {

    private static final String ORDERS =
            """
            template: expedites
            version: 1
            rows: derived
            key: [Part Number, Branch, Bid ID]
            derived:
              from: weekly-review
              where: '=[@Shortfall]>least_pieces'
              issued: '=[@Promise]<>""'
              fills:
                ETA: Promise
                Action: ="Expedite purchase order"
            parameters:
              least_pieces: 9
            columns:
              - {name: Part Number, kind: text, from: Part Number}
              - {name: Branch, kind: text, from: Branch}
              - {name: Bid ID, kind: text, from: Bid ID}
              - {name: Pieces, kind: whole number, from: Shortfall}
              - {name: Line, kind: text, from: '=[@Branch]&": "&[@Description]'}
              - {name: Promise, kind: date}
            """;

    private static final String CALLS =
            """
            template: calls
            version: 1
            rows: derived
            key: [Part Number, Branch, Bid ID]
            derived: {from: expedites, where: '=[@Promise]=""'}
            columns:
              - {name: Part Number, kind: text, from: Part Number}
              - {name: Branch, kind: text, from: Branch}
              - {name: Bid ID, kind: text, from: Bid ID}
              - {name: Called on, kind: date}
            """;

    @TempDir
    Path folder;

    @Test
    void rowsFollowAndFillAndOthersFollowFromThem() throws Exception {
        Path templates = Files.createDirectories(folder.resolve("templates"));
        Path review = Files.createDirectories(templates.resolve("weekly-review"));
        Files.copy(Path.of("..", "templates", "weekly-review", "template.yaml"), review.resolve("template.yaml"));
        Files.writeString(
                Files.createDirectories(templates.resolve("expedites")).resolve("template.yaml"), ORDERS);
        Files.writeString(Files.createDirectories(templates.resolve("calls")).resolve("template.yaml"), CALLS);
        try (Served server = new Served(folder, templates)) {
            DerivedSheets sheets = new DerivedSheets(server, "north");
            sheets.report("2026-W47", DerivedSheets.OUT, DerivedSheets.HOLD);

            assertThat(sheets.keys("calls", "2026-W47")).containsExactly("P-1|STL|BA-1");
            assertThat(sheets.cells("expedites", "2026-W47", "P-1|STL|BA-1", "Pieces", "Line"))
                    .isEqualTo("40 / STL: Pump");
            sheets.accepted("expedites", "2026-W47", "P-1|STL|BA-1", "{\"Promise\":\"2026-12-01\"}", "ana");

            assertThat(sheets.cells("weekly-review", "2026-W47", "P-1|STL|BA-1", "ETA", "Action"))
                    .isEqualTo("2026-12-01 / Expedite purchase order");
            sheets.report("2026-W46", DerivedSheets.OUT);
            assertThat(sheets.keys("calls", "2026-W46")).containsExactly("P-1|STL|BA-1");
        }
    }
}
