package dev.bidbook.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.properties.RandomCases;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Blank;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.spreadsheet.RawCell;
import dev.bidbook.spreadsheet.Spreadsheet;
import dev.bidbook.spreadsheet.SpreadsheetLimits;
import dev.bidbook.template.Column;
import dev.bidbook.template.ColumnKind;
import dev.bidbook.template.Origin;
import dev.bidbook.template.Template;
import dev.bidbook.template.TemplateReader;
import dev.bidbook.validation.CellReader;
import dev.bidbook.validation.ColumnHints;
import dev.bidbook.validation.Reading;
import dev.bidbook.validation.ReadingHints;
import dev.bidbook.validation.ReadingHints.DayOrder;
import dev.bidbook.validation.ReadingHints.DecimalMark;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a workbook does not depend on how much of it needed a second look. */
class FirstLookPropertiesTest {

    private static final String TEMPLATE =
            """
            template: every-kind
            version: 1
            title: Every kind
            sheet: Lines
            period: week
            rows: %s
            key: [Part, Branch]
            columns:
              - name: Part
                kind: text
                origin: %s
              - name: Branch
                kind: text
                origin: %s
              - name: Pieces
                kind: whole number
                origin: %s
              - name: Price
                kind: money
                origin: entry
              - name: Due
                kind: date
                origin: %s
              - name: Told at
                kind: date and time
                origin: entry
              - name: Answer
                kind: choice
                choices: [Yes please, No thanks]
                origin: entry
              - name: Done
                kind: yes/no
                origin: entry
              - name: Comment
                kind: text
                origin: entry
            """;

    private static final String[] TEXTS = {
        "A1",
        "0042",
        "42",
        "B|2",
        "x",
        " x",
        "x ",
        "Yes please",
        "No thanks",
        "no thanks",
        "yes",
        "No",
        "1,234",
        "1.234",
        "1,5",
        "03/04/2026",
        "13/04/2026",
        "04/13/2026",
        "2026-03-04",
        "Total",
        "two\nlines",
        "é",
        "\u00a0",
        "42.0",
        "#N/A",
        "R1",
        "R2"
    };

    private final Path folder;

    FirstLookPropertiesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void rowsThatAreDoneWithAtOnceSayWhatASecondLookWouldSay() throws Exception {
        List<Template> templates = List.of(template("report", "report"), template("people", "entry"));
        RandomCases.of(getClass(), "rowsThatAreDoneWithAtOnceSayWhatASecondLookWouldSay", 300)
                .check(draw -> {
                    Random dice = draw.dice();
                    Template template = templates.get(dice.nextInt(2));
                    List<Row> base = base(template, dice);
                    Path file = file(template, base, dice);

                    ReturnedWorkbook thorough = read(file, template, base, Integer.MAX_VALUE, false);

                    assertThat(read(file, template, base, Integer.MAX_VALUE, true))
                            .as("kept in memory")
                            .isEqualTo(thorough);
                    assertThat(read(file, template, base, dice.nextInt(30), true))
                            .as("read twice")
                            .isEqualTo(thorough);
                    assertThat(read(file, template, base, 0, false))
                            .as("read twice without a shortcut")
                            .isEqualTo(thorough);
                });
    }

    @Test
    void whatIsPlainlyTheSameIsReadAsTheSameHoweverTheColumnIsWritten() throws Exception {
        Template template = template("report", "report");
        int[] tried = new int[2];
        RandomCases.of(getClass(), "whatIsPlainlyTheSameIsReadAsTheSameHoweverTheColumnIsWritten", 20_000)
                .check(draw -> {
                    Random dice = draw.dice();
                    tried[0]++;
                    Column column = template.columns()
                            .get(dice.nextInt(template.columns().size()));
                    CellValue value = value(column.kind(), dice);
                    RawCell cell = dice.nextBoolean() ? raw(value) : raw(value(column.kind(), dice));
                    draw.tell(cell + " in " + column.name());
                    if (!PlainlySame.same(value, cell, column)) {
                        return;
                    }
                    tried[1]++;
                    for (DayOrder order : DayOrder.values()) {
                        for (DecimalMark mark : DecimalMark.values()) {
                            ReadingHints hints = new ReadingHints(order, mark, dice.nextBoolean());
                            assertThat(CellReader.read(cell, column, hints)).isEqualTo(new Reading.Value(value));
                        }
                    }
                    ColumnHints learnt = new ColumnHints(column);
                    learnt.see(cell);
                    assertThat(learnt.hints(false)).isEqualTo(ReadingHints.NONE);
                });
        assertThat(tried[1]).isGreaterThan(tried[0] / 10 - 10);
    }

    private Template template(String rows, String origin) throws Exception {
        Path own = Files.createDirectories(folder.resolve(rows).resolve("every-kind"));
        Files.writeString(own.resolve("template.yaml"), TEMPLATE.formatted(rows, origin, origin, origin, origin));
        return TemplateReader.read(own);
    }

    private static ReturnedWorkbook read(Path file, Template template, List<Row> base, int kept, boolean shortcut)
            throws Exception {
        try (Spreadsheet spreadsheet = Spreadsheet.open(file, SpreadsheetLimits.DEFAULTS)) {
            return WorkbookReader.read(
                    spreadsheet,
                    template,
                    BaseRows.of(template, base),
                    column -> column.origin() == Origin.ENTRY && !column.name().equals("Done"),
                    kept,
                    shortcut);
        }
    }

    private static List<Row> base(Template template, Random dice) {
        List<Row> rows = new ArrayList<>();
        int id = 0;
        for (int i = dice.nextInt(12); i > 0; i--) {
            id += 1 + dice.nextInt(3);
            List<CellValue> values = new ArrayList<>();
            for (Column column : template.columns()) {
                values.add(dice.nextInt(4) == 0 ? Blank.BLANK : value(column.kind(), dice));
            }
            values.set(0, new CellValue.Text(dice.nextInt(3) == 0 ? "00" + id : "P|" + id));
            values.set(1, new CellValue.Text(dice.nextBoolean() ? "STL" : "DAL"));
            rows.add(new Row(id, RowKey.of(values.subList(0, 2)), values));
        }
        return rows;
    }

    private static CellValue value(ColumnKind kind, Random dice) {
        CellValue text = CellValue.ofText(TEXTS[dice.nextInt(TEXTS.length)]);
        if (dice.nextInt(12) == 0) {
            return text;
        }
        return switch (kind) {
            case TEXT -> text;
            case CHOICE -> new CellValue.Text(TEXTS[7 + dice.nextInt(3)]);
            case YES_NO -> new CellValue.YesNo(dice.nextBoolean());
            case WHOLE_NUMBER -> new CellValue.Number(dice.nextInt(4) - 1);
            case DECIMAL, MONEY -> new CellValue.Number(dice.nextInt(8) / 4.0);
            case DATE -> new CellValue.Date(LocalDate.of(1989 + 37 * dice.nextInt(2), 3, 1 + dice.nextInt(9)));
            case DATE_TIME -> new CellValue.DateTime(LocalDateTime.of(2026, 3, 4, dice.nextInt(2), 30));
        };
    }

    /** The cell that holds the value in the type of its own. */
    private static RawCell raw(CellValue value) {
        if (value instanceof CellValue.Text text) {
            return new RawCell.Text(text.text());
        } else if (value instanceof CellValue.Number number) {
            return new RawCell.Number(number.value(), "General");
        } else if (value instanceof CellValue.Date || value instanceof CellValue.DateTime) {
            LocalDateTime moment = value instanceof CellValue.Date date
                    ? date.value().atStartOfDay()
                    : ((CellValue.DateTime) value).value();
            return new RawCell.Moment(moment, CellXml.serial(value), "yyyy-mm-dd hh:mm");
        } else if (value instanceof CellValue.YesNo yesNo) {
            return new RawCell.Text(yesNo.value() ? "Yes" : "No");
        }
        return RawCell.Blank.BLANK;
    }

    /** A workbook of those rows after somebody worked on it, with a header row and nothing else around it. */
    private Path file(Template template, List<Row> base, Random dice) throws Exception {
        List<Integer> order = new ArrayList<>();
        for (int position = 0; position < template.columns().size(); position++) {
            if (dice.nextInt(25) > 0) {
                order.add(position);
            }
        }
        if (dice.nextInt(3) == 0) {
            Collections.shuffle(order, dice);
        }
        boolean ids = dice.nextInt(10) > 0;
        StringBuilder sheet = new StringBuilder("<worksheet><sheetData><row>");
        order.forEach(position -> text(sheet, template.columns().get(position).name()));
        text(sheet, "Remove");
        text(sheet, ids ? "Row id" : "Mine");
        sheet.append("</row>");
        List<Row> rows = new ArrayList<>(base);
        if (dice.nextInt(3) == 0) {
            Collections.shuffle(rows, dice);
        }
        int wild = dice.nextInt(3) == 0 ? 3 : 30;
        for (Row row : rows) {
            for (int times = dice.nextInt(12) == 0 ? 2 : 1; times > 0; times--) {
                Row other = base.get(dice.nextInt(base.size()));
                row(sheet, dice.nextInt(40) == 0 ? null : row, other, order, dice, wild);
            }
        }
        row(sheet, null, null, order, dice, wild);
        sheet.append("</sheetData></worksheet>");
        Path file = folder.resolve("returned.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            part(zip, "xl/worksheets/sheet1.xml", sheet.toString());
            part(zip, "xl/workbook.xml", "<workbook><sheets><sheet name=\"Lines\" sheetId=\"1\"/></sheets></workbook>");
            part(
                    zip,
                    "xl/styles.xml",
                    "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"yyyy-mm-dd hh:mm\"/></numFmts><cellXfs>"
                            + "<xf numFmtId=\"0\"/><xf numFmtId=\"170\"/></cellXfs></styleSheet>");
            part(zip, "[Content_Types].xml", "<Types/>");
        }
        return file;
    }

    private static void part(ZipOutputStream zip, String name, String content) throws Exception {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
    }

    /** A line of the file: that row's, perhaps with cells and the id of another, or somebody's own if there is none. */
    private static void row(
            StringBuilder sheet,
            @org.jspecify.annotations.Nullable Row row,
            @org.jspecify.annotations.Nullable Row other,
            List<Integer> order,
            Random dice,
            int wild) {
        sheet.append("<row>");
        for (int position : order) {
            CellValue value = row == null ? Blank.BLANK : row.values().get(position);
            int chance = dice.nextInt(wild);
            if (chance == 0 && other != null) {
                cell(sheet, raw(other.values().get(position)));
            } else if (chance == 1 || (row == null && dice.nextInt(3) > 0)) {
                text(sheet, TEXTS[dice.nextInt(TEXTS.length)]);
            } else if (chance == 2) {
                sheet.append("<c t=\"str\"><f>1</f><v>" + dice.nextInt(5) + "</v></c>");
            } else {
                cell(sheet, raw(value));
            }
        }
        text(sheet, dice.nextInt(20) == 0 ? "yes" : "");
        Row told = dice.nextInt(15) == 0 ? other : row;
        text(sheet, told == null || dice.nextInt(25) == 0 ? "" : "R" + told.id());
        text(sheet, dice.nextInt(20) == 0 ? "beside" : "");
        sheet.append("</row>");
    }

    private static void cell(StringBuilder sheet, RawCell cell) {
        if (cell instanceof RawCell.Number number) {
            sheet.append("<c><v>" + number.value() + "</v></c>");
        } else if (cell instanceof RawCell.Moment moment) {
            sheet.append("<c s=\"1\"><v>" + moment.serial() + "</v></c>");
        } else {
            text(sheet, cell instanceof RawCell.Text text ? text.text() : "");
        }
    }

    private static void text(StringBuilder sheet, String text) {
        sheet.append(
                text.isEmpty() ? "<c/>" : "<c t=\"inlineStr\"><is><t>" + text.replace("&", "&amp;") + "</t></is></c>");
    }
}
