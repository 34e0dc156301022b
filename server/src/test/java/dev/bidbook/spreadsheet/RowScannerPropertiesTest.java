package dev.bidbook.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.properties.RandomCases;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rows read straight from the bytes are those that the XML parser reads, and so are the refusals. */
class RowScannerPropertiesTest {

    @Test
    void changedSheetsAreReadAsTheXmlParserReadsThem() {
        RandomCases.of(getClass(), "changedSheetsAreReadAsTheXmlParserReadsThem", 4000)
                .check(draw -> {
                    Random dice = draw.dice();
                    byte[] part = ChangedParts.changed(sheet(dice), dice);
                    draw.tell(new String(part, StandardCharsets.UTF_8));
                    assertThat(read(part, true, dice)).isEqualTo(read(part, false, dice));
                });
    }

    @Test
    void sheetsAsProgramsWriteThemNeedNoXmlParser() throws Exception {
        String rows =
                "<x:row r=\"1\" spans=\"1:3\" ht='15' k:dyDescent=\"0.25\"><x:c r=\"A1\" s=\"1\" t=\"inlineStr\"><x:is><x:t"
                        + " xml:space=\"preserve\"> a &amp; b </x:t></x:is></x:c><x:c r=\"C1\" t=\"str\"><x:f t=\"shared\" si=\"0\">A1&gt;2"
                        + "</x:f><x:v>é</x:v></x:c></x:row>\n<x:row r=\"2\"/><x:row><x:c><x:v>1</x:v></x:c><x:c s=\"1\"/></x:row>";
        XmlPart xml = ChangedParts.part(sheet("x:", rows).getBytes(StandardCharsets.UTF_8), "sheetData", new Random(1));
        while (xml.next() != XmlPart.Event.START || !xml.name().equals("sheetData")) {
            // The rows come next.
        }
        SpreadsheetLimits limits = SpreadsheetLimits.DEFAULTS;
        RowBuffer cells = new RowBuffer(limits);
        CellContent content = new CellContent(CellContent.NOTHING, DateSystem.SINCE_1900);
        RowScanner scanner =
                Objects.requireNonNull(xml.rowScanner(cells, content, new TextBuffer(limits.textLength()), true));

        assertThat(scanner.next())
                .isEqualTo(
                        Reads.row(1, Reads.text(" a & b "), RawCell.Blank.BLANK, new RawCell.Formula(Reads.text("é"))));
        assertThat(scanner.next()).isNull();
        assertThat(scanner.isUnusual()).isFalse();
        assertThat(cells.take()).isEqualTo(Reads.row(3, Reads.number(1)));
    }

    @Test
    void rowsLongerThanWhatIsReadAtOnceAreWhole() {
        StringBuilder rows = new StringBuilder();
        for (int row = 1; row <= 40; row++) {
            rows.append("<row r=\"").append(row).append("\">");
            for (int cell = 0; cell < 90; cell++) {
                rows.append("<c t=\"inlineStr\"><is><t>")
                        .append("x".repeat(row * cell))
                        .append("</t></is></c>");
            }
            rows.append("</row>");
        }
        byte[] part = sheet("", rows.toString()).getBytes(StandardCharsets.UTF_8);
        assertThat(read(part, true, new Random(2))).isEqualTo(read(part, false, new Random(2)));
    }

    /** The rows, and the sentence of the refusal that ended them if there was one. */
    private static List<Object> read(byte[] bytes, boolean scanned, Random dice) {
        List<Object> read = new ArrayList<>();
        try (XmlPart xml = ChangedParts.part(bytes, scanned ? "sheetData" : null, dice)) {
            CellContent.Lookup lookup = new CellContent.Lookup() {
                @Override
                public CellFormat format(int style) {
                    return style == 1 ? CellFormat.of("yyyy-mm-dd") : CellFormat.GENERAL;
                }

                @Override
                public RawCell.@Nullable Text sharedText(int index) {
                    return index >= 0 && index < 3 ? new RawCell.Text("shared " + index) : null;
                }
            };
            SheetParser parser = SheetParser.ofRows(xml, lookup, DateSystem.SINCE_1900, SpreadsheetLimits.DEFAULTS);
            for (RawRow row = parser.next(); row != null; row = parser.next()) {
                read.add(row);
            }
            read.add(parser.mergedAreas());
        } catch (SpreadsheetRefusedException e) {
            read.add(e.getMessage());
        }
        return read;
    }

    private static String sheet(String prefix, String rows) {
        String declared = prefix.isEmpty() ? "" : " xmlns:" + prefix.replace(":", "") + "=\"urn:main\"";
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<" + prefix + "worksheet" + declared
                + " xmlns:k=\"urn:k\"><"
                + prefix + "sheetData>" + rows + "</" + prefix + "sheetData><" + prefix + "mergeCells><" + prefix
                + "mergeCell ref=\"A1:B2\"/></" + prefix + "mergeCells></" + prefix + "worksheet>";
    }

    private static String sheet(Random dice) {
        String prefix = dice.nextInt(4) == 0 ? "x:" : "";
        StringBuilder rows = new StringBuilder();
        int number = 0;
        for (int i = 1 + dice.nextInt(8); i > 0; i--) {
            number += 1 + dice.nextInt(2);
            rows.append("<~row");
            rows.append(dice.nextInt(4) == 0 ? "" : " r=\"" + number + "\"");
            rows.append(dice.nextInt(3) == 0 ? " spans='1:9' k:a=\"1\"" : "").append('>');
            int column = 0;
            for (int k = dice.nextInt(7); k > 0; k--) {
                column += dice.nextInt(3);
                cell(rows, dice, (char) ('A' + column) + "" + number);
            }
            rows.append("</~row>").append(dice.nextInt(3) == 0 ? "\r\n " : "");
        }
        return sheet(prefix, rows.toString().replace("~", prefix));
    }

    private static void cell(StringBuilder rows, Random dice, String address) {
        String place = dice.nextInt(4) == 0 ? "" : " r=\"" + address + "\"";
        String style = dice.nextInt(3) == 0 ? "" : " s=\"" + dice.nextInt(3) + "\"";
        String formula = dice.nextInt(4) > 0 ? "" : dice.nextInt(2) == 0 ? "<~f/>" : "<~f t=\"shared\">A1&lt;2</~f>";
        String start = "<~c" + (dice.nextBoolean() ? place + style : style + place);
        switch (dice.nextInt(9)) {
            case 0 -> rows.append(start).append("/>");
            case 1 -> rows.append(start).append(" t=\"s\"><~v>" + dice.nextInt(3) + "</~v></~c>");
            case 2 -> rows.append(start).append(" t=\"str\">" + formula + "<~v>" + text(dice) + "</~v></~c>");
            case 3 -> rows.append(start).append(" t=\"b\">" + formula + "<~v>1</~v></~c>");
            case 4 -> rows.append(start).append(" t=\"e\">" + formula + "<~v>#N/A</~v></~c>");
            case 5 -> rows.append(start).append(" t=\"d\"><~v>2026-03-0" + (1 + dice.nextInt(9)) + "</~v></~c>");
            case 6, 7 -> rows.append(start).append(">" + formula + "<~v>" + dice.nextInt(50_000) / 8.0 + "</~v></~c>");
            default -> rows.append(start).append(" t=\"inlineStr\"><~is><~t>" + text(dice) + "</~t></~is></~c>");
        }
    }

    private static String text(Random dice) {
        StringBuilder text = new StringBuilder();
        for (int i = dice.nextInt(4); i > 0; i--) {
            text.append(
                    switch (dice.nextInt(8)) {
                        case 0 -> "&amp;";
                        case 1 -> "é漢";
                        case 2 -> "_x0041_ ";
                        case 3 -> "<![CDATA[<a> & ]]]>";
                        case 4 -> "&#10;\n";
                        default -> "part " + dice.nextInt(100);
                    });
        }
        return text.toString();
    }
}
