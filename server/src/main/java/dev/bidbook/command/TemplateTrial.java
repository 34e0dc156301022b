package dev.bidbook.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bidbook.Bidbook;
import dev.bidbook.formula.FormulaRefusedException;
import dev.bidbook.formula.RowFormulas;
import dev.bidbook.program.Program;
import dev.bidbook.review.RuleTrial;
import dev.bidbook.review.RuleTrial.HitRow;
import dev.bidbook.review.RuleTrial.Hits;
import dev.bidbook.settings.ServerConfig;
import dev.bidbook.sheet.Period;
import dev.bidbook.sheet.SheetContent;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Rule;
import dev.bidbook.template.Template;
import dev.bidbook.template.TemplateReader;
import dev.bidbook.template.TemplateRefusedException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code bidbook check --template}: a template that need not be installed, its formulas compiled, its rules tried on a
 * stored sheet. Stores nothing.
 */
final class TemplateTrial {

    private static final int ROWS_FOR_PEOPLE = 10;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Terminal terminal;
    private final Template template;
    private final RowFormulas formulas;
    private final @Nullable String only;
    private final boolean json;

    /**
     * A trial of the template in a folder.
     *
     * @param only the id of the one rule to try, or null for all
     * @throws CommandFailure with everything that is wrong with the template and its formulas
     */
    TemplateTrial(Terminal terminal, Path folder, @Nullable String only, boolean json) throws CommandFailure {
        this.terminal = terminal;
        this.only = only;
        this.json = json;
        if (!Files.isDirectory(folder)) {
            throw new CommandFailure(
                    ExitCode.NOT_FOUND,
                    "There is no folder " + folder + ". Name the one with the template.yaml in it.");
        }
        try {
            this.template = TemplateReader.read(folder);
            this.formulas = RowFormulas.compile(template);
        } catch (TemplateRefusedException | FormulaRefusedException refused) {
            throw new CommandFailure(ExitCode.PROBLEMS, String.valueOf(refused.getMessage()));
        }
        if (only != null
                && template.rules().stream().noneMatch(rule -> rule.id().equals(only))) {
            throw new CommandFailure(
                    ExitCode.NOT_FOUND,
                    "The template " + template.name() + " has no rule " + only + ". There are: "
                            + template.rules().stream().map(Rule::id).collect(Collectors.joining(", ")) + ".");
        }
    }

    /** The template alone. */
    int withoutSheet() {
        if (json) {
            ObjectNode answer = MAPPER.createObjectNode().put("template", template.name());
            answer.put("columns", template.columns().size())
                    .put("rules", template.rules().size());
            terminal.out().println(answer);
        } else {
            terminal.out()
                    .println("The template " + template.name() + " is in order: "
                            + template.columns().size() + " columns, "
                            + template.rules().size()
                            + " rules. Name a sheet with --sheet to see which rows they hit.");
        }
        return ExitCode.DONE;
    }

    /**
     * The template's rules on a stored sheet.
     *
     * @param sheet the program and the period, such as {@code harbor-transit/2026-W47}
     */
    int on(ServerConfig config, String sheet) throws Exception {
        int slash = sheet.lastIndexOf('/');
        if (slash < 0) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "--sheet: \"" + sheet + "\" is no program and period, such as harbor-transit/2026-W47.");
        }
        try (Bidbook bidbook = Opening.open(config)) {
            Program program = Opening.program(bidbook, sheet.substring(0, slash));
            Period period = Opening.period(template, sheet.substring(slash + 1));
            SheetId id = new SheetId(template.name(), program.id(), period);
            SheetContent content = bidbook.ledger()
                    .reader()
                    .content(template, id)
                    .orElseThrow(() -> new CommandFailure(ExitCode.NOT_FOUND, "There is no sheet " + id + "."));
            LocalDate today = LocalDate.now(java.time.ZoneId.systemDefault());
            LocalDate asOf =
                    period.lastDay().filter(last -> last.isBefore(today)).orElse(today);
            List<Hits> hits = RuleTrial.of(
                    template,
                    formulas,
                    content,
                    program.scope().parameters(),
                    asOf,
                    json ? RuleTrial.MOST_ROWS : ROWS_FOR_PEOPLE);
            tell(id, content.rows().size(), asOf, hits);
            return ExitCode.DONE;
        }
    }

    private void tell(SheetId id, int lines, LocalDate asOf, List<Hits> all) {
        List<Hits> hits = all.stream()
                .filter(hit -> only == null || hit.rule().id().equals(only))
                .toList();
        if (json) {
            terminal.out().println(asJson(id, asOf, hits));
            return;
        }
        PrintWriter out = terminal.out();
        out.printf(Locale.ROOT, "%s, %d lines, as of %s:%n", id, lines, asOf);
        for (Hits hit : hits) {
            out.printf(
                    Locale.ROOT,
                    "%s (%s): holds on %d, answered on %d%s.%n",
                    hit.rule().id(),
                    hit.rule().title(),
                    hit.holds(),
                    hit.answered(),
                    hit.failed() == 0 ? "" : ", cannot be computed on " + hit.failed());
            if (only != null || hit.failed() > 0) {
                hit.rows().forEach(row -> out.println("    " + line(row)));
            }
        }
    }

    private static String line(HitRow row) {
        return row.key() + (row.failed() ? " cannot be computed" : row.answered() ? " answered" : "") + ": "
                + row.read().entrySet().stream()
                        .map(cell -> cell.getKey() + " "
                                + (cell.getValue().isBlank()
                                        ? "blank"
                                        : cell.getValue().display()))
                        .collect(Collectors.joining(", "));
    }

    private static ObjectNode asJson(SheetId id, LocalDate asOf, List<Hits> hits) {
        ObjectNode answer =
                MAPPER.createObjectNode().put("sheet", id.toString()).put("asOf", asOf.toString());
        ArrayNode rules = answer.putArray("rules");
        for (Hits hit : hits) {
            ObjectNode rule = rules.addObject()
                    .put("id", hit.rule().id())
                    .put("title", hit.rule().title())
                    .put("holds", hit.holds())
                    .put("answered", hit.answered())
                    .put("failed", hit.failed());
            ArrayNode rows = rule.putArray("rows");
            for (HitRow row : hit.rows()) {
                ObjectNode one = rows.addObject()
                        .put("key", row.key().text())
                        .put("answered", row.answered())
                        .put("failed", row.failed());
                ObjectNode read = one.putObject("read");
                row.read().forEach((column, value) -> AnswersAsJson.put(read, column, value));
            }
        }
        return answer;
    }
}
