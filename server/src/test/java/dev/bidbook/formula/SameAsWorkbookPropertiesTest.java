package dev.bidbook.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.properties.Draw;
import dev.bidbook.properties.RandomCases;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.template.Column;
import dev.bidbook.template.Template;
import dev.bidbook.template.TemplateReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFFormulaEvaluator;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** The same formula gives the same value here and in the table of a real workbook, where POI is as Excel is. */
final class SameAsWorkbookPropertiesTest {

    private static final LocalDate AS_OF = LocalDate.of(2026, 11, 22);
    private static final int INPUTS = 6;
    private static final String TEMPLATE =
            """
            template: lines
            version: 1
            key: [Part]
            parameters: {cover_weeks: 4}
            columns:
              - {name: Part, kind: text}
              - {name: Status, kind: text}
              - {name: On Hand, kind: whole number}
              - {name: Annualized Qty, kind: decimal}
              - {name: ETA, kind: date}
              - {name: Told, kind: yes/no}
              - {name: Required, kind: decimal, formula: '=ROUNDUP([@[Annualized Qty]]/52*cover_weeks, 0)'}
              - {name: Shortfall, kind: decimal, formula: '=MAX(0,[@Required]-[@[On Hand]])'}
              - {name: Share, kind: decimal, formula: '=[@[On Hand]]/[@Required]'}
              - {name: Safe, kind: decimal, formula: '=IFERROR([@Share]+3,"none")'}
              - {name: Open, kind: yes/no, formula: '=AND([@Status]="Out of Stock",[@[On Hand]]<[@Required])'}
              - {name: Either, kind: yes/no, formula: '=OR([@Told]<>"Yes",[@ETA]<as_of,ISBLANK([@ETA]))'}
              - {name: Word, kind: text, formula: '=IF([@Told]="Yes","told",IF([@ETA]="","no date",TEXT([@ETA],"yyyy-mm-dd")))'}
              - {name: Joined, kind: text, formula: '=UPPER(LEFT([@Part],3))&"-"&LEN(TRIM([@Status]))'}
              - {name: Sum, kind: decimal, formula: '=SUM([@[On Hand]:[Annualized Qty]])*1.1'}
              - {name: Late, kind: decimal, formula: '=IF(ISNUMBER([@ETA]),NETWORKDAYS(MIN([@ETA],as_of),MAX([@ETA],as_of)),0)'}
              - {name: Found, kind: decimal, formula: '=IFERROR(SEARCH("stock",[@Status]),0)'}
              - {name: Direct, kind: decimal, formula: '=[@[On Hand]]'}
              - {name: Chosen, kind: text, formula: '=CHOOSE(MOD(ABS([@[On Hand]]),3)+1,"a","b","c")'}
              - {name: Compared, kind: yes/no, formula: '=[@Status]>[@[On Hand]]'}
              - {name: Added, kind: decimal, formula: '=[@Status]+1'}
              - {name: Rounded, kind: decimal, formula: '=ROUND([@[Annualized Qty]]*0.1,2)%'}
              - {name: Counted, kind: decimal, formula: '=COUNTIF([@Status],"*Stock")+COUNTA([@[On Hand]:[ETA]])'}
            """;

    private final Template template;
    private final RowFormulas.Evaluator evaluator;

    SameAsWorkbookPropertiesTest() throws Exception {
        template = TemplateReader.read(TEMPLATE, "", "lines");
        evaluator = RowFormulas.compile(template).evaluator(Map.of("cover_weeks", 6.0), AS_OF);
    }

    @Test
    void everyFormulaAgreesOnAnyRow() {
        RandomCases.of(getClass(), "everyFormulaAgreesOnAnyRow", 60).check(draw -> {
            List<CellValue> row = randomRow(draw);
            draw.tell(row.toString());
            List<CellValue> filled = evaluator.fill(row);
            try (XSSFWorkbook workbook = workbook(template, List.of(row))) {
                XSSFFormulaEvaluator real = workbook.getCreationHelper().createFormulaEvaluator();
                for (int c = INPUTS; c < filled.size(); c++) {
                    Column column = template.columns().get(c);
                    assertThat(filled.get(c))
                            .as(column.formula())
                            .isEqualTo(
                                    value(real, workbook.getSheetAt(0).getRow(1).getCell(c)));
                }
            }
        });
    }

    private List<CellValue> randomRow(Draw draw) {
        List<CellValue> values =
                new ArrayList<>(Collections.nCopies(template.columns().size(), CellValue.Blank.BLANK));
        values.set(0, new CellValue.Text("Bsk-" + draw.below(1000)));
        set(
                values,
                1,
                draw,
                new CellValue.Text(draw.of("Out of Stock", "In Stock", "not stocked", "Partial", "17", "Ä")));
        set(values, 2, draw, new CellValue.Number(draw.below(50) - 5));
        set(values, 3, draw, new CellValue.Number(draw.below(100_000) / 100.0));
        set(values, 4, draw, new CellValue.Date(AS_OF.plusDays(draw.below(200) - 100)));
        set(values, 5, draw, new CellValue.YesNo(draw.oneIn(2)));
        return values;
    }

    private static void set(List<CellValue> values, int position, Draw draw, CellValue value) {
        if (!draw.oneIn(6)) {
            values.set(position, value);
        }
    }

    private static XSSFWorkbook workbook(Template template, List<List<CellValue>> rows) {
        XSSFWorkbook workbook = new XSSFWorkbook();
        XSSFSheet sheet = workbook.createSheet("Review");
        XSSFRow header = sheet.createRow(0);
        for (int c = 0; c < template.columns().size(); c++) {
            header.createCell(c).setCellValue(template.columns().get(c).name());
        }
        for (int r = 0; r < rows.size(); r++) {
            XSSFRow row = sheet.createRow(r + 1);
            for (int c = 0; c < INPUTS; c++) {
                write(row, c, rows.get(r).get(c));
            }
        }
        XSSFTable table = sheet.createTable(new AreaReference(
                new CellReference(0, 0),
                new CellReference(rows.size(), template.columns().size() - 1),
                SpreadsheetVersion.EXCEL2007));
        table.setName("Review");
        table.setDisplayName("Review");
        XSSFRow names = workbook.createSheet("Names").createRow(0);
        name(workbook, names.createCell(0), "cover_weeks", 6);
        name(workbook, names.createCell(1), "as_of", ExcelDays.serial(AS_OF));
        for (int r = 0; r < rows.size(); r++) {
            for (int c = INPUTS; c < template.columns().size(); c++) {
                String formula = template.columns().get(c).formula();
                sheet.getRow(r + 1)
                        .createCell(c)
                        .setCellFormula(RowFormulas.forWorkbook(formula == null ? "0" : formula, "Review"));
            }
        }
        return workbook;
    }

    private static void name(XSSFWorkbook workbook, Cell cell, String name, double value) {
        cell.setCellValue(value);
        var defined = workbook.createName();
        defined.setNameName(name);
        defined.setRefersToFormula("Names!" + cell.getAddress().formatAsString());
    }

    private static void write(XSSFRow row, int column, CellValue value) {
        if (value instanceof CellValue.Text text) {
            row.createCell(column).setCellValue(text.text());
        } else if (value instanceof CellValue.Number number) {
            row.createCell(column).setCellValue(number.value());
        } else if (value instanceof CellValue.Date date) {
            row.createCell(column).setCellValue(date.value());
        } else if (value instanceof CellValue.YesNo yesNo) {
            row.createCell(column).setCellValue(yesNo.display());
        }
    }

    private static CellValue value(XSSFFormulaEvaluator evaluator, Cell cell) {
        var result = evaluator.evaluate(cell);
        return switch (result.getCellType()) {
            case NUMERIC -> new CellValue.Number(result.getNumberValue());
            case STRING -> CellValue.ofText(result.getStringValue());
            case BOOLEAN -> new CellValue.YesNo(result.getBooleanValue());
            case ERROR ->
                new CellValue.Text(FormulaError.forInt(result.getErrorValue()).getString());
            default -> CellValue.Blank.BLANK;
        };
    }
}
