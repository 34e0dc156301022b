package dev.bidbook.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bidbook.audit.AuditEntry;
import dev.bidbook.ledger.Outcome;
import dev.bidbook.ledger.Outcome.Conflict;
import dev.bidbook.review.CheckReport;
import dev.bidbook.review.FileCheck;
import dev.bidbook.review.ImportOutcome;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Numbers;
import dev.bidbook.validation.Problem;
import java.math.BigDecimal;
import java.util.List;

/** Writes what became of a command for scripts: one JSON object on one line, with the members that the HTTP API has. */
final class AnswersAsJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Terminal terminal;

    AnswersAsJson(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The exit code of a check, after writing it. */
    int check(CheckReport report) {
        ObjectNode json = MAPPER.createObjectNode();
        problems(json.putArray("problems"), report.problems());
        problems(json.putArray("warnings"), report.warnings());
        conflicts(json.putArray("conflicts"), report.conflicts());
        json.putObject("cells").put("changed", report.changed());
        print(json);
        return report.problems().isEmpty() && report.conflicts().isEmpty() ? ExitCode.DONE : ExitCode.PROBLEMS;
    }

    /** The exit code of a check by the file alone, after writing it. */
    int fileCheck(FileCheck.Report report, String notChecked) {
        ObjectNode json = MAPPER.createObjectNode().put("sheet", report.sheet());
        problems(json.putArray("problems"), report.problems());
        problems(json.putArray("warnings"), report.warnings());
        json.putObject("cells").put("filled", report.filled());
        json.put("rows", report.rows()).put("notChecked", notChecked);
        print(json);
        return report.problems().isEmpty() ? ExitCode.DONE : ExitCode.PROBLEMS;
    }

    /** The exit code of a submission, after writing it. */
    int submission(Outcome outcome, List<Problem> warnings) {
        ObjectNode json = MAPPER.createObjectNode();
        int exitCode = ExitCode.PROBLEMS;
        if (outcome instanceof Outcome.Accepted accepted) {
            json.put("submission", accepted.submission()).put("revision", accepted.revision());
            json.putObject("cells").put("changed", accepted.changed()).put("unchanged", accepted.unchanged());
            exitCode = ExitCode.DONE;
        } else if (outcome instanceof Outcome.Conflicted conflicted) {
            json.put("revision", conflicted.revision());
            conflicts(json.putArray("conflicts"), conflicted.conflicts());
        } else if (outcome instanceof Outcome.Refused refused) {
            problems(json.putArray("problems"), refused.problems());
        }
        problems(json.putArray("warnings"), warnings);
        print(json);
        return exitCode;
    }

    /** The exit code of an import, after writing it. */
    int imported(ImportOutcome outcome) {
        ObjectNode json = MAPPER.createObjectNode();
        int exitCode = ExitCode.PROBLEMS;
        if (outcome instanceof ImportOutcome.Imported imported) {
            ImportOutcome.RowCounts rows = imported.rows();
            json.put("sheet", imported.sheet().toString()).put("revision", imported.revision());
            json.putObject("rows")
                    .put("read", rows.read())
                    .put("new", rows.fresh())
                    .put("changed", rows.changed())
                    .put("gone", rows.gone())
                    .put("dropped", rows.dropped());
            ArrayNode notes = json.putArray("notes");
            imported.notes().forEach(note -> notes.addObject()
                    .put("kind", note.kind().name().toLowerCase(java.util.Locale.ROOT))
                    .put("message", note.message()));
            exitCode = ExitCode.DONE;
        } else if (outcome instanceof ImportOutcome.Refused refused) {
            problems(json.putArray("problems"), refused.problems());
        } else if (outcome instanceof ImportOutcome.Conflicted conflicted) {
            json.put("revision", conflicted.revision());
            conflicts(json.putArray("conflicts"), conflicted.conflicts());
        }
        print(json);
        return exitCode;
    }

    private static void problems(ArrayNode into, List<Problem> problems) {
        for (Problem problem : problems) {
            ObjectNode json = into.addObject().put("type", problem.type().id());
            var place = problem.place();
            json.put("sheet", place.sheet());
            json.put("cell", place.cell() == null ? null : place.cell().toString());
            json.put("key", place.key() == null ? null : place.key().text());
            json.put("column", place.column());
            json.put("value", problem.value());
            json.put("rule", problem.rule());
            json.put("message", problem.message());
            json.put("repair", problem.repair());
        }
    }

    private static void conflicts(ArrayNode into, List<Conflict> conflicts) {
        for (Conflict conflict : conflicts) {
            ObjectNode json = into.addObject().put("key", conflict.key().text()).put("column", conflict.column());
            put(json, "base", conflict.base());
            put(json, "mine", conflict.mine());
            put(json, "theirs", conflict.theirs());
            json.put("by", conflict.by()).put("at", conflict.at().toString());
        }
    }

    static void put(ObjectNode json, String name, CellValue value) {
        if (value.isBlank()) {
            json.putNull(name);
        } else if (value instanceof CellValue.Number number) {
            json.put(name, new BigDecimal(Numbers.plain(number.value())));
        } else if (value instanceof CellValue.YesNo yesNo) {
            json.put(name, yesNo.value());
        } else {
            json.put(name, value.display());
        }
    }

    /** An entry of the audit trail as a line. */
    static String line(AuditEntry entry) {
        return text(MAPPER.createObjectNode()
                .put("seq", entry.seq())
                .put("at", entry.at())
                .put("person", entry.person())
                .put("act", entry.act())
                .put("subject", entry.subject())
                .put("details", entry.details())
                .put("address", entry.address())
                .put("agent", entry.agent())
                .put("previous", entry.previous())
                .put("digest", entry.digest()));
    }

    private void print(ObjectNode json) {
        terminal.out().println(text(json));
    }

    private static String text(ObjectNode json) {
        try {
            return MAPPER.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer that cannot be written", e);
        }
    }
}
