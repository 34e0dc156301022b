package dev.bidbook.finding;

import dev.bidbook.database.Database;
import dev.bidbook.database.DatabaseRefusedException;
import dev.bidbook.formula.FormulaRefusedException;
import dev.bidbook.formula.RowFormulas;
import dev.bidbook.ledger.ImportResult;
import dev.bidbook.ledger.Ledger;
import dev.bidbook.ledger.Outcome;
import dev.bidbook.ledger.Submission;
import dev.bidbook.ledger.Submission.Statement;
import dev.bidbook.ledger.UndoResult;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Blank;
import dev.bidbook.sheet.Period;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Template;
import dev.bidbook.template.TemplateReader;
import dev.bidbook.template.TemplateRefusedException;
import dev.bidbook.template.Templates;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A ledger with a small template that has rules, and the findings in it; a day that moves when it is told to. */
final class FindingsFixture implements AutoCloseable {

    private static final String YAML =
            """
            template: line-review
            version: 1
            key: [Part, Branch]
            parameters: {few: 3}
            columns:
              - {name: Part, kind: text}
              - {name: Branch, kind: text}
              - {name: Status, kind: text}
              - {name: Qty, kind: whole number}
              - {name: Short, kind: whole number, formula: "=MAX(0,few-[@Qty])"}
              - {name: Reason, kind: text, origin: entry, carry-forward: yes}
              - {name: ETA, kind: date, origin: entry, carry-forward: yes}
              - {name: Owner, kind: text, origin: entry}
              - {name: Gone since, fact: gone since}
            rules:
              - id: short
                title: Too few
                formula: '=AND([@[Gone since]]="",[@Short]>0)'
                points-at: [Qty]
                asks-for: [Reason]
                keeps: [Owner]
                ask: Write why.
                severity: high
                owner: buyer
                escalation: {to: RAM, after-weeks: 2}
              - id: late
                title: Late
                formula: '=AND([@ETA]<>"",[@ETA]<as_of)'
                answered: '=[@ETA]>=as_of'
                points-at: [ETA]
                asks-for: [ETA]
                ask: Write a new ETA.
              - id: gone
                title: Gone
                formula: '=[@[Gone since]]<>""'
                points-at: [Gone since]
                ask: Look why it is gone.
                severity: low
            """;

    /** Declared as ever, and with a rule that reads otherwise. */
    static final Template TEMPLATE = template(YAML);

    static final Template OTHER = template(YAML.replace("[@Short]>0", "[@Short]>1"));

    private static final Map<Template, RowFormulas> FORMULAS =
            Map.of(TEMPLATE, compiled(TEMPLATE), OTHER, compiled(OTHER));

    final Database database;
    final Ledger ledger;
    final Map<String, Double> parameters = new HashMap<>();
    LocalDate today = LocalDate.of(2026, 11, 18);
    private Findings findings;
    private Template template = TEMPLATE;
    private final String scope;
    private boolean following = true;
    private int sheetsLeft = -1;
    private int scopes;
    /** How much work was given away to others so far. */
    int tasks;

    FindingsFixture(Path folder) {
        try {
            database = Database.open(folder.resolve("bidbook.db"));
        } catch (DatabaseRefusedException e) {
            throw new IllegalStateException(e);
        }
        ledger = new Ledger(database, clock(() -> {}));
        scope = "northline";
        findings = open();
        listen();
    }

    private FindingsFixture(FindingsFixture other, String scope) {
        this.database = other.database;
        this.scope = scope;
        this.ledger = new Ledger(database, clock(() -> {}));
        this.findings = open();
        listen();
    }

    /** The same database, in a scope in which nothing has happened yet. */
    FindingsFixture elsewhere() {
        return new FindingsFixture(this, "scope" + ++scopes);
    }

    private void listen() {
        ledger.onRevision(revision -> {
            if (following) {
                findings.follow(revision);
            }
        });
    }

    /** Another start of the program, perhaps with the template declared otherwise. */
    void restart(Template now) {
        template = now;
        findings = open();
    }

    /** Empties the tables that can be made again. */
    void forgetFindings() {
        database.writing(handle -> {
            handle.execute("DELETE FROM finding_count");
            handle.execute("DELETE FROM finding_row");
            handle.execute("DELETE FROM finding_set");
            handle.execute("DELETE FROM finding_sheet");
        });
    }

    /** From now on the program stops before it looks at a new revision, or does not. */
    void stopsAfterStoring(boolean stops) {
        following = !stops;
    }

    /** From now on rows of imports are judged while they are being stored. */
    void judgesWhileStoring() {
        ledger.announceTo((each, sheet) -> findings.forerunner().before(each, sheet));
    }

    Findings findings() {
        return findings;
    }

    Template template() {
        return template;
    }

    RowFormulas formulas() {
        return Optional.ofNullable(FORMULAS.get(template)).orElseThrow();
    }

    private Findings open() {
        return new Findings(
                database,
                ledger.reader(),
                new Templates(List.of(template)),
                Map.of(template.name(), formulas()),
                id -> parameters,
                work -> {
                    tasks++;
                    work.run();
                },
                clock(() -> {
                    if (sheetsLeft-- == 0) {
                        throw new IllegalStateException("the program stops");
                    }
                }));
    }

    /** The next look at findings ends after so many sheets, as if the program had stopped; those after it do not. */
    void stopsAfterSheets(int sheets) {
        sheetsLeft = sheets;
    }

    private Clock clock(Runnable asked) {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                asked.run();
                return today.atTime(8, 0).toInstant(ZoneOffset.UTC);
            }
        };
    }

    private static Template template(String yaml) {
        try {
            return TemplateReader.read(yaml, "", "line-review");
        } catch (TemplateRefusedException e) {
            throw new IllegalStateException(e.problems().toString(), e);
        }
    }

    private static RowFormulas compiled(Template template) {
        try {
            return RowFormulas.compile(template);
        } catch (FormulaRefusedException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    SheetId week(int week) {
        return new SheetId("line-review", scope, new Period.Week(2026, week));
    }

    /** Imports lines written as {@code part, branch, status, quantity, …}. */
    ImportResult.Imported report(int week, Object... lines) {
        Map<RowKey, List<CellValue>> rows = new LinkedHashMap<>();
        for (int i = 0; i < lines.length; i += 4) {
            List<CellValue> values =
                    new ArrayList<>(Collections.nCopies(template.columns().size(), Blank.BLANK));
            for (int column = 0; column < 4; column++) {
                values.set(column, value(lines[i + column]));
            }
            rows.put(template.keyOf(values), values);
        }
        return (ImportResult.Imported) ledger.importReport(template, week(week), "importer", rows, null);
    }

    /** Writes one cell, and gives the submission's id. */
    String write(int week, String key, String column, @Nullable Object value) {
        Outcome outcome = ledger.submit(
                template,
                new Submission(
                        week(week),
                        "anna",
                        Submission.Kind.ROWS,
                        null,
                        null,
                        List.of(new Statement(new RowKey(key), Map.of(column, value(value)), false)),
                        List.of(),
                        0,
                        null));
        return ((Outcome.Accepted) outcome).submission();
    }

    UndoResult undo(String submission) {
        return ledger.undo(submission, "carl", false, name -> Optional.of(template));
    }

    static CellValue value(@Nullable Object value) {
        if (value == null) {
            return Blank.BLANK;
        } else if (value instanceof Integer number) {
            return new CellValue.Number(number);
        } else if (value instanceof LocalDate date) {
            return new CellValue.Date(date);
        }
        return CellValue.ofText(value.toString());
    }

    /** The findings of a week, one a line. */
    List<String> text(int week) {
        return findings.of(week(week)).stream().map(FindingsFixture::text).toList();
    }

    static String text(Finding finding) {
        return finding.key() + " " + finding.rule().id() + " " + finding.state().word() + " since "
                + finding.opened() + ", age " + finding.age() + ", " + finding.owner()
                + (finding.escalated() ? ", escalated" : "")
                + (finding.why() == null ? "" : ": " + finding.why());
    }

    @Override
    public void close() {
        database.close();
    }
}
