package dev.bidbook.formula;

import dev.bidbook.template.Template;
import dev.bidbook.template.TemplateReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A template with a column for each of many formulas. */
final class CorpusTemplate {

    private static final String COLUMNS =
            """
            template: corpus
            version: 1
            key: [Part]
            parameters: {cover_weeks: 4}
            columns:
              - {name: Part, kind: text}
              - {name: Word, kind: text}
              - {name: Other, kind: text}
              - {name: Qty, kind: whole number}
              - {name: Pieces, kind: whole number}
              - {name: Amount, kind: decimal}
              - {name: Rate, kind: decimal}
              - {name: Day, kind: date}
              - {name: Moment, kind: date and time}
              - {name: Told, kind: yes/no}
              - {name: Truth, kind: yes/no, formula: '=[@Qty]>10'}
              - {name: Fault, kind: decimal, formula: '=100/[@Qty]'}
              - {name: Nothing, kind: text, formula: '=IF([@Qty]>10,"","x")'}
            """;

    private CorpusTemplate() {}

    static Template of(List<String> formulas) throws Exception {
        StringBuilder yaml = new StringBuilder(COLUMNS);
        for (int i = 0; i < formulas.size(); i++) {
            yaml.append("  - {name: F")
                    .append(i + 1)
                    .append(", kind: text, formula: '")
                    .append(formulas.get(i).replace("'", "''"))
                    .append("'}\n");
        }
        return TemplateReader.read(yaml.toString(), "", "corpus");
    }

    /** The lines of a file beside the tests that are no comments. */
    static List<String> lines(String file) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(CorpusTemplate.class.getResourceAsStream("/formulas/" + file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("# "))
                    .toList();
        }
    }
}
