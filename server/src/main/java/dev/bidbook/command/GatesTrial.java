package dev.bidbook.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bidbook.formula.FormulaRefusedException;
import dev.bidbook.handoff.GateFormulas;
import dev.bidbook.template.Gates;
import dev.bidbook.template.Template;
import dev.bidbook.template.TemplateProblem;
import dev.bidbook.template.TemplateReader;
import dev.bidbook.template.TemplateRefusedException;
import dev.bidbook.template.Templates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code bidbook check --template} for a folder that declares gates: they and their formulas, and, where the template of the
 * weeks is in a folder beside, the rules that they count. Stores nothing.
 */
final class GatesTrial {

    private GatesTrial() {}

    static int of(Terminal terminal, Path folder, boolean json) throws CommandFailure {
        try {
            Gates gates = TemplateReader.readGates(folder);
            GateFormulas.compile(gates);
            List<TemplateProblem> problems = beside(folder, gates);
            if (!problems.isEmpty()) {
                throw new TemplateRefusedException(problems);
            }
            tell(terminal, gates, json);
            return ExitCode.DONE;
        } catch (TemplateRefusedException | FormulaRefusedException refused) {
            throw new CommandFailure(ExitCode.PROBLEMS, String.valueOf(refused.getMessage()));
        }
    }

    private static List<TemplateProblem> beside(Path folder, Gates gates) throws TemplateRefusedException {
        Path review = folder.toAbsolutePath().normalize().resolveSibling(gates.review());
        List<Template> templates = new ArrayList<>();
        if (!Files.isDirectory(review)) {
            return List.of();
        }
        templates.add(TemplateReader.read(review));
        return gates.problemsBeside(new Templates(templates));
    }

    private static void tell(Terminal terminal, Gates gates, boolean json) {
        String name = gates.row().name();
        int counts = gates.counts().size();
        int rules = gates.rules().size();
        if (json) {
            terminal.out()
                    .println(new ObjectMapper()
                            .createObjectNode()
                            .put("gates", name)
                            .put("counts", counts)
                            .put("rules", rules));
        } else {
            terminal.out().println("The gates " + name + " are in order: " + counts + " counts, " + rules + " rules.");
        }
    }
}
