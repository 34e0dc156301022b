package dev.bidbook.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.spreadsheet.SheetInfo;
import dev.bidbook.spreadsheet.Spreadsheet;
import dev.bidbook.spreadsheet.SpreadsheetLimits;
import dev.bidbook.template.Template;
import dev.bidbook.template.TemplateReader;
import dev.bidbook.workbook.Tools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import org.apache.poi.xssf.usermodel.XSSFFormulaEvaluator;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One formula, one meaning: the formulas and rules of all templates that Bidbook comes with, and many others, have the
 * same value of the same type on random rows, by Bidbook, by POI's own evaluator in a real workbook, and by LibreOffice.
 */
final class AgreementTest {

    private static final LocalDate SUNDAY = LocalDate.of(2026, 11, 22);
    private static final String NOT_AS_POI = "not-as-poi.txt";
    private static final int CORPUS_ROWS = Integer.getInteger("agreement.rows", 250);
    private static final int TEMPLATE_ROWS = Integer.getInteger("agreement.rows", 250);

    private final long seed = Long.getLong("property.seed", 20261122L);
    private final Path folder;

    AgreementTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void everyFormulaHasOneValueEverywhere() throws Exception {
        List<FormulaSheet> sheets = sheets();
        Map<String, Double> names = names(sheets);
        Path file = folder.resolve("formulas.xlsx");
        FormulaFile.write(file, sheets, names);
        assertThat(valuesOfFormulas(file)).isEqualTo(0);
        Path recalculated = Tools.libreOffice(file, "xlsx", folder);

        Map<String, String> differing = new LinkedHashMap<>();
        Set<String> unlikePoi = new LinkedHashSet<>();
        for (int i = 0; i < sheets.size() - 1; i++) {
            FormulaSheet sheet = sheets.get(i);
            List<@Nullable String[]> engine = sheet.byEngine(names, SUNDAY);
            Differing byPoi = Differing.between(sheet, engine, byPoi(sheet, names));
            Differing byLibreOffice = Differing.between(sheet, engine, byLibreOffice(recalculated, i, sheet));
            unlikePoi.addAll(byPoi.takeAll(CorpusTemplate.lines(NOT_AS_POI)));
            byPoi.formulas().forEach((formula, first) -> differing.put("POI: " + formula, first));
            byLibreOffice.formulas().forEach((formula, first) -> differing.put("LibreOffice: " + formula, first));
        }
        FormulaSheet known = sheets.get(sheets.size() - 1);
        assertThat(KnownDifference.of(
                        known,
                        known.byEngine(names, SUNDAY).get(0),
                        byLibreOffice(recalculated, sheets.size() - 1, known).get(0),
                        byPoi(known, names).get(0)))
                .isEqualTo(KnownDifference.documented());
        assertThat(differing).as("seed %d", seed).isEmpty();
        assertThat(unlikePoi).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(CorpusTemplate.lines(NOT_AS_POI));
    }

    private List<FormulaSheet> sheets() throws Exception {
        List<FormulaSheet> sheets = new ArrayList<>();
        List<String> formulas = new ArrayList<>(CorpusTemplate.lines("agreeing.txt"));
        formulas.addAll(CorpusTemplate.lines(NOT_AS_POI));
        Template corpus = CorpusTemplate.of(formulas);
        sheets.add(FormulaSheet.of("Corpus", corpus, RandomRows.of(corpus, CORPUS_ROWS, SUNDAY, seed)));
        Path shipped = Files.exists(Path.of("templates")) ? Path.of("templates") : Path.of("../templates");
        for (Template template : TemplateReader.readAll(shipped).all()) {
            FormulaSheet sheet = FormulaSheet.of(
                    "Lines_" + sheets.size(), template, RandomRows.of(template, TEMPLATE_ROWS, SUNDAY, seed));
            if (sheet.formulaCount() > 0) {
                sheets.add(sheet);
            }
        }
        Template known = CorpusTemplate.of(KnownDifference.documented().stream()
                .map(KnownDifference::formula)
                .toList());
        sheets.add(FormulaSheet.of("Known", known, RandomRows.of(known, 1, SUNDAY, seed)));
        return sheets;
    }

    private static Map<String, Double> names(List<FormulaSheet> sheets) {
        Map<String, Double> names = new TreeMap<>();
        sheets.forEach(sheet -> sheet.template()
                .parameters()
                .forEach(parameter -> names.putIfAbsent(parameter.name(), parameter.value())));
        names.put(FormulaCompiler.AS_OF, ExcelDays.serial(SUNDAY));
        return names;
    }

    /** How many formulas come with a value in the file, which a program that does not calculate would show. */
    private static int valuesOfFormulas(Path file) throws Exception {
        int count = 0;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (var entry : zip.stream().toList()) {
                count += new String(zip.getInputStream(entry).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                                .split("</f><v>", -1)
                                .length
                        - 1;
            }
        }
        return count;
    }

    private List<@Nullable String[]> byPoi(FormulaSheet sheet, Map<String, Double> names) throws Exception {
        Path file = folder.resolve(sheet.name() + ".xlsx");
        FormulaFile.write(file, List.of(sheet), names);
        List<@Nullable String[]> results = new ArrayList<>();
        try (XSSFWorkbook workbook = new XSSFWorkbook(file.toFile())) {
            XSSFFormulaEvaluator evaluator = workbook.getCreationHelper().createFormulaEvaluator();
            XSSFSheet table = workbook.getSheetAt(0);
            for (int r = 0; r < sheet.rows().size(); r++) {
                @Nullable String[] values = new String[sheet.headers().size()];
                for (int c = 0; c < values.length; c++) {
                    if (sheet.formulas().get(c) != null) {
                        values[c] = Shown.of(evaluator, table.getRow(r + 1).getCell(c));
                    }
                }
                results.add(values);
            }
        }
        return results;
    }

    private static List<@Nullable String[]> byLibreOffice(Path file, int index, FormulaSheet sheet) throws Exception {
        List<@Nullable String[]> results = new ArrayList<>();
        try (Spreadsheet spreadsheet = Spreadsheet.open(file, SpreadsheetLimits.DEFAULTS)) {
            SheetInfo info = spreadsheet.sheets().get(index);
            spreadsheet.read(info, row -> {
                if (row.number() > 1) {
                    @Nullable String[] values = new String[sheet.headers().size()];
                    for (int c = 0; c < values.length; c++) {
                        if (sheet.formulas().get(c) != null) {
                            values[c] = Shown.of(row.cell(c));
                        }
                    }
                    results.add(values);
                }
                return true;
            });
        }
        return results;
    }
}
