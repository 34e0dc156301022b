package dev.bidbook.intake;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.spreadsheet.Spreadsheet;
import dev.bidbook.spreadsheet.SpreadsheetLimits;
import dev.bidbook.spreadsheet.SpreadsheetRefusedException;
import dev.bidbook.template.Template;
import dev.bidbook.template.TemplateReader;
import dev.bidbook.template.TemplateRefusedException;
import dev.bidbook.validation.Problem;
import java.nio.file.Path;
import java.util.List;

/** A small template and what intake makes of a file with it. */
final class IntakeFixture {

    static final String[] HEADERS = {"Program", "Part", "Branch", "On Hand", "Unit Cost", "Last Sale"};

    static final String YAML =
            """
            template: stock
            version: 1
            title: Stock
            sheet: Stock
            period: week
            rows: report
            key: [Part, Branch]
            program-columns: [Program]
            columns:
              - name: Part
                kind: text
                aliases: [Part Number]
              - name: Branch
                kind: text
              - name: On Hand
                kind: whole number
              - name: Unit Cost
                kind: money
              - name: Last Sale
                kind: date
              - name: Program
                kind: text
              - name: Comment
                kind: text
                origin: entry
              - name: Twins
                fact: differing duplicates
            """;

    static final Template TEMPLATE = template(YAML, "stock");

    private IntakeFixture() {}

    static Template template(String yaml, String name) {
        try {
            return TemplateReader.read(yaml, "", name);
        } catch (TemplateRefusedException e) {
            throw new AssertionError(e.problems().toString(), e);
        }
    }

    static ReportReading reading(Path file, Template template, IntakeOptions options) {
        try (Spreadsheet spreadsheet = Spreadsheet.open(file, SpreadsheetLimits.DEFAULTS)) {
            return ReportReader.read(spreadsheet, template, options);
        } catch (SpreadsheetRefusedException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    static Report report(Path file, Template template) {
        ReportReading reading = reading(file, template, IntakeOptions.STRICT);
        if (reading instanceof ReportReading.Read read) {
            return read.report();
        }
        throw new AssertionError(reading.toString());
    }

    static Report report(Path file) {
        return report(file, TEMPLATE);
    }

    static List<Problem> problems(Path file, Template template) {
        ReportReading reading = reading(file, template, IntakeOptions.STRICT);
        if (reading instanceof ReportReading.Refused refused) {
            return refused.problems();
        }
        throw new AssertionError(reading.toString());
    }

    /** The rows as people read them, blank cells empty. */
    static List<String> rows(Report report) {
        return report.rows().values().stream()
                .map(row -> String.join(
                        "|",
                        row.stream()
                                .map(value -> value.isBlank() ? "" : value.display())
                                .toList()))
                .toList();
    }

    /** The kinds and sentences of the notes. */
    static List<String> notes(Report report) {
        return report.notes().stream()
                .map(note -> note.kind() + ": " + note.message())
                .toList();
    }

    static CellValue cell(Report report, int row, Template template, String column) {
        return List.copyOf(report.rows().values()).get(row).get(template.positionOf(column));
    }
}
