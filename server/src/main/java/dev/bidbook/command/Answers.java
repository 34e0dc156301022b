package dev.bidbook.command;

import dev.bidbook.ledger.Outcome;
import dev.bidbook.ledger.Outcome.Conflict;
import dev.bidbook.review.CheckReport;
import dev.bidbook.review.FileCheck;
import dev.bidbook.review.ImportOutcome;
import dev.bidbook.validation.Problem;
import java.io.PrintWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Writes what became of a command for people: answers to the one stream, what stops them to the other. */
final class Answers {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final PrintWriter out;
    private final PrintWriter err;

    Answers(Terminal terminal) {
        this.out = terminal.out();
        this.err = terminal.err();
    }

    /** The exit code of a check, after writing it. */
    int check(CheckReport report) {
        report.problems().forEach(this::problem);
        report.conflicts().forEach(this::conflict);
        report.warnings().forEach(warning -> out.println("Warning: " + warning));
        if (report.problems().isEmpty() && report.conflicts().isEmpty()) {
            out.println("No problems. " + count(report.changed(), "cell") + " would change.");
            return ExitCode.DONE;
        }
        err.println(count(report.problems().size(), "problem") + ", "
                + count(report.conflicts().size(), "conflict") + ".");
        return ExitCode.PROBLEMS;
    }

    /** The exit code of a check by the file alone, after writing it. */
    int fileCheck(FileCheck.Report report, String notChecked) {
        report.problems().forEach(this::problem);
        report.warnings().forEach(warning -> out.println("Warning: " + warning));
        if (report.rows() > 0) {
            out.println("Warning: " + notChecked);
        }
        if (report.problems().isEmpty()) {
            out.println("No problems in " + count(report.rows(), "line") + ", with " + count(report.filled(), "cell")
                    + " filled in.");
            return ExitCode.DONE;
        }
        err.println(count(report.problems().size(), "problem") + ".");
        return ExitCode.PROBLEMS;
    }

    /** The exit code of a submission, after writing it. */
    int submission(Outcome outcome, List<Problem> warnings) {
        warnings.forEach(warning -> out.println("Warning: " + warning));
        if (outcome instanceof Outcome.Accepted accepted) {
            out.println(
                    accepted.changed() == 0
                            ? "Nothing changed. The sheet is at revision " + accepted.revision() + "."
                            : "Stored as revision " + accepted.revision() + ": "
                                    + count(accepted.changed(), "cell") + " changed, " + accepted.unchanged()
                                    + " unchanged.");
            return ExitCode.DONE;
        } else if (outcome instanceof Outcome.Conflicted conflicted) {
            conflicted.conflicts().forEach(this::conflict);
            err.println("Nothing is stored: " + count(conflicted.conflicts().size(), "conflict")
                    + ". Download a fresh workbook with \"bidbook workbook\" and write into it what shall count.");
        } else if (outcome instanceof Outcome.Refused refused) {
            refused.problems().forEach(this::problem);
            err.println("Nothing is stored: " + count(refused.problems().size(), "problem") + ".");
        } else {
            err.println("Nothing is stored: the same retry key came before with another request.");
        }
        return ExitCode.PROBLEMS;
    }

    /** The exit code of an import, after writing it. */
    int imported(ImportOutcome outcome) {
        if (outcome instanceof ImportOutcome.Imported imported) {
            ImportOutcome.RowCounts rows = imported.rows();
            out.println("%s is at revision %d: %s read, %d new, %d changed, %d gone, %d dropped."
                    .formatted(
                            imported.sheet(),
                            imported.revision(),
                            count(rows.read(), "line"),
                            rows.fresh(),
                            rows.changed(),
                            rows.gone(),
                            rows.dropped()));
            imported.notes().forEach(this::note);
            return ExitCode.DONE;
        } else if (outcome instanceof ImportOutcome.Refused refused) {
            refused.problems().forEach(this::problem);
            err.println("Nothing is stored: " + count(refused.problems().size(), "problem") + ".");
        } else if (outcome instanceof ImportOutcome.Conflicted conflicted) {
            conflicted.conflicts().forEach(this::conflict);
            err.println("Nothing is stored: " + count(conflicted.conflicts().size(), "conflict")
                    + ". Import it again with --take mine if the file counts, or with --take theirs if what is stored"
                    + " counts.");
        } else {
            err.println("Nothing is stored: the same retry key came before with another request.");
        }
        return ExitCode.PROBLEMS;
    }

    private void note(ImportOutcome.Note note) {
        out.println((note.kind() == ImportOutcome.Note.Kind.DOUBTFUL ? "Doubtful: " : "") + note.message());
        note.lines().forEach(line -> out.println("    " + String.join(" | ", line)));
    }

    private void problem(Problem problem) {
        out.println(problem);
    }

    private void conflict(Conflict conflict) {
        out.println("%s (%s): you wrote %s, %s wrote %s at %s; it was %s before."
                .formatted(
                        conflict.key(),
                        conflict.column(),
                        conflict.mine().display(),
                        conflict.by(),
                        conflict.theirs().display(),
                        TIME.format(conflict.at()),
                        conflict.base().display()));
    }

    /** {@code 1 cell}, {@code 2 cells}. */
    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
