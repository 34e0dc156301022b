package dev.bidbook.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Period;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading {@code template.yaml}, right and wrong. */
final class TemplateReaderTest {

    private static final String HEAD =
            """
            template: lines
            version: 1
            key: [Part]
            columns:
              - {name: Part, kind: text}
            """;

    @Test
    void quiteAnotherTemplateIsAFolderAlone() throws Exception {
        Path folder = Path.of(
                Objects.requireNonNull(TemplateReaderTest.class.getResource("/templates/supplier-issues/template.yaml"))
                        .toURI());

        Template issues = TemplateReader.readAll(folder.resolve("../..").normalize())
                .find("supplier-issues")
                .orElseThrow();

        assertThat(issues.period()).isEqualTo(Period.Kind.MONTH);
        assertThat(issues.rows()).isEqualTo(RowsFrom.PEOPLE);
        assertThat(issues.tableName()).isEqualTo("Issues");
        assertThat(issues.guide()).isEmpty();
        assertThat(issues.parameters()).containsExactly(new Parameter("patience_days", 14, ""));
        Column severity = issues.columns().get(issues.positionOf("severity"));
        assertThat(severity.origin()).isEqualTo(Origin.ENTRY);
        assertThat(severity.choices()).containsExactly("Low", "High", "No");
        assertThat(severity.editors()).containsExactlyInAnyOrder(Role.BUYER, Role.CATEGORY_MANAGER);
        assertThat(issues.columns().get(2).numberFormat()).isEqualTo("dd.mm.yyyy");
        List<CellValue> values = new java.util.ArrayList<>(
                Collections.nCopies(issues.columns().size(), (CellValue) CellValue.Blank.BLANK));
        values.set(0, new CellValue.Text("Ostrand"));
        values.set(1, new CellValue.Number(12));
        assertThat(issues.keyOf(values).text()).isEqualTo("Ostrand|12");
    }

    @Test
    void anUnknownKeyIsToldWithWhatWasProbablyMeant() {
        assertThat(problems(HEAD + "  - {name: Quantity, kinds: decimal, kind: decimal}\nsumary: []\n"))
                .containsExactly(
                        "lines/template.yaml:6:22: \"kinds\" is not a key of a column. Did you mean \"kind\"?",
                        "lines/template.yaml:7:1: \"sumary\" is not a key of a template. Did you mean \"summary\"?");
    }

    @Test
    void whatAWorkbookTakesForAnEscapedCharacterIsNeitherInNamesNorInChoices() {
        assertThat(problems(HEAD + "  - {name: a_x0041_, kind: text, choices: [_x00e9_]}\n"))
                .containsExactly(
                        "lines/template.yaml:6:12: The column name \"a_x0041_\" holds _x0041_, which a workbook takes for"
                                + " another character. Name the column without it, and write the report's header under"
                                + " \"aliases\".",
                        "lines/template.yaml:6:44: The choice \"_x00e9_\" holds what a workbook takes for another character."
                                + " Write it otherwise.");
    }

    @Test
    void choicesThatDifferOnlyInWhiteSpaceOrCapitalsAreTheSame() {
        assertThat(problems(HEAD + "  - {name: Answer, kind: choice, choices: [On hold, ON  hold]}\n"))
                .containsExactly("lines/template.yaml:6:53: The choice \"ON  hold\" stands twice. Remove one of them;"
                        + " capitals and white space make no difference.");
    }

    @Test
    void aKeyWithSpacesIsToldToTakeHyphens() {
        assertThat(problems(HEAD + "program columns: [Part]\n"))
                .containsExactly("lines/template.yaml:6:1: \"program columns\" is not a key of a template."
                        + " Did you mean \"program-columns\"?");
    }

    @Test
    void allProblemsOfAFileAreToldAtOnce() {
        assertThat(
                        problems(
                                """
                                template: Lines
                                version: 0
                                sheet: Summary
                                key: [Part, Closed, Nothing]
                                parameters: {A1: 3}
                                columns:
                                  - {name: Part, kind: text, aliases: [Nr]}
                                  - {name: part, kind: wrod}
                                  - {name: "Item #", kind: text, aliases: [Nr]}
                                  - {name: Closed, kind: yes/no, editors: [buyer]}
                                  - {name: State, kind: choice, origin: entry, choices: [Open, open]}
                                  - {name: Sum, kind: decimal, origin: formula}
                                  - {name: Wide, kind: text, width: 500}
                                """))
                .containsExactly(
                        "lines/template.yaml:1:11: The template calls itself \"Lines\", but its folder is \"lines\"."
                                + " Give both the same name.",
                        "lines/template.yaml:2:10: \"version\" is 0. Write a number from 1 to 1000000.",
                        "lines/template.yaml:3:8: The sheet name \"Summary\" is the name of another sheet of the"
                                + " workbook. Write a short name such as Review.",
                        "lines/template.yaml:4:13: The key column \"Closed\" holds only yes or no. Choose columns"
                                + " whose values tell the rows apart.",
                        "lines/template.yaml:4:21: \"key\" names the column \"Nothing\", which the template does not"
                                + " have. Write one of: Part, part, Item #, Closed, State, Sum, Wide.",
                        "lines/template.yaml:5:14: The parameter name \"A1\" means a cell in Excel. Use letters,"
                                + " digits and underscores, as in cover_weeks.",
                        "lines/template.yaml:8:12: Two columns are named \"part\"; capitals make no difference. Name"
                                + " one of them otherwise.",
                        "lines/template.yaml:8:24: \"wrod\" is not a word for \"kind\". Write one of: text, whole number,"
                                + " decimal, money, date, date and time, yes/no, choice.",
                        "lines/template.yaml:9:12: The column name \"Item #\" holds one of [ ] # ' @, which formulas"
                                + " cannot name. Name the column without it, and write the report's header under"
                                + " \"aliases\".",
                        "lines/template.yaml:9:43: The alias \"Nr\" of \"Item #\" already stands for the column"
                                + " \"Part\". Remove it from one of the two.",
                        "lines/template.yaml:10:34: \"editors\" is for columns of origin entry; this one's is report."
                                + " Remove it, or write \"origin: entry\".",
                        "lines/template.yaml:11:64: The choice \"open\" stands twice. Remove one of them; capitals"
                                + " and white space make no difference.",
                        "lines/template.yaml:12:5: \"formula\" is missing in a column. Write for example \"formula:"
                                + " =[@[On Order]]-[@[On Hand]]\".",
                        "lines/template.yaml:13:37: \"width\" is 500. Write a number from 3 to 120.");
    }

    @Test
    void theProblemsOfAllTemplatesAreTold(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("first"));
        Files.createDirectories(folder.resolve("second"));
        Files.createDirectories(folder.resolve("third"));
        Files.writeString(folder.resolve("first/template.yaml"), "template: first\n");
        Files.write(folder.resolve("second/template.yaml"), "title: Größe".getBytes(StandardCharsets.ISO_8859_1));

        TemplateRefusedException refused =
                catchThrowableOfType(TemplateRefusedException.class, () -> TemplateReader.readAll(folder));

        assertThat(refused.problems())
                .extracting(TemplateProblem::toString)
                .containsExactly(
                        "first/template.yaml:1:1: \"version\" is missing in a template. Write for example"
                                + " \"version: 1\".",
                        "first/template.yaml:1:1: \"columns\" is missing in a template. Write for example"
                                + " \"columns:\".",
                        "first/template.yaml:1:1: \"key\" is missing in a template. Write for example \"key: [Part"
                                + " Number, Branch]\".",
                        "second/template.yaml: The file is not UTF-8 text. Save it with the encoding UTF-8.",
                        "third/template.yaml: The file is missing. Write it, or remove its folder from the"
                                + " templates.");
        assertThat(refused).hasMessageContaining("second/template.yaml: The file is not UTF-8 text.");
    }

    @Test
    void whatIsNotYamlIsToldWithItsLine() {
        assertThat(problems("template: lines\ncolumns: [a, {b\n"))
                .singleElement()
                .asString()
                .startsWith("lines/template.yaml:3:1: This is not well-formed YAML: ");
        assertThat(problems("template: lines\n\tversion: 1\n"))
                .singleElement()
                .asString()
                .startsWith("lines/template.yaml:2:1: This is not well-formed YAML: ");
        assertThat(problems(""))
                .containsExactly(
                        "lines/template.yaml:1:1: The file holds no template. Begin it with" + " \"template: lines\".");
        assertThat(problems("- a\n- b\n")).hasSize(1);
    }

    @Test
    void aDuplicateKeyIsAProblem() {
        assertThat(problems(HEAD + "version: 2\n"))
                .containsExactly(
                        "lines/template.yaml:6:1: \"version\" stands twice in a template. Remove one of them.");
    }

    @Test
    void depthAliasesAndSizeAreBounded() {
        assertThat(problems("[".repeat(100_000))).hasSize(1);
        assertThat(problems("a: " + "x".repeat(1_100_000))).hasSize(1);
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9)));
        }
        assertThat(problems(bomb.toString())).hasSizeBetween(1, 200);
        assertThat(problems("template: lines\ncolumns: &c [*c]\n")).isNotEmpty();
    }

    @Test
    void textIsTakenAsWritten() throws Exception {
        Template template = TemplateReader.read(
                """
                template: lines
                version: 1
                key: [2026]
                columns:
                  - {name: 2026, kind: text}
                  - {name: Yes, kind: choice, origin: entry, choices: [Yes, No, 007, 2026-01-02]}
                """,
                "",
                "lines");

        assertThat(template.columns()).extracting(Column::name).containsExactly("2026", "Yes");
        assertThat(template.columns().get(1).choices()).containsExactly("Yes", "No", "007", "2026-01-02");
        assertThat(template.title()).isEqualTo("Lines");
        assertThat(template.sheetName()).isEqualTo("Review");
    }

    @Test
    void headersInAnyLanguageAndWithAnyCharactersCanBeMatched() throws Exception {
        Template template = TemplateReader.read(
                """
                template: vendas
                version: 1
                key: [Número do pedido, Linha]
                columns:
                  - {name: Número do pedido, kind: text}
                  - {name: Linha, kind: whole number, aliases: ["Linha #", "[Linha]", "  Nº   da linha "]}
                """,
                "",
                "vendas");

        assertThat(template.columns().get(1).aliases()).containsExactly("Linha #", "[Linha]", "Nº da linha");
    }

    @Test
    void aListOfChoicesCanBeShared() throws Exception {
        Template template = TemplateReader.read(
                """
                template: lines
                version: 1
                key: [Part]
                choices:
                  answers: [Open, Closed]
                columns:
                  - {name: Part, kind: text}
                  - {name: First, kind: choice, origin: entry, choices: answers}
                  - {name: Second, kind: choice, origin: entry, choices: answers}
                """,
                "",
                "lines");

        assertThat(template.columns().get(1).choices()).containsExactly("Open", "Closed");
        assertThat(template.columns().get(2).choices()).containsExactly("Open", "Closed");
        assertThat(problems(HEAD + "  - {name: A, kind: choice, choices: anwsers}\nchoices: {answers: [Open]}\n"))
                .containsExactly("lines/template.yaml:6:38: There is no list of choices named \"anwsers\"."
                        + " Did you mean \"answers\"?");
    }

    @Test
    void aReportColumnIsNotForRowsOfPeople() {
        assertThat(problems(HEAD.replace("key:", "rows: people\nkey:").replace("text}", "text, origin: report}")))
                .containsExactly(
                        "lines/template.yaml:4:7: The key column \"Part\" is of origin report. With \"rows: people\" a"
                                + " row is identified by columns of origin entry; choose another.",
                        "lines/template.yaml:6:38: The rows are people's (\"rows: people\"), so no report can fill"
                                + " this column. Write \"origin: entry\".");
    }

    @Test
    void aFormulaIsNotAChoice() {
        assertThat(problems(HEAD + "  - {name: A, kind: choice, choices: [x], formula: '=1'}\n"))
                .containsExactly("lines/template.yaml:6:21: A formula's result is not chosen from a list."
                        + " Write \"kind: text\" and leave the choices out.");
    }

    @Test
    void theChoicesOfATextColumnAreSuggestions() throws TemplateRefusedException {
        Template template = TemplateReader.read(
                HEAD + "  - {name: A, kind: text}\n  - {name: B, kind: text, origin: entry, choices: [x, y]}\n",
                "",
                "lines");
        assertThat(template.columns().get(template.positionOf("B")).choices()).containsExactly("x", "y");
    }

    @Test
    void whatBelongsToOneOriginIsRefusedForOthers() {
        assertThat(problems(HEAD
                        + "  - {name: A, kind: text, carry-forward: yes}\n"
                        + "  - {name: B, kind: text, origin: entry, required: yes}\n"
                        + "  - {name: C, kind: text, origin: server}\n"
                        + "  - {name: D, kind: text, origin: entry, formula: =1}\n"
                        + "  - {name: E, kind: date, fact: first seen}\n"
                        + "  - {name: F, kind: date, choices: [x]}\n"
                        + "  - {name: G, kind: text, origin: entry, editors: [buyers]}\n"))
                .containsExactly(
                        "lines/template.yaml:6:27: \"carry-forward\" is for columns of origin entry; this one's is"
                                + " report. Remove it, or write \"origin: entry\".",
                        "lines/template.yaml:7:42: \"required\" is for columns of origin report; this one's is entry."
                                + " Remove it, or write \"origin: report\".",
                        "lines/template.yaml:8:5: \"fact\" is missing in a column. Write for example \"fact: first"
                                + " seen\".",
                        "lines/template.yaml:9:42: \"formula\" is for columns of origin formula; this one's is entry."
                                + " Remove it, or write \"origin: formula\".",
                        "lines/template.yaml:10:21: \"first seen\" is a text. Write \"kind: text\", or leave it out.",
                        "lines/template.yaml:11:27: \"choices\" is for columns of kind choice or text; this one's is"
                                + " date. Remove it, or write \"kind: choice\"; \"kind: text\" only suggests them.",
                        "lines/template.yaml:12:52: \"buyers\" is not a role. Did you mean \"buyer\"?");
    }

    @Test
    void aKeyThatIsFilledByAFormulaIsRefused() {
        assertThat(problems(HEAD.replace("[Part]", "[Part, Twice]")
                        + "  - {name: Twice, kind: text, formula: '=[@Part]&[@Part]'}\n"))
                .containsExactly("lines/template.yaml:3:13: The key column \"Twice\" is of origin formula. With"
                        + " \"rows: report\" a row is identified by columns of origin report; choose another.");
    }

    @Test
    void aNameThatTheWorkbookHasOfItsOwnIsRefused() {
        assertThat(problems(HEAD + "  - {name: row ID, kind: text}\n"))
                .containsExactly("lines/template.yaml:6:12: \"row ID\" is the name of a column that the workbook has of"
                        + " its own. Name the column otherwise, and write the report's header under \"aliases\".");
    }

    @Test
    void theDigestChangesWithTheTextAndTheGuide() throws Exception {
        String digest = TemplateReader.read(HEAD, "", "lines").digest();

        assertThat(TemplateReader.read(HEAD, "", "lines").digest()).isEqualTo(digest);
        assertThat(TemplateReader.read(HEAD + "# x\n", "", "lines").digest()).isNotEqualTo(digest);
        assertThat(TemplateReader.read(HEAD, "x", "lines").digest()).isNotEqualTo(digest);
    }

    @Test
    void aFolderWithoutTemplatesIsRefused(@TempDir Path folder) {
        assertThatThrownBy(() -> TemplateReader.readAll(folder))
                .isInstanceOf(TemplateRefusedException.class)
                .hasMessage(folder + ": The folder holds no template. Give each template a folder with a template.yaml"
                        + " in it, at most 200.");
    }

    private static List<String> problems(String yaml) {
        TemplateRefusedException refused =
                catchThrowableOfType(TemplateRefusedException.class, () -> TemplateReader.read(yaml, "", "lines"));
        return refused.problems().stream().map(TemplateProblem::toString).toList();
    }
}
