package dev.bidbook.properties;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.formula.FormulaRefusedException;
import dev.bidbook.formula.RowFormulas;
import dev.bidbook.intake.IntakeOptions;
import dev.bidbook.intake.ReportReader;
import dev.bidbook.sheet.Period;
import dev.bidbook.sheet.SheetContent;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.spreadsheet.SheetInfo;
import dev.bidbook.spreadsheet.Spreadsheet;
import dev.bidbook.spreadsheet.SpreadsheetLimits;
import dev.bidbook.spreadsheet.SpreadsheetRefusedException;
import dev.bidbook.template.Template;
import dev.bidbook.template.TemplateReader;
import dev.bidbook.template.TemplateRefusedException;
import dev.bidbook.template.Templates;
import dev.bidbook.workbook.WorkbookReader;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is sent, reading it ends in what it says or in a refusal, and never in anything else. */
final class ParsingPropertiesTest {

    private static final List<String> FORMULA_PIECES = List.of(
            "1",
            "+",
            "[@Part]",
            "[@[On Hand]]",
            ",",
            ")",
            "(",
            "*",
            "-",
            "/",
            "^",
            "&",
            "%",
            "<",
            ">",
            "=",
            "\"a\"",
            "\"",
            "0.5",
            "1e3",
            "[@[On Hand]:[ETA]]",
            "[@ETA]",
            "[@Nobody]",
            "as_of",
            "rate",
            "A1",
            "$A$1",
            "Sheet!A1",
            "#REF!",
            "#N/A",
            "TRUE",
            "SUM(",
            "IF(",
            "IFERROR(",
            "AND(",
            "NOT(",
            "ISBLANK(",
            "ROUND(",
            "LEFT(",
            "MID(",
            "REPT(",
            "TEXT(",
            "VALUE(",
            "DATE(",
            "EDATE(",
            "NETWORKDAYS(",
            "INDEX(",
            "OFFSET(",
            "INDIRECT(",
            "VLOOKUP(",
            "CHOOSE(",
            "MATCH(",
            "COUNTIF(",
            "SUMPRODUCT(",
            "LET(",
            "LAMBDA(",
            "TODAY(",
            "{1;2}",
            "[",
            "]",
            "[[#This Row],[Part]]",
            "{",
            "}",
            ";",
            ":",
            "!",
            "@",
            " ",
            "\n",
            "ä",
            "9999999999",
            "-1");

    private final Path folder;

    ParsingPropertiesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aDamagedWorkbookIsReadOrRefused() {
        RandomCases.of(getClass(), "aDamagedWorkbookIsReadOrRefused", 60)
                .withinSeconds(10)
                .check(draw -> {
                    Template template = RandomTemplate.draw(draw);
                    SheetContent base = new SheetContent(
                            new SheetId(template.name(), "northline", new Period.Week(2026, 47)),
                            3,
                            RandomTemplate.rows(draw, template, 4));
                    byte[] xlsx =
                            draw.oneIn(2) ? foreign(draw) : Generated.workbook(template, base.rows(), column -> true);
                    readWhatever(Mutations.ofPackage(draw, ZipParts.of(xlsx)), template, base);
                });
    }

    @Test
    void anyBytesAreReadOrRefused() {
        RandomCases.of(getClass(), "anyBytesAreReadOrRefused", 300)
                .withinSeconds(10)
                .check(draw -> {
                    Template template = RandomTemplate.draw(draw);
                    SheetContent base = new SheetContent(
                            new SheetId(template.name(), "n", new Period.Week(2026, 47)), 1, List.of());
                    readWhatever(draw.oneIn(3) ? noise(draw) : csv(draw, template), template, base);
                });
    }

    @Test
    void aDamagedTemplateIsReadOrRefused() throws Exception {
        String weekly = Files.readString(Path.of("..", "templates", "weekly-review", "template.yaml"));
        RandomCases.of(getClass(), "aDamagedTemplateIsReadOrRefused", 150)
                .withinSeconds(10)
                .check(draw -> {
                    String yaml = Mutations.of(draw, weekly);
                    try {
                        RowFormulas.compile(TemplateReader.read(yaml, "", "weekly-review"));
                    } catch (TemplateRefusedException | FormulaRefusedException refused) {
                        assertThat(refused.getMessage()).isNotEmpty();
                    }
                });
    }

    @Test
    void anyFormulaIsComputedOrRefused() {
        RandomCases.of(getClass(), "anyFormulaIsComputedOrRefused", 300)
                .withinSeconds(10)
                .check(draw -> {
                    StringBuilder formula = new StringBuilder("=");
                    for (int i = draw.below(12); i > 0; i--) {
                        formula.append(draw.of(FORMULA_PIECES));
                    }
                    draw.tell("formula " + formula);
                    Template template = TemplateReader.read(
                            """
                    template: lines
                    version: 1
                    key: [Part]
                    parameters: {rate: 0.5}
                    columns:
                      - {name: Part, kind: text}
                      - {name: On Hand, kind: decimal}
                      - {name: ETA, kind: date}
                      - {name: Result, kind: %s, formula: '%s'}
                    """
                                    .formatted(
                                            draw.of("text", "decimal", "date", "yes/no"),
                                            formula.toString()
                                                    .replace("'", "''")
                                                    .replace("\n", "\n\n")),
                            "",
                            "lines");
                    try {
                        RowFormulas formulas = RowFormulas.compile(template);
                        RowFormulas.Evaluator evaluator =
                                formulas.evaluator(Map.of("rate", 2.0), LocalDate.of(2026, 11, 22));
                        assertThat(evaluator.fill(RandomTemplate.values(draw, template)))
                                .hasSize(4);
                    } catch (FormulaRefusedException refused) {
                        assertThat(refused.problems()).isNotEmpty();
                    }
                });
    }

    private void readWhatever(byte[] bytes, Template template, SheetContent base) throws Exception {
        Path file = folder.resolve("whatever");
        Files.write(file, bytes);
        try (Spreadsheet spreadsheet = Spreadsheet.open(file, SpreadsheetLimits.DEFAULTS)) {
            spreadsheet.customProperties();
            for (SheetInfo sheet : spreadsheet.sheets()) {
                spreadsheet.read(sheet, row -> true);
                spreadsheet.tables(sheet);
                spreadsheet.mergedAreas(sheet);
            }
            WorkbookReader.identity(spreadsheet);
            WorkbookReader.contradiction(spreadsheet);
            assertThat(WorkbookReader.read(spreadsheet, template, base, column -> true))
                    .isNotNull();
            assertThat(WorkbookReader.readAlone(spreadsheet, template)).isNotNull();
            ReportReader.recognise(spreadsheet, new Templates(List.of(template)));
            if (!RandomTemplate.isPeoples(template)) {
                ReportReader.read(spreadsheet, template, new IntakeOptions(true));
            }
        } catch (SpreadsheetRefusedException refused) {
            assertThat(refused.getMessage()).endsWith(".");
            assertThat(refused.repair()).endsWith(".");
        }
    }

    /** A workbook of another program, with shared texts. */
    private static byte[] foreign(Draw draw) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            var sheet = workbook.createSheet("Export");
            for (int row = 0; row < 4; row++) {
                for (int column = 0; column < 5; column++) {
                    var cell = sheet.createRow(10 * row + column).createCell(column);
                    switch (draw.below(4)) {
                        case 0 -> cell.setCellValue(draw.of("Part", "ETA", "007", "text"));
                        case 1 -> cell.setCellValue(draw.below(100_000) / 7.0);
                        case 2 -> cell.setCellValue(draw.oneIn(2));
                        default -> cell.setCellFormula("1+1");
                    }
                }
            }
            sheet.addMergedRegion(new org.apache.poi.ss.util.CellRangeAddress(50, 51, 0, 1));
            workbook.write(bytes);
        }
        return bytes.toByteArray();
    }

    private static byte[] noise(Draw draw) {
        byte[] noise = new byte[draw.below(200)];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) draw.below(256);
        }
        byte[] start =
                draw.of(new byte[0], new byte[] {'P', 'K', 3, 4}, new byte[] {(byte) 0xff, (byte) 0xfe}, new byte[] {
                    (byte) 0xef, (byte) 0xbb, (byte) 0xbf
                });
        System.arraycopy(start, 0, noise, 0, Math.min(start.length, noise.length));
        return noise;
    }

    private static byte[] csv(Draw draw, Template template) {
        String separator = draw.of(",", ";", "\t", "|");
        StringBuilder csv = new StringBuilder();
        template.columns().forEach(column -> csv.append('"')
                .append(column.name().replace("\"", "\"\""))
                .append('"')
                .append(separator));
        for (int i = draw.below(6); i > 0; i--) {
            csv.append(draw.of("\n", "\r\n", "\r"));
            for (int c = draw.below(8); c > 0; c--) {
                csv.append(draw.of("", "\""))
                        .append(RandomValues.text(draw))
                        .append(draw.of("", "\""))
                        .append(separator);
            }
        }
        byte[] bytes = csv.toString()
                .getBytes(draw.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16, StandardCharsets.ISO_8859_1));
        return draw.oneIn(2) ? Mutations.of(draw, bytes) : bytes;
    }
}
