package dev.bidbook.strangers;

import static dev.bidbook.strangers.RunningServer.CSV;
import static dev.bidbook.strangers.RunningServer.XLSX;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bidbook.strangers.RunningServer.Answer;
import dev.bidbook.strangers.RunningServer.Edit;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports of quite other tables, each with a template that is written from docs/templates.md alone. */
class StrangersTablesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    @TempDir
    static Path folder;

    private static RunningServer server;

    @BeforeAll
    static void start() throws Exception {
        server = RunningServer.ofStrangers(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void aPortugueseTableOfThousandsOfLinesAndFiftyOneColumnsGoesRound() throws Exception {
        program("loja");
        byte[] export = PortugueseSales.export(2_500).xlsx();

        Answer imported = server.report("loja", "2026-03", "", XLSX, export);

        assertThat(imported.status()).isEqualTo(201);
        assertThat(imported.rows()).isEqualTo("read 2500, new 2500, changed 0, gone 0, dropped 0");
        assertThat(imported.notes())
                .containsExactly(
                        "read: Numbers of Valor Bruto such as \"2.000\" were read with a decimal comma, as other numbers"
                                + " of the report show.",
                        "dropped: 1 row is a total and was left out: row 2502.");
        assertThat(server.report("loja", "2026-03", "?template=vendas", XLSX, export)
                        .rows())
                .isEqualTo("read 2500, new 0, changed 0, gone 0, dropped 0");
        Answer sheet = server.rows("vendas/loja/2026-03");
        assertThat(sheet.json().get("columns")).hasSize(55);
        assertThat(sheet.json().get("rows")).hasSize(2_500);
        assertThat(sheet.json().at("/rows/7"))
                .isEqualTo(expected("vendas-eighth").get(0));
        Answer edited = server.edit(
                "vendas/loja/2026-03",
                "Vendas 2500 56",
                Edit.text(1, "Motivo do atraso", "transporte"),
                Edit.date(8, "Nova data", "2026-04-03"),
                Edit.text(2_500, "Comentário", "vai amanhã"));
        assertThat(edited.json().toString())
                .contains("\"revision\":2,\"cells\":{\"changed\":3,\"unchanged\":7497},\"warnings\":[]}");
        assertThat(server.rows("vendas/loja/2026-03")
                        .json()
                        .at("/rows/7/values/Nova data")
                        .asText())
                .isEqualTo("2026-04-03");
    }

    @Test
    void aSpanishInventoryWithoutANumberOfItsOwnGoesRound() throws Exception {
        program("almacen");
        byte[] export = Export.layoutA(
                        "Almacén",
                        "Ubicación",
                        "Artículo",
                        "Descripción",
                        "Lote",
                        "Fecha de entrada",
                        "Caducidad",
                        "Existencias",
                        "Reservado",
                        "Coste medio",
                        "Bloqueado")
                .dayFirst()
                .row("01", "A-01", "\u00a00004711 ", "Tornillo M8", " ", DAY, null, 12, 0, 0.35, false)
                .row("01", "A-01", 4712, "Tuerca", "L-9", DAY, LocalDateTime.of(2027, 1, 31, 13, 5), 7.5, 1, 2, true)
                .row("01", "A-01", "0004711", "Tornillo M8", null, DAY, null, 12, 0, 0.35, false)
                .row("01", "A-01", "0004711", "Tornillo M8", null, DAY, null, 14, 0, 0.36, false)
                .row("01", "A-02", "0004711", "Tornillo M8", null, DAY, null, 3, 0, 0.35, false)
                .row("01", "A-02", "0004711", "Tornillo M8", null, DAY.plusDays(1), null, "s/d", 0, 0.35, false)
                .row("02", " ", "0004711", "Tornillo M8", null, DAY, null, 3, 0, 0.35, false)
                .footer("No se han aplicado filtros")
                .xlsx();

        Answer imported = server.report("almacen", "2026-W10", "", XLSX, export);

        assertThat(imported.status()).isEqualTo(201);
        assertThat(imported.rows()).isEqualTo("read 7, new 4, changed 0, gone 0, dropped 3");
        assertThat(imported.notes())
                .containsExactly(
                        "dropped: 1 line has no readable value in a column that identifies a line and was left out: row 8"
                                + " (Ubicación).",
                        "dropped: 1 line is equal to an earlier one in every column and was left out: row 4 (as row 2).",
                        "doubtful: The line 01|A-01|0004711|2026-03-02 stands twice, in rows 2 and 5, with different values of"
                                + " Existencias and Coste medio. Which one counts? Row 2 was taken, the others were left"
                                + " out.",
                        "doubtful: 1 cell of Existencias could not be read as number and is blank: \"s/d\" in row 7.");
        assertThat(imported.json().at("/notes/2/lines").toString())
                .isEqualTo(
                        "[[\"01\",\"A-01\",\"\u00a00004711 \",\"Tornillo M8\",\" \",\"2026-03-02\",\"\",\"12\",\"0\","
                                + "\"0.35\",\"No\"],[\"01\",\"A-01\",\"0004711\",\"Tornillo M8\",\"\",\"2026-03-02\",\"\",\"14\",\"0\","
                                + "\"0.36\",\"No\"]]");
        assertThat(server.rows("inventario/almacen/2026-W10").json().get("rows"))
                .isEqualTo(expected("inventario"));
        Answer edited = server.edit(
                "inventario/almacen/2026-W10",
                "Inventario 4 17",
                Edit.json(1, "Recuento", "11.5"),
                Edit.date(1, "Recontado el", "2026-03-03"),
                Edit.text(4, "Nota", "001"));
        assertThat(edited.json().toString())
                .contains("\"revision\":2,\"cells\":{\"changed\":3,\"unchanged\":9},\"warnings\":[]}");
        assertThat(server.rows("inventario/almacen/2026-W10")
                        .json()
                        .at("/rows/0/values/Diferencia")
                        .asText())
                .isEqualTo("-0.5");
    }

    @Test
    void aGermanMatrixWithMonthsBesideEachOtherGoesRound() throws Exception {
        program("planung");

        Answer imported =
                server.report("planung", "2026-11", "", XLSX, matrix(true).xlsx());

        assertThat(imported.status()).isEqualTo(201);
        assertThat(imported.rows()).isEqualTo("read 3, new 3, changed 0, gone 0, dropped 0");
        assertThat(imported.notes())
                .containsExactly(
                        "read: The report has columns that the template does not have; they are not stored: Umsatz.",
                        "dropped: 3 rows are totals and were left out: rows 5, 7 and 8.");
        assertThat(server.report(
                                "planung",
                                "2026-11",
                                "?template=absatzplan",
                                XLSX,
                                matrix(false).throughExcel())
                        .rows())
                .isEqualTo("read 3, new 0, changed 0, gone 0, dropped 0");
        Answer edited = server.edit(
                "absatzplan/planung/2026-11",
                "Absatzplan 3 25",
                Edit.text(2, "Planer", "Jürgen"),
                Edit.json(3, "Korrektur M", "-4"));
        assertThat(edited.json().toString())
                .contains("\"revision\":2,\"cells\":{\"changed\":2,\"unchanged\":4},\"warnings\":[]}");
        assertThat(server.rows("absatzplan/planung/2026-11").json().at("/rows/1"))
                .isEqualTo(expected("absatzplan-second").get(0));
    }

    /** Two storeys of headers, groups and months merged; the value in every merged cell, or only in the first. */
    private static Export matrix(boolean repeated) {
        List<Object> months = new ArrayList<>(List.of("Monat", "", ""));
        List<Object> names = new ArrayList<>(List.of("Warengruppe", "Artikel", "Bezeichnung"));
        for (int m = 0; m < 18; m++) {
            String month = m == 0 ? "M" : "M+" + m;
            months.add(month);
            months.add(repeated ? month : null);
            names.add("Menge");
            names.add("Umsatz");
        }
        Export export = Export.layoutA(months.toArray()).row(names.toArray());
        for (int m = 0; m < 18; m++) {
            export.merge(letters(3 + 2 * m) + "1:" + letters(4 + 2 * m) + "1");
        }
        return export.row(plan("Bremsen", "000123", "Belag", 10))
                .row(plan(repeated ? "Bremsen" : null, "000124", "Scheibe", 20))
                .row(plan(repeated ? "Bremsen" : null, "Gesamt", null, 30))
                .row(plan("Räder", "77", "Felge", 5))
                .row(plan(repeated ? "Räder" : null, "Gesamt", null, 5))
                .row(plan("Gesamt", null, null, 35))
                .merge("A3:A5")
                .merge("A6:A7")
                .footer("Angewendete Filter:\r\nJahr ist 2026");
    }

    private static Object[] plan(String group, String item, String name, int quantity) {
        List<Object> cells = new ArrayList<>();
        cells.add(group);
        cells.add(item);
        cells.add(name);
        for (int m = 0; m < 18; m++) {
            cells.add(m == 5 ? null : quantity + m);
            cells.add(quantity * 2.5);
        }
        return cells.toArray();
    }

    private static String letters(int column) {
        return column < 26 ? String.valueOf((char) ('A' + column)) : letters(column / 26 - 1) + letters(column % 26);
    }

    @Test
    void summarizedDataWithAFalseDimensionGoesRound() throws Exception {
        program("dock");
        byte[] export = Export.layoutB(
                        "Applied filters:\r\nPlant is 0100",
                        "Delivery",
                        "Item",
                        "Ship-to",
                        "Planned on",
                        "Picked at",
                        "Gross weight",
                        "Express",
                        "Freight")
                .row("0080001", 10, "Oslo", DAY, LocalDateTime.of(2026, 3, 2, 14, 30, 15), 1.25, true, 12.5)
                .row("0080001", 20, "Oslo", DAY, LocalDateTime.of(2026, 3, 2, 0, 0), "2,500.75", false, "$1,250.00")
                .row("0080002", "10", "\u00a0", LocalDateTime.of(2026, 3, 4, 8, 15), null, 3, "Yes", null)
                .xlsx();

        Answer imported = server.report("dock", "2026-W10", "", XLSX, export);

        assertThat(imported.status()).isEqualTo(201);
        assertThat(imported.rows()).isEqualTo("read 3, new 3, changed 0, gone 0, dropped 0");
        assertThat(imported.notes())
                .containsExactly("doubtful: 1 cell of Planned on has a time of day; only the day was kept, in row 6.");
        assertThat(server.rows("open-deliveries/dock/2026-W10").json().get("rows"))
                .isEqualTo(expected("open-deliveries"));
        Answer edited = server.edit(
                "open-deliveries/dock/2026-W10",
                "Review 3 12",
                Edit.json(1, "Carrier asked", "true"),
                Edit.text(2, "Carrier asked", "no"),
                Edit.text(3, "New date", "25/03/2026"));
        assertThat(edited.json().toString())
                .contains("\"revision\":2,\"cells\":{\"changed\":3,\"unchanged\":6},\"warnings\":[]}");
    }

    @Test
    void aSemicolonAndADecimalCommaAreRead() throws Exception {
        program("norte");

        Answer imported = server.report(
                "norte",
                "F-1",
                "",
                CSV,
                invoices("25/03/2026", "1.234,50", "0,125").csv("\ufeff", ';'));

        assertThat(imported.status()).isEqualTo(201);
        assertThat(imported.rows()).isEqualTo("read 2, new 2, changed 0, gone 0, dropped 0");
        assertThat(imported.notes())
                .containsExactly(
                        "read: Dates of Emitida such as \"03/04/2026\" were read day first, as other dates of the"
                                + " report show.");
        assertThat(server.rows("facturas/norte/F-1").json().get("rows")).isEqualTo(expected("facturas-day-first"));
    }

    @Test
    void tabsWithoutAByteOrderMarkAndAmericanDatesAreRead() throws Exception {
        program("sur");

        Answer imported = server.report(
                "sur",
                "F-1",
                "?template=facturas",
                CSV,
                invoices("03/25/2026", "1,234.50", "0.125").csv("", '\t'));

        assertThat(imported.status()).isEqualTo(201);
        assertThat(imported.rows()).isEqualTo("read 2, new 2, changed 0, gone 0, dropped 0");
        assertThat(imported.notes())
                .containsExactly(
                        "read: Dates of Emitida such as \"03/04/2026\" were read month first, as other dates of the"
                                + " report show.");
        assertThat(server.rows("facturas/sur/F-1").json().get("rows")).isEqualTo(expected("facturas-month-first"));
        Answer edited = server.edit("facturas/sur/F-1", "Review 2 10", Edit.text(1, "Respuesta", "-12% acordado"));
        assertThat(edited.json().toString())
                .contains("\"revision\":2,\"cells\":{\"changed\":1,\"unchanged\":3},\"warnings\":[]}");
    }

    @Test
    void datesAndNumbersThatNothingExplainsAreRefused() throws Exception {
        program("este");

        Answer refused = server.report(
                "este", "F-1", "", CSV, invoices("05/06/2026", "1,234", "3").csv("", ','));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problems())
                .containsExactly(
                        "ambiguous-date D2 Emitida: 03/04/2026 may be 2026-04-03 or 2026-03-04. No other date of the"
                                + " report tells which, and 1 cell of the column is so. Export the report as .xlsx, or"
                                + " write the dates in the form 2026-03-02.",
                        "ambiguous-date E2 Vence: 05/06/2026 may be 2026-06-05 or 2026-05-06. No other date of the report"
                                + " tells which, and 1 cell of the column is so. Export the report as .xlsx, or write the"
                                + " dates in the form 2026-03-02.",
                        "ambiguous-number F2 Importe: 1,234 may be 1234 or 1.234. No other number of the report tells"
                                + " which, and 1 cell of the column is so. Export the report as .xlsx, or write the numbers"
                                + " without separators of thousands.");
        assertThat(server.rows("facturas/este/F-1").status()).isEqualTo(404);
    }

    private static Export invoices(String date, String amount, String rate) {
        return Export.layoutA("Factura", "Cliente", "Referencia", "Emitida", "Vence", "Importe", "Cambio")
                .row("'-0012", "Ana; \"La Mar\", S.L.", "'=1+1", "03/04/2026", date, amount, rate)
                .row("'+0013", " ", "'@home", "04/04/2026", "", "7", "1");
    }

    @Test
    void aTripThroughExcelOrSharePointChangesNothing() throws Exception {
        program("garantia");
        Export export = Export.layoutA("Claim #", "Plant", "Opened", "Amount", "Pieces", "Open days", "Accepted")
                .row("000815", "0100", DAY, 1250.5, 3, 12, true)
                .row("000816", "0100", DAY.plusDays(1), null, 1, 11, null)
                .row("Total", null, null, 1250.5, 4, 23, null)
                .footer("Filtros aplicados: \r\nPlant é 0100");

        Answer imported = server.report("garantia", "2026-W10", "", XLSX, export.xlsx());
        Answer excel = server.report("garantia", "2026-W10", "", XLSX, export.throughExcel());
        Answer sharePoint = server.report("garantia", "2026-W10", "", XLSX, export.throughSharePoint());

        assertThat(imported.rows()).isEqualTo("read 2, new 2, changed 0, gone 0, dropped 0");
        assertThat(imported.notes()).containsExactly("dropped: 1 row is a total and was left out: row 4.");
        assertThat(excel.rows()).isEqualTo("read 2, new 0, changed 0, gone 0, dropped 0");
        assertThat(excel.notes())
                .containsExactly(
                        "read: The file has 2 sheets; the report was read from \"Export\".",
                        "dropped: 1 row is a total and was left out: row 4.");
        assertThat(sharePoint.rows()).isEqualTo("read 2, new 0, changed 0, gone 0, dropped 0");
        assertThat(sharePoint.notes()).containsExactly("dropped: 1 row is a total and was left out: row 4.");
        assertThat(sharePoint.json().get("revision").asInt()).isEqualTo(1);
        Answer edited =
                server.edit("warranty-claims/garantia/2026-W10", "Claims 2 10", Edit.text(2, "Decision", "Pay"));
        assertThat(edited.json().toString())
                .contains("\"revision\":2,\"cells\":{\"changed\":1,\"unchanged\":3},\"warnings\":[]}");
    }

    @Test
    void namesThatHaveRevertedToThoseOfTheModelAreKnownAgain() throws Exception {
        program("modelo");
        byte[] export = Export.layoutA(
                        "claims[Claim]",
                        "'Plants of us'[Plant]",
                        "Earliest Opened",
                        "Sum of Amount",
                        "claims[Sum of Pieces]",
                        "[Open days]",
                        "Claims[Accepted]",
                        "Count of Claim")
                .row("000815", "0100", DAY, 1250.5, 3, 12, true, 1)
                .footer("No filters applied")
                .xlsx();

        Answer imported = server.report("modelo", "2026-W10", "", XLSX, export);

        assertThat(imported.status()).isEqualTo(201);
        assertThat(imported.rows()).isEqualTo("read 1, new 1, changed 0, gone 0, dropped 0");
        assertThat(imported.notes())
                .containsExactly(
                        "read: The column \"claims[Claim]\" was read as Claim.",
                        "read: The column \"'Plants of us'[Plant]\" was read as Plant.",
                        "read: The column \"Earliest Opened\" was read as Opened.",
                        "read: The column \"Sum of Amount\" was read as Amount.",
                        "read: The column \"claims[Sum of Pieces]\" was read as Pieces.",
                        "read: The column \"[Open days]\" was read as Open days.",
                        "read: The column \"Claims[Accepted]\" was read as Accepted.",
                        "read: The report has columns that the template does not have; they are not stored: Count of Claim.");
        assertThat(server.rows("warranty-claims/modelo/2026-W10").json().get("rows"))
                .isEqualTo(expected("warranty-claims"));
    }

    private static JsonNode expected(String name) throws Exception {
        try (InputStream json = StrangersTablesTest.class.getResourceAsStream("/strangers-rows/" + name + ".json")) {
            return new ObjectMapper().readTree(json);
        }
    }

    private static void program(String id) throws Exception {
        assertThat(server.program(id, id.toUpperCase(Locale.ROOT), "Cliente").status())
                .isEqualTo(201);
    }
}
