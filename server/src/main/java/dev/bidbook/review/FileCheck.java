package dev.bidbook.review;

import dev.bidbook.sheet.RowProgress;
import dev.bidbook.spreadsheet.Spreadsheet;
import dev.bidbook.spreadsheet.SpreadsheetLimits;
import dev.bidbook.spreadsheet.SpreadsheetRefusedException;
import dev.bidbook.template.Template;
import dev.bidbook.template.Templates;
import dev.bidbook.validation.Place;
import dev.bidbook.validation.Problem;
import dev.bidbook.validation.ProblemType;
import dev.bidbook.workbook.ReturnedWorkbook;
import dev.bidbook.workbook.WorkbookAnnotator;
import dev.bidbook.workbook.WorkbookIdentity;
import dev.bidbook.workbook.WorkbookReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks a workbook by its template alone, where the sheet it is a copy of is not at hand. Thread-safe. */
public final class FileCheck {

    private final Templates templates;
    private final SpreadsheetLimits limits;
    private final RowProgress progress;

    /**
     * What the file and its template tell.
     *
     * @param sheet the sheet that the workbook says it is a copy of, or null if it does not say
     * @param problems what would stop its submission anywhere
     * @param warnings what a person should know and what stops nothing
     * @param rows how many rows could be told apart
     * @param filled how many cells in them people have filled
     */
    public record Report(
            @Nullable String sheet, List<Problem> problems, List<Problem> warnings, int rows, int filled) {}

    /**
     * Checks by these templates and within these limits.
     *
     * @param progress told of every row that is read
     */
    public FileCheck(Templates templates, SpreadsheetLimits limits, RowProgress progress) {
        this.templates = templates;
        this.limits = limits;
        this.progress = progress;
    }

    /** Reads the file and tells everything that is wrong with it. */
    public Report check(Path file) {
        try (Spreadsheet spreadsheet = Spreadsheet.open(file, limits, progress)) {
            return check(spreadsheet);
        } catch (SpreadsheetRefusedException e) {
            return new Report(null, List.of(RefusedFile.problem(e)), List.of(), 0, 0);
        }
    }

    /** Writes the same workbook with its problems in it. */
    public static void annotate(Path original, List<Problem> problems, OutputStream out)
            throws IOException, SpreadsheetRefusedException {
        WorkbookAnnotator.annotate(original, problems, List.of(), List.of(), out);
    }

    private Report check(Spreadsheet file) throws SpreadsheetRefusedException {
        List<Problem> problems = new ArrayList<>();
        List<Problem> warnings = new ArrayList<>();
        Set<WorkbookIdentity> told = WorkbookReader.identities(file);
        Optional<WorkbookIdentity> identity =
                told.size() == 1 ? Optional.of(told.iterator().next()) : Optional.empty();
        identity.ifPresentOrElse(
                known -> versions(known, problems, warnings),
                () -> problems.add(problem(
                        ProblemType.NO_IDENTITY,
                        null,
                        "The workbook does not say which copy it is.",
                        "Download a fresh workbook, copy your cells into it, and use that one.")));
        WorkbookReader.contradiction(told).ifPresent(found -> problems.set(0, found));
        ReturnedWorkbook read =
                identity.isPresent() ? byName(file, identity.get().template()) : byHeaders(file);
        if (read == null) {
            return new Report(sheet(identity), problems, warnings, 0, 0);
        }
        problems.addAll(read.problems());
        warnings.addAll(read.warnings());
        int filled = read.rows().stream().mapToInt(row -> row.cells().size()).sum();
        return new Report(sheet(identity), problems, warnings, read.rows().size(), filled);
    }

    private @Nullable ReturnedWorkbook byName(Spreadsheet file, String name) throws SpreadsheetRefusedException {
        Optional<Template> template = templates.find(name);
        return template.isPresent() ? WorkbookReader.readAlone(file, template.get()) : null;
    }

    /** By the one template whose table the file has, or null if none or several fit. */
    private @Nullable ReturnedWorkbook byHeaders(Spreadsheet file) throws SpreadsheetRefusedException {
        List<ReturnedWorkbook> fitting = new ArrayList<>();
        for (Template template : templates.all()) {
            ReturnedWorkbook read = WorkbookReader.readAlone(file, template);
            if (read.problems().stream().noneMatch(problem -> problem.type() == ProblemType.MISSING_TABLE)) {
                fitting.add(read);
            }
        }
        return fitting.size() == 1 ? fitting.get(0) : null;
    }

    private void versions(WorkbookIdentity identity, List<Problem> problems, List<Problem> warnings) {
        Optional<Template> template = templates.find(identity.template());
        if (template.isEmpty()) {
            String known = templates.all().stream().map(Template::name).collect(Collectors.joining(", "));
            problems.add(problem(
                    ProblemType.UNKNOWN_COPY,
                    identity.template(),
                    "The workbook is of the template " + identity.template() + ", which is not here. There are: "
                            + known + ".",
                    "Name the folder that has its template."));
        } else if (template.get().version() != identity.templateVersion()) {
            warnings.add(problem(
                    ProblemType.UNKNOWN_COPY,
                    null,
                    "The workbook was made by version %d of the template %s, and is checked by version %d."
                            .formatted(
                                    identity.templateVersion(),
                                    identity.template(),
                                    template.get().version()),
                    "Nothing needs to be done if its columns are the same."));
        }
    }

    private static @Nullable String sheet(Optional<WorkbookIdentity> identity) {
        return identity.map(known -> known.template() + "/" + known.scope() + "/" + known.period())
                .orElse(null);
    }

    private static Problem problem(ProblemType type, @Nullable String value, String message, String repair) {
        return new Problem(type, Place.NOWHERE, value, null, message, repair);
    }
}
