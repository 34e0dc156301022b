package dev.bidbook.spreadsheet;

import static dev.bidbook.spreadsheet.PackageBuilder.withRows;
import static dev.bidbook.spreadsheet.PackageBuilder.withSheet;
import static dev.bidbook.spreadsheet.RawCell.Blank.BLANK;
import static dev.bidbook.spreadsheet.Reads.number;
import static dev.bidbook.spreadsheet.Reads.row;
import static dev.bidbook.spreadsheet.Reads.rows;
import static dev.bidbook.spreadsheet.Reads.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SheetReadingTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test
    Path folder;

    @Test
    void rowsAndCellsWithoutReferencesAreCountedOn() throws Exception {
        Path file = withSheet("\ufeff<x:worksheet xmlns:x=\"urn:any\"><x:dimension ref=\"A1\"/><x:sheetData>"
                        + "<x:row><x:c t=\"inlineStr\"><x:is><x:t>a</x:t></x:is></x:c><x:c /><x:c><x:v>2</x:v></x:c><x:c/></x:row>"
                        + "<x:row/><x:row><x:c t=\"inlineStr\"><x:is><x:t> </x:t></x:is></x:c></x:row>"
                        + "</x:sheetData></x:worksheet>")
                .write(folder);

        assertThat(rows(file)).containsExactly(row(1, text("a"), BLANK, number(2)), row(3, text(" ")));
    }

    @Test
    void countingGoesOnAfterTheLastReference() throws Exception {
        Path file = withRows("<row r=\"5\"><c r=\"C5\"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>")
                .write(folder);

        assertThat(rows(file)).containsExactly(row(5, BLANK, BLANK, number(1), number(2)), row(6, number(3)));
    }

    @Test
    void cellsOutOfOrderAndARowInTwoPiecesArePutInTheirPlaces() throws Exception {
        Path file = withRows("<row r=\"2\"><c r=\"B2\"><v>2</v></c><c r=\"A2\"><v>1</v></c></row>"
                        + "<row r=\"2\"><c r=\"C2\"><v>3</v></c></row>")
                .write(folder);

        assertThat(rows(file)).containsExactly(row(2, number(1), number(2), number(3)));
    }

    @Test
    void sharedTextsAreJoinedWithoutPhonetics() throws Exception {
        Path file = withRows("<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>")
                .sharedStrings("<si><r><rPr><b/></rPr><t>Out </t></r><r><t>of stock</t></r><rPh><t>x</t></rPh></si>"
                        + "<si><t>a_x000D_b_x005F_x0041_ \u00e9</t></si>")
                .write(folder);

        assertThat(rows(file)).containsExactly(row(1, text("Out of stock"), text("a\rb_x0041_ \u00e9")));
    }

    @Test
    void everyCellTypeIsRead() throws Exception {
        Path file = withRows("<row><c t=\"str\"><v>s</v></c><c t=\"b\"><v>1</v></c><c t=\"b\"><v>0</v></c>"
                        + "<c t=\"e\"><v>#N/A</v></c><c t=\"n\"><v>-1.5</v></c><c><v>1E999</v></c><c><v>NaN</v></c>"
                        + "<c t=\"inlineStr\"><v>w</v></c><c t=\"inlineStr\"><is><t><![CDATA[<c>]]></t></is></c></row>")
                .write(folder);

        assertThat(rows(file))
                .containsExactly(row(
                        1,
                        text("s"),
                        new RawCell.Truth(true),
                        new RawCell.Truth(false),
                        new RawCell.Fault("#N/A"),
                        number(-1.5),
                        text("1E999"),
                        text("NaN"),
                        text("w"),
                        text("<c>")));
    }

    @Test
    void formulasCarryTheirStoredValue() throws Exception {
        Path file = withRows("<row><c><f>1+1</f><v>2</v></c><c><f t=\"shared\" si=\"0\"/><v>3</v></c>"
                        + "<c><f>A1</f></c><c t=\"str\"><f>\"\"</f><v></v></c></row>")
                .write(folder);

        assertThat(rows(file))
                .containsExactly(row(
                        1,
                        new RawCell.Formula(number(2)),
                        new RawCell.Formula(number(3)),
                        new RawCell.Formula(BLANK),
                        new RawCell.Formula(text(""))));
    }

    @Test
    void aNumberInADateFormatIsAMoment() throws Exception {
        Path file = withRows(
                        "<row><c s=\"0\"><v>46000</v></c><c s=\"1\"><v>46000.5</v></c><c s=\"2\"><v>46000</v></c>"
                                + "<c s=\"0\"><v>60</v></c><c s=\"0\"><v>59</v></c><c s=\"0\"><v>-1</v></c><c s=\"99\"><v>7</v></c></row>")
                .styles("14", "dd/MM/yyyy hh:mm", "0\"d\"")
                .write(folder);

        assertThat(rows(file))
                .containsExactly(row(
                        1,
                        new RawCell.Moment(LocalDateTime.of(2025, 12, 9, 0, 0), 46000, "m/d/yyyy"),
                        new RawCell.Moment(LocalDateTime.of(2025, 12, 9, 12, 0), 46000.5, "dd/MM/yyyy hh:mm"),
                        new RawCell.Number(46000, "0\"d\""),
                        new RawCell.Number(60, "m/d/yyyy"),
                        new RawCell.Moment(LocalDateTime.of(1900, 2, 28, 0, 0), 59, "m/d/yyyy"),
                        new RawCell.Number(-1, "m/d/yyyy"),
                        number(7)));
    }

    @Test
    void datesCountFrom1904WhereTheWorkbookSaysSo() throws Exception {
        Path file = withRows("<row><c s=\"0\"><v>1</v></c></row>")
                .styles("14")
                .part(
                        "xl/workbook.xml",
                        "<workbook><workbookPr date1904=\"1\"/><sheets><sheet name=\"A\" id=\"rId1\"/></sheets><extLst><ext><workbookPr/></ext></extLst></workbook>")
                .write(folder);

        assertThat(rows(file))
                .containsExactly(row(1, new RawCell.Moment(LocalDateTime.of(1904, 1, 2, 0, 0), 1, "m/d/yyyy")));
    }

    @Test
    void aDateAsIsoTextIsRead() throws Exception {
        Path file = withRows("<row><c t=\"d\"><v>2026-03-02</v></c><c t=\"d\"><v>2026-03-02T06:00:00Z</v></c>"
                        + "<c t=\"d\"><v>2026-02-31</v></c></row>")
                .write(folder);

        assertThat(rows(file))
                .containsExactly(row(
                        1,
                        new RawCell.Moment(LocalDateTime.of(2026, 3, 2, 0, 0), 46083, "General"),
                        new RawCell.Moment(LocalDateTime.of(2026, 3, 2, 6, 0), 46083.25, "General"),
                        text("2026-02-31")));
    }

    @Test
    void whatNoXmlCanHoldIsReplaced() throws Exception {
        Path file = withRows("<row><c t=\"str\"><v>_xD83D_|_x0000_|_xD83D__xDE00_</v></c></row>")
                .write(folder);

        assertThat(rows(file)).containsExactly(row(1, text("\ufffd|\ufffd|\ud83d\ude00")));
    }

    @Test
    void partsAreFoundUnderUnusualNames() throws Exception {
        Path file = withRows("")
                .without("xl/worksheets/sheet1.xml")
                .without("xl/_rels/workbook.xml.rels")
                .without("_rels/.rels")
                .part(
                        "\\xl\\Worksheets\\Sheet1.xml",
                        "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>")
                .part("[trash]/0000.dat", new byte[] {0, 0})
                .write(folder);

        assertThat(rows(file)).containsExactly(row(1, number(1)));
    }

    @Test
    void theHandlerMayStopAndReadAgain() throws Exception {
        Path file =
                withRows("<row><c><v>1</v></c></row><row><c><v>2</v></c></row>").write(folder);
        List<RawRow> taken = new ArrayList<>();
        try (Spreadsheet spreadsheet = Spreadsheet.open(file, SpreadsheetLimits.DEFAULTS)) {
            SheetInfo sheet = spreadsheet.sheets().get(0);
            for (int time = 0; time < 2; time++) {
                spreadsheet.read(sheet, row -> {
                    taken.add(row);
                    return false;
                });
            }
        }

        assertThat(taken).containsExactly(row(1, number(1)), row(1, number(1)));
    }

    @Test
    void tablesMergedAreasAndPropertiesAreRead() throws Exception {
        Path file = withSheet("<worksheet><sheetData/><mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells></worksheet>")
                .part(
                        "xl/worksheets/_rels/sheet1.xml.rels",
                        PackageBuilder.relationships(PackageBuilder.relationship("t", "table", "../tables/table1.xml")))
                .part(
                        "xl/tables/table1.xml",
                        "<table name=\"T\" displayName=\"Review\" ref=\"B3:C9\"><tableColumns>"
                                + "<tableColumn name=\"Part_x000a_Number\"/><tableColumn name=\"ETA\"/></tableColumns></table>")
                .part(
                        "docProps/custom.xml",
                        "<Properties><property name=\"Bidbook copy\"><lpwstr>c1</lpwstr></property></Properties>")
                .write(folder);

        try (Spreadsheet spreadsheet = Spreadsheet.open(file, SpreadsheetLimits.DEFAULTS)) {
            SheetInfo sheet = spreadsheet.sheets().get(0);
            assertThat(spreadsheet.mergedAreas(sheet)).containsExactly(new Area(1, 0, 2, 1));
            assertThat(spreadsheet.tables(sheet))
                    .containsExactly(new TableInfo("Review", new Area(3, 1, 9, 2), List.of("Part\nNumber", "ETA")));
            assertThat(spreadsheet.customProperties()).containsEntry("Bidbook copy", "c1");
            assertThat(spreadsheet.epoch1904()).isFalse();
        }
    }
}
