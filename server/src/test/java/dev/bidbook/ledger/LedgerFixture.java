package dev.bidbook.ledger;

import dev.bidbook.database.Database;
import dev.bidbook.database.DatabaseRefusedException;
import dev.bidbook.ledger.Submission.Resolution;
import dev.bidbook.ledger.Submission.Retry;
import dev.bidbook.ledger.Submission.Statement;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Blank;
import dev.bidbook.sheet.Period;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetContent;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Template;
import dev.bidbook.template.TemplateReader;
import dev.bidbook.template.TemplateRefusedException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A ledger in a file of its own, two small templates, and short words for what tests do. */
final class LedgerFixture implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-16T08:00:00Z");

    // Read once: each case of a property has a fixture of its own.
    private static final Template REVIEW = template(
            "line-review",
            """
            template: line-review
            version: 1
            title: Line review
            period: week
            rows: report
            key: [Part]
            columns:
              - name: Part
                kind: text
                origin: report
              - name: Qty
                kind: whole number
                origin: report
              - name: Reason
                kind: text
                origin: entry
                carry-forward: yes
              - name: ETA
                kind: date
                origin: entry
                carry-forward: yes
              - name: Comment
                kind: text
                origin: entry
              - name: First seen
                fact: first seen
              - name: Gone since
                fact: gone since
            """);

    private static final Template ISSUES = template(
            "supplier-issues",
            """
            template: supplier-issues
            version: 1
            title: Supplier issues
            period: week
            rows: people
            key: [Issue]
            columns:
              - name: Issue
                kind: text
                origin: entry
              - name: Status
                kind: text
                origin: entry
              - name: Due
                kind: date
                origin: entry
            """);
    /** A review whose rules say what lives how long. */
    static final Template ASKED = template(
            "asked-review",
            """
            template: asked-review
            version: 1
            key: [Part]
            parameters: {patience: 2}
            columns:
              - {name: Part, kind: text}
              - {name: Qty, kind: whole number}
              - {name: Next, kind: text}
              - {name: Reason, kind: text, origin: entry, carry-forward: while asked}
              - {name: Owner, kind: text, origin: entry, carry-forward: while asked}
              - {name: Comment, kind: text, origin: entry}
              - {name: First seen, fact: first seen}
              - {name: Gone since, fact: gone since}
              - {name: Weeks low, fact: weeks in a row, where: '=[@Low]="Yes"'}
              - {name: Weeks same, fact: weeks unchanged, of: [Reason, Comment]}
              - {name: End, fact: end of chain, of: Part, next: Next}
              - {name: Status, fact: filled, carry-forward: while asked}
              - {name: Low, kind: text, formula: '=IF(AND([@[Gone since]]="",[@Qty]=0),"Yes","No")'}
            rules:
              - {id: low, title: Low, formula: '=[@Low]="Yes"', points-at: [Qty], asks-for: [Reason], keeps: [Status], ask: Say why.}
              - {id: stuck, title: Stuck, formula: '=[@[Weeks same]]>=patience', points-at: [Weeks same], asks-for: [Owner], ask: Say who.}
              - id: owned
                title: Owned
                formula: '=AND([@Owner]="lost",[@End]<>"")'
                points-at: [Owner]
                asks-for: [Owner]
                keeps: [Reason]
                ask: Find it.
              - {id: gone, title: Gone, formula: '=[@[Gone since]]<>""', points-at: [Part], asks-for: [Comment], keeps: [Reason], ask: Say where.}
            """);

    /** What reports fill; may be declared anew. */
    Template review = REVIEW;

    final Template issues = ISSUES;
    final Database database;
    final Ledger ledger;
    private final String scope;
    private int scopes;

    LedgerFixture(Path folder) {
        this(folder, Runnable::run);
    }

    /** With somebody who may help with imports of many lines. */
    LedgerFixture(Path folder, Executor workers) {
        try {
            database = Database.open(folder.resolve("bidbook.db"));
        } catch (DatabaseRefusedException e) {
            throw new IllegalStateException(e);
        }
        ledger = new Ledger(database, Evaluators.compiling(), workers, Clock.fixed(NOW, ZoneOffset.UTC));
        scope = "northline";
    }

    private LedgerFixture(LedgerFixture other, String scope) {
        this.database = other.database;
        this.ledger = other.ledger;
        this.scope = scope;
    }

    /** The same ledger, with sheets of a scope in which nothing has happened yet. */
    LedgerFixture elsewhere() {
        return new LedgerFixture(this, "scope" + ++scopes);
    }

    static Template template(String name, String yaml) {
        try {
            return TemplateReader.read(yaml, "", name);
        } catch (TemplateRefusedException e) {
            throw new IllegalStateException(e.problems().toString(), e);
        }
    }

    SheetId week(int week) {
        return new SheetId(review.name(), scope, new Period.Week(2026, week));
    }

    SheetId issueWeek() {
        return new SheetId(issues.name(), scope, new Period.Week(2026, 47));
    }

    Optional<Template> templates(String name) {
        return List.of(review, issues).stream()
                .filter(template -> template.name().equals(name))
                .findFirst();
    }

    /** Imports lines written as {@code part, quantity, part, quantity, …}. */
    ImportResult.Imported report(int week, Object... lines) {
        Map<RowKey, List<CellValue>> rows = new LinkedHashMap<>();
        for (int i = 0; i < lines.length; i += 2) {
            List<CellValue> values =
                    new ArrayList<>(Collections.nCopies(review.columns().size(), Blank.BLANK));
            values.set(review.positionOf("Part"), value(lines[i]));
            values.set(review.positionOf("Qty"), value(lines[i + 1]));
            if (review.find("Next") != null) {
                values.set(review.positionOf("Next"), value(next((int) lines[i + 1])));
            }
            rows.put(review.keyOf(values), values);
        }
        return (ImportResult.Imported) ledger.importReport(review, week(week), "importer", rows, null);
    }

    /** What the report says a part of that quantity is followed by. */
    static String next(int quantity) {
        return quantity == 0 ? "" : quantity == 1 ? "B" : "C";
    }

    /** What one person says in one copy, or without one. */
    final class Writer {
        private final Template template;
        private final SheetId sheet;
        private final String person;
        private final @Nullable String copy;
        private @Nullable Integer revision;
        private final Map<RowKey, Map<String, CellValue>> cells = new LinkedHashMap<>();
        private final List<RowKey> deleted = new ArrayList<>();
        private final List<Resolution> resolutions = new ArrayList<>();
        private @Nullable Retry retry;

        Writer(Template template, SheetId sheet, String person, @Nullable String copy, @Nullable Integer revision) {
            this.template = template;
            this.sheet = sheet;
            this.person = person;
            this.copy = copy;
            this.revision = revision;
        }

        Writer says(String key, String column, @Nullable Object value) {
            cells.computeIfAbsent(new RowKey(key), any -> new LinkedHashMap<>()).put(column, value(value));
            return this;
        }

        Writer adds(String key) {
            cells.computeIfAbsent(new RowKey(key), any -> new LinkedHashMap<>());
            return this;
        }

        Writer deletes(String key) {
            deleted.add(new RowKey(key));
            return this;
        }

        Writer takes(String key, String column, Submission.Take take, @Nullable Object theirs) {
            resolutions.add(new Resolution(new RowKey(key), column, take, theirs == null ? null : value(theirs)));
            return this;
        }

        Writer from(int newRevision) {
            revision = newRevision;
            return this;
        }

        Writer retrying(String key, String digest) {
            retry = new Retry(key, digest);
            return this;
        }

        Outcome submits() {
            return ledger.submit(template, submission());
        }

        Outcome previews() {
            return ledger.preview(template, submission());
        }

        Outcome.Accepted accepted() {
            Outcome outcome = submits();
            if (outcome instanceof Outcome.Accepted accepted) {
                return accepted;
            }
            throw new AssertionError("not accepted: " + outcome);
        }

        private Submission submission() {
            List<Statement> statements = new ArrayList<>();
            cells.forEach((key, values) -> statements.add(new Statement(key, values, false)));
            deleted.forEach(key -> statements.add(new Statement(key, Map.of(), true)));
            return new Submission(
                    sheet,
                    person,
                    copy == null ? Submission.Kind.ROWS : Submission.Kind.WORKBOOK,
                    copy,
                    revision,
                    statements,
                    resolutions,
                    0,
                    retry);
        }
    }

    Writer writer(int week, String person, @Nullable String copy, @Nullable Integer revision) {
        return new Writer(review, week(week), person, copy, revision);
    }

    Writer issueWriter(String person, @Nullable String copy, @Nullable Integer revision) {
        return new Writer(issues, issueWeek(), person, copy, revision);
    }

    /** The sheet as text: one line per row, the filled cells after the key. */
    List<String> text(Template template, SheetContent content) {
        List<String> lines = new ArrayList<>();
        for (Row row : content.rows()) {
            StringBuilder line = new StringBuilder(row.id() + " " + row.key());
            for (int i = 0; i < row.values().size(); i++) {
                if (!row.values().get(i).isBlank() && !template.key().contains(i)) {
                    line.append("; ")
                            .append(template.columns().get(i).name())
                            .append(' ')
                            .append(row.values().get(i).display());
                }
            }
            lines.add(line.toString());
        }
        return lines;
    }

    List<String> week47() {
        return text(47);
    }

    List<String> text(int week) {
        return text(review, ledger.reader().content(review, week(week)).orElseThrow());
    }

    List<String> issueText() {
        return text(issues, ledger.reader().content(issues, issueWeek()).orElseThrow());
    }

    UndoResult undo(String submission, String person) {
        return ledger.undo(submission, person, false, this::templates);
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

    @Override
    public void close() {
        database.close();
    }
}
