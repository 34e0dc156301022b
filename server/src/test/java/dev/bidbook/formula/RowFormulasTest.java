package dev.bidbook.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.template.Template;
import dev.bidbook.template.TemplateProblem;
import dev.bidbook.template.TemplateReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Formulas over one row: what is computed, and what is refused with which words. */
final class RowFormulasTest {

    private static final LocalDate AS_OF = LocalDate.of(2026, 11, 22);
    private static final String HEAD =
            """
            template: lines
            version: 1
            key: [Part]
            parameters: {cover_weeks: 4}
            columns:
              - {name: Part, kind: text}
              - {name: On Hand, kind: whole number}
              - {name: Annualized Qty, kind: whole number}
              - {name: ETA, kind: date}
              - {name: Told, kind: yes/no}
            """;

    @Test
    void aFormulaSeesItsRowAndTheParameters() throws Exception {
        RowFormulas formulas = compile("whole number", "=ROUNDUP([@[Annualized Qty]]/52*cover_weeks, 0)");

        assertThat(result(formulas, Map.of())).isEqualTo(new CellValue.Number(8));
        assertThat(result(formulas, Map.of("cover_weeks", 8.0))).isEqualTo(new CellValue.Number(16));
    }

    @Test
    void everyWayToNameAColumnOfTheRowIsUnderstood() throws Exception {
        for (String formula : List.of(
                "=[@[On Hand]]+[@[Annualized Qty]]",
                "=Table1[[#This Row],[On Hand]]+Review[[#this row], [Annualized Qty]]",
                "=SUM([@[On Hand]:[Annualized Qty]])",
                "=SUM(Table1[[#This Row],[On Hand]:[Annualized Qty]])")) {
            assertThat(result(compile("whole number", formula), Map.of()))
                    .as(formula)
                    .isEqualTo(new CellValue.Number(107));
        }
    }

    @Test
    void aResultTakesTheKindOfItsColumn() throws Exception {
        assertThat(result(compile("date", "=[@ETA]+14"), Map.of()))
                .isEqualTo(new CellValue.Date(LocalDate.of(2026, 12, 15)));
        assertThat(result(compile("date and time", "=[@ETA]+0.5"), Map.of()))
                .isEqualTo(new CellValue.DateTime(LocalDate.of(2026, 12, 1).atTime(12, 0)));
        assertThat(result(compile("whole number", "=[@ETA]-as_of"), Map.of())).isEqualTo(new CellValue.Number(9));
        assertThat(result(compile("yes/no", "=AND([@Told]=\"Yes\",[@ETA]>as_of)"), Map.of()))
                .isEqualTo(new CellValue.YesNo(true));
        assertThat(result(compile("text", "=[@Part]&\"/\"&LEN([@Part])"), Map.of()))
                .isEqualTo(new CellValue.Text("BSK-1/5"));
        assertThat(result(compile("text", "=IF([@Part]=\"x\",\"y\",\"\")"), Map.of()))
                .isEqualTo(CellValue.Blank.BLANK);
        assertThat(result(compile("decimal", "=0.1+0.2"), Map.of())).isEqualTo(new CellValue.Number(0.3));
    }

    @Test
    void anErrorOfExcelIsTextAndGoesOnToTheFormulasThatReadIt() throws Exception {
        RowFormulas formulas = compile(
                """
                  - {name: Share, kind: decimal, formula: '=[@[On Hand]]/([@[On Hand]]-7)'}
                  - {name: Twice, kind: decimal, formula: '=[@Share]*2'}
                  - {name: Safe, kind: decimal, formula: '=IFERROR([@Twice],-1)'}
                  - {name: Root, kind: decimal, formula: '=SQRT(-1)'}
                """);

        assertThat(results(formulas, Map.of()))
                .containsExactly(
                        new CellValue.Text("#DIV/0!"),
                        new CellValue.Text("#DIV/0!"),
                        new CellValue.Number(-1),
                        new CellValue.Text("#NUM!"));
    }

    @Test
    void formulasAreComputedInTheOrderInWhichTheyReadEachOther() throws Exception {
        RowFormulas formulas = compile(
                """
                  - {name: Last, kind: decimal, formula: '=[@Middle]+1'}
                  - {name: Middle, kind: decimal, formula: '=[@First]*10'}
                  - {name: First, kind: decimal, formula: '=[@[On Hand]]'}
                """);

        assertThat(results(formulas, Map.of()))
                .containsExactly(new CellValue.Number(71), new CellValue.Number(70), new CellValue.Number(7));
    }

    @Test
    void oneRowLeavesNothingBehindForTheNext() throws Exception {
        RowFormulas.Evaluator evaluator =
                compile("whole number", "=[@[On Hand]]*2").evaluator(Map.of(), AS_OF);
        List<CellValue> blank = Collections.nCopies(6, CellValue.Blank.BLANK);

        assertThat(evaluator.fill(row(1)).get(5)).isEqualTo(new CellValue.Number(14));
        assertThat(evaluator.fill(blank).get(5)).isEqualTo(new CellValue.Number(0));
        assertThat(evaluator.fill(row(1)).get(5)).isEqualTo(new CellValue.Number(14));
    }

    @Test
    void formulasInACircleAreRefused() {
        assertThat(
                        problems(
                                """
                                  - {name: One, kind: decimal, formula: '=[@Two]+1'}
                                  - {name: Two, kind: decimal, formula: '=[@One]+1'}
                                """))
                .containsExactly("lines/template.yaml:11:41: The formula of \"One\" depends on itself: \"One\" reads"
                        + " \"Two\" reads \"One\". Write one of these formulas without the other.");
    }

    @Test
    void everythingWrongInAllFormulasIsToldWithItsPosition() {
        assertThat(
                        problems(
                                """
                                  - {name: A, kind: decimal, formula: '=[@[On Hnad]]+cover_week'}
                                  - {name: B, kind: decimal, formula: '=[@[on hand]]'}
                                  - {name: C, kind: date, formula: '=TODAY()'}
                                  - {name: D, kind: decimal, formula: '=B7*2'}
                                  - {name: E, kind: decimal, formula: '=SUM(1,2'}
                                  - {name: F, kind: decimal, formula: '=ROUNDPU(1,2)'}
                                  - {name: G, kind: text, formula: '=IFS(TRUE,"x")'}
                                  - {name: H, kind: text, formula: '=[Part]'}
                                  - {name: I, kind: text, formula: '="open'}
                                """))
                .containsExactly(
                        "lines/template.yaml:11:39: The formula of \"A\", character 2: The template has no column"
                                + " \"On Hnad\". Did you mean \"On Hand\"?",
                        "lines/template.yaml:11:39: The formula of \"A\", character 15: \"cover_week\" is neither a"
                                + " parameter of the template nor as_of. A column is written [@[cover_week]]; a text"
                                + " stands in double quotes. Did you mean \"cover_weeks\"?",
                        "lines/template.yaml:12:39: The formula of \"B\", character 2: The column \"on hand\" is"
                                + " written with other capitals where it is declared. Did you mean \"On Hand\"?",
                        "lines/template.yaml:13:36: The formula of \"C\", character 2: TODAY gives another value each"
                                + " time it is looked at, so old weeks would change. Write as_of, the day the sheet"
                                + " speaks of.",
                        "lines/template.yaml:14:39: The formula of \"D\", character 2: \"B7\" is a cell's address."
                                + " Name the cell by its column, as in [@[On Hand]].",
                        "lines/template.yaml:15:39: The formula of \"E\", character 8: The formula cannot be"
                                + " understood. Check the brackets, the commas between arguments and the operators around"
                                + " this place.",
                        "lines/template.yaml:16:39: The formula of \"F\", character 2: There is no function ROUNDPU"
                                + " that Excel 2016, LibreOffice and Bidbook all have. Did you mean \"ROUNDUP\"?",
                        "lines/template.yaml:17:36: The formula of \"G\", character 2: IFS is not in Excel 2016."
                                + " Write IF within IF.",
                        "lines/template.yaml:18:36: The formula of \"H\", character 2: This reference does not name a"
                                + " column's cell in this row. Write [@Name], or [@[Name with spaces]].",
                        "lines/template.yaml:19:36: The formula of \"I\", character 2: The text that begins here has"
                                + " no end. Close it with \".");
    }

    @Test
    void aFormulaForAWorkbookNamesItsTable() {
        assertThat(RowFormulas.forWorkbook("=ROUNDUP([@[Annualized Qty]]/52*cover_weeks, 0)", "Review"))
                .isEqualTo("ROUNDUP(Review[[#This Row],[Annualized Qty]]/52*cover_weeks, 0)");
        assertThat(RowFormulas.forWorkbook("=\"[@A]\"&[@A]&T[[#this row],[A]:[B c]]", "Review"))
                .isEqualTo("\"[@A]\"&Review[[#This Row],[A]]&Review[[#This Row],[A]:[B c]]");
        assertThat(RowFormulas.forWorkbook("=numbervalue([@A])+as_of", "Review"))
                .isEqualTo("_xlfn.NUMBERVALUE(Review[[#This Row],[A]])+as_of");
    }

    @Test
    void valuesOtherThanFormulasStayAsTheyAre() throws Exception {
        List<CellValue> filled =
                compile("whole number", "=1").evaluator(Map.of(), AS_OF).fill(row(1));

        assertThat(filled.subList(0, 5)).isEqualTo(row(1).subList(0, 5));
    }

    private static RowFormulas compile(String kind, String formula) throws Exception {
        return compile("  - {name: Result, kind: " + kind + ", formula: '" + formula + "'}\n");
    }

    private static RowFormulas compile(String columns) throws Exception {
        return RowFormulas.compile(TemplateReader.read(HEAD + columns, "", "lines"));
    }

    private static CellValue result(RowFormulas formulas, Map<String, Double> parameters) {
        return formulas.evaluator(parameters, AS_OF).fill(row(1)).get(5);
    }

    private static List<CellValue> results(RowFormulas formulas, Map<String, Double> parameters) {
        return formulas.evaluator(parameters, AS_OF).fill(row(formulas.count())).subList(5, 5 + formulas.count());
    }

    private static List<CellValue> row(int formulas) {
        List<CellValue> values = new ArrayList<>(List.of(
                new CellValue.Text("BSK-1"),
                new CellValue.Number(7),
                new CellValue.Number(100),
                new CellValue.Date(LocalDate.of(2026, 12, 1)),
                new CellValue.YesNo(true)));
        values.addAll(Collections.nCopies(formulas, CellValue.Blank.BLANK));
        return values;
    }

    private static List<String> problems(String columns) {
        return catchThrowableOfType(FormulaRefusedException.class, () -> {
                    Template template = TemplateReader.read(HEAD + columns, "", "lines");
                    RowFormulas.compile(template);
                })
                .problems()
                .stream()
                .map(TemplateProblem::toString)
                .toList();
    }
}
