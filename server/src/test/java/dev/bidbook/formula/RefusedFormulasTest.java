package dev.bidbook.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.template.Template;
import dev.bidbook.template.TemplateProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Formulas that cannot be used, each with what loading the template tells. */
final class RefusedFormulasTest {

    private static final String PLACE = "corpus/template.yaml:19:37: The formula of \"F1\", ";

    @Test
    void everyWrongFormulaIsToldWithItsPositionAndRepair() throws Exception {
        List<String> told = new ArrayList<>();
        for (String line : CorpusTemplate.lines("refused.txt")) {
            if (line.startsWith("=")) {
                told.add(line);
                problems(line).forEach(problem -> told.add("  " + problem));
            }
        }

        assertThat(told).isEqualTo(CorpusTemplate.lines("refused.txt"));
    }

    @Test
    void everyFunctionThatMayBeCalledIsComparedWithOtherPrograms() throws Exception {
        List<String> compared = new ArrayList<>(CorpusTemplate.lines("agreeing.txt"));
        compared.addAll(CorpusTemplate.lines("not-as-poi.txt"));
        Set<String> called = compared.stream()
                .flatMap(formula -> FormulaScanner.scan(formula).parts().stream())
                .filter(part -> part instanceof FormulaPart.Function)
                .map(part -> ((FormulaPart.Function) part).name())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(called).isEqualTo(ExcelFunctions.names());
    }

    private static List<String> problems(String formula) throws Exception {
        Template template = CorpusTemplate.of(List.of(formula));
        try {
            RowFormulas.compile(template);
            return List.of();
        } catch (FormulaRefusedException e) {
            return e.problems().stream()
                    .map(TemplateProblem::toString)
                    .map(problem -> problem.startsWith(PLACE) ? problem.substring(PLACE.length()) : problem)
                    .toList();
        }
    }
}
