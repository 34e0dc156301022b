package dev.bidbook.review;

import dev.bidbook.ledger.LedgerReader;
import dev.bidbook.ledger.Submission;
import dev.bidbook.ledger.Submission.Resolution;
import dev.bidbook.ledger.Submission.Statement;
import dev.bidbook.review.SubmittedBody.SentResolution;
import dev.bidbook.review.SubmittedBody.SentRow;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.spreadsheet.RawCell;
import dev.bidbook.template.Column;
import dev.bidbook.template.Origin;
import dev.bidbook.template.Role;
import dev.bidbook.template.Template;
import dev.bidbook.validation.CellReader;
import dev.bidbook.validation.Place;
import dev.bidbook.validation.Problem;
import dev.bidbook.validation.ProblemType;
import dev.bidbook.validation.Reading;
import dev.bidbook.validation.ReadingHints;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Understands rows that came as JSON. */
final class RowsReturn {

    private final LedgerReader ledger;

    RowsReturn(LedgerReader ledger) {
        this.ledger = ledger;
    }

    Returns.Understood understand(Template template, SheetId id, SubmittedBody.Rows body, Sender sender) {
        return new Reader(template, id, body, sender).read();
    }

    /** One body being read. */
    private final class Reader {

        private final Template template;
        private final SheetId id;
        private final SubmittedBody.Rows body;
        private final Sender sender;
        private final List<Problem> problems = new ArrayList<>();
        private final Map<RowKey, Statement> statements = new LinkedHashMap<>();
        private final Map<RowKey, Map<Integer, CellValue>> sentFixed = new LinkedHashMap<>();

        Reader(Template template, SheetId id, SubmittedBody.Rows body, Sender sender) {
            this.template = template;
            this.id = id;
            this.body = body;
            this.sender = sender;
        }

        Returns.Understood read() {
            checkCopy();
            for (SentRow row : body.rows()) {
                readRow(row);
            }
            compareFixed();
            List<Resolution> resolutions = new ArrayList<>();
            for (SentResolution resolution : body.resolutions()) {
                SentChoices.read(template, resolution, resolutions, problems);
            }
            Submission submission = new Submission(
                    id,
                    sender.person(),
                    Submission.Kind.ROWS,
                    body.copy(),
                    body.revision(),
                    List.copyOf(statements.values()),
                    resolutions,
                    0,
                    null);
            return new Returns.Understood(submission, problems, List.of());
        }

        private void checkCopy() {
            String copy = body.copy();
            if (copy != null
                    && ledger.copy(copy)
                            .filter(known -> known.sheet().equals(id))
                            .isEmpty()) {
                problems.add(new Problem(
                        ProblemType.UNKNOWN_COPY,
                        Place.NOWHERE,
                        copy,
                        null,
                        "The copy %s is not known here.".formatted(copy),
                        "Leave the copy out, or download the workbook of %s and name its copy.".formatted(id)));
            }
        }

        private void readRow(SentRow row) {
            Map<String, CellValue> cells = new LinkedHashMap<>();
            Map<Integer, CellValue> fixed = new HashMap<>();
            RowKey sentKey = row.key() == null ? null : new RowKey(row.key());
            row.values().forEach((name, raw) -> {
                Integer position = template.find(name);
                if (position == null) {
                    problems.add(SentChoices.unknownColumn(template, sentKey, name));
                } else {
                    readCell(sentKey, template.columns().get(position), position, raw, cells, fixed);
                }
            });
            RowKey key = sentKey == null ? keyFrom(cells, fixed) : sentKey;
            if (key == null) {
                problems.add(new Problem(
                        ProblemType.INCOMPLETE_KEY,
                        Place.NOWHERE,
                        null,
                        null,
                        "A row has no key.",
                        "Send \"key\", or a value for each of: %s.".formatted(keyColumnNames())));
                return;
            }
            close(key, cells, fixed);
            if (!fixed.isEmpty()) {
                sentFixed.put(key, fixed);
            }
            boolean delete = row.delete() && mayDelete(key);
            Statement earlier = statements.put(key, new Statement(key, cells, delete));
            if (earlier != null) {
                problems.add(new Problem(
                        ProblemType.DUPLICATE_ROW,
                        new Place(null, null, key, null),
                        null,
                        null,
                        "The row is sent twice.",
                        "Send each row once, with all its cells."));
            }
        }

        /** Cells that are not the sender's to write are held against what is stored, like those that are nobody's. */
        private void close(RowKey key, Map<String, CellValue> cells, Map<Integer, CellValue> fixed) {
            String branch = Editing.branch(template, key);
            cells.entrySet().removeIf(cell -> {
                Integer position = template.find(cell.getKey());
                if (position == null
                        || sender.editing().mayWrite(template.columns().get(position), branch)) {
                    return false;
                }
                fixed.put(position, cell.getValue());
                return true;
            });
        }

        private boolean mayDelete(RowKey key) {
            boolean may = ForeignBranches.mayDelete(template, sender.editing(), Editing.branch(template, key));
            if (!may) {
                problems.add(ForeignBranches.problem(template, key, null, null));
            }
            return may;
        }

        private void readCell(
                @Nullable RowKey key,
                Column column,
                int position,
                RawCell raw,
                Map<String, CellValue> cells,
                Map<Integer, CellValue> fixed) {
            Reading reading = CellReader.read(raw, column, ReadingHints.NONE);
            if (reading instanceof Reading.Fault fault) {
                problems.add(fault.at(new Place(null, null, key, column.name())));
            } else if (reading instanceof Reading.Value value) {
                if (column.origin() == Origin.ENTRY) {
                    cells.put(column.name(), value.value());
                } else {
                    fixed.put(position, value.value());
                }
            }
        }

        private @Nullable RowKey keyFrom(Map<String, CellValue> cells, Map<Integer, CellValue> fixed) {
            List<CellValue> parts = new ArrayList<>();
            for (int position : template.key()) {
                CellValue fromReport = fixed.get(position);
                CellValue part = fromReport != null
                        ? fromReport
                        : cells.get(template.columns().get(position).name());
                if (part == null || part.isBlank()) {
                    return null;
                }
                parts.add(part);
            }
            return RowKey.of(parts);
        }

        /** Cells that are nobody's to edit may be sent along, as clients do that send whole rows; not changed. */
        private void compareFixed() {
            if (sentFixed.isEmpty()) {
                return;
            }
            Map<RowKey, Row> stored = ledger.rows(template, id, body.revision(), sentFixed.keySet());
            sentFixed.forEach((key, fixed) -> compareFixed(key, fixed, stored.get(key)));
        }

        private void compareFixed(RowKey key, Map<Integer, CellValue> fixed, @Nullable Row stored) {
            fixed.forEach((position, value) -> {
                Column column = template.columns().get(position);
                if (column.origin() == Origin.ENTRY) {
                    compareClosed(
                            key,
                            column,
                            value,
                            stored == null ? null : stored.values().get(position));
                    return;
                }
                boolean same = stored != null && stored.values().get(position).equals(value);
                // A formula's value is computed from the rest, so an old one that is sent back says nothing.
                if (stored != null && !same && column.origin() != Origin.FORMULA) {
                    problems.add(new Problem(
                            ProblemType.NOT_YOURS_TO_EDIT,
                            Place.cell(key, column.name()),
                            value.display(),
                            null,
                            "%s comes from %s and is not yours to edit."
                                    .formatted(
                                            column.name(),
                                            column.origin() == Origin.REPORT ? template.whence() : "the server"),
                            "Leave it out, or send %s."
                                    .formatted(
                                            stored.values().get(position).isBlank()
                                                    ? "null"
                                                    : stored.values()
                                                            .get(position)
                                                            .display())));
                }
            });
        }

        /** A cell for people, but not for this one. */
        private void compareClosed(RowKey key, Column column, CellValue value, @Nullable CellValue stored) {
            if (value.equals(stored) || (stored == null && value.isBlank())) {
                return;
            }
            if (sender.editing().mayWrite(column)) {
                problems.add(ForeignBranches.problem(template, key, column.name(), value.display()));
                return;
            }
            String whose = column.editors().stream().map(Role::word).sorted().collect(Collectors.joining(", "));
            problems.add(new Problem(
                    ProblemType.NOT_YOURS_TO_EDIT,
                    Place.cell(key, column.name()),
                    value.display(),
                    "not yours to edit",
                    column.name() + " is not yours to edit" + (whose.isEmpty() ? "." : "; it is for: " + whose + "."),
                    "Put it back as it was, or leave it out."));
        }

        private String keyColumnNames() {
            return String.join(
                    ", ",
                    template.key().stream()
                            .map(position -> template.columns().get(position).name())
                            .toList());
        }
    }
}
