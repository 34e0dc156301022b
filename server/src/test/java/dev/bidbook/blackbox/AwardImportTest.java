package dev.bidbook.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bidbook.demo.DemoReports;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A customer's award comes in as the customer wrote it; what cannot be matched is asked. */
class AwardImportTest {

    private static final String CSV = "text/csv";

    @TempDir
    static Path folder;

    private static Served server;

    @BeforeAll
    static void start() throws Exception {
        server = new Served(folder, 0);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void headersAreMatchedByTheirNamesWhateverTheirOrderAndTheOthersAreTold() throws Exception {
        Served.Answer answer = award(
                "BA-1",
                "",
                """
                Site,EAU,CPN,Item,Colour,Offer Type
                STL,120,C-1,BSK-1,red,Exact
                DFW,60,C-1,BSK-1,red,Alternative
                """);

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().path("sheet").asText()).isEqualTo("bid-award/" + DemoReports.PROGRAM + "/BA-1");
        assertThat(answer.json().path("rows").toString())
                .isEqualTo("{\"read\":2,\"new\":2,\"changed\":0,\"gone\":0,\"dropped\":0}");
        assertThat(messages(answer, "notes"))
                .containsExactly(
                        "The file has columns that the template does not have; they are not stored: Colour.",
                        "The file does not have the columns Manufacturer, Description, Replaces and Comment; nothing is"
                                + " said of them.");
        JsonNode sheet =
                server.get("/sheets/bid-award/" + DemoReports.PROGRAM + "/BA-1").json();
        JsonNode first = sheet.path("rows").get(0);
        assertThat(first.path("key").asText()).isEqualTo("BSK-1|STL");
        assertThat(first.path("values").path("Annualized Qty").asInt()).isEqualTo(120);
        assertThat(first.path("values").path("Required safety stock").asInt()).isEqualTo(10);
    }

    @Test
    void aNeededHeaderThatCannotBeToldIsAskedAndTheAnswerIsRemembered() throws Exception {
        String file =
                """
                Artikel-Nr;Niederlassung;Jahresmenge
                BSK-2;STL;52
                """;

        Served.Answer asked = award("BA-2", "&match=Artikel-Nr:Part%20Number", file);

        assertThat(asked.status()).isEqualTo(422);
        assertThat(messages(asked, "problems"))
                .containsExactly(
                        "Which column of the file is Branch? Its headers, in row 1, are: Artikel-Nr, Niederlassung and"
                                + " Jahresmenge.",
                        "Which column of the file is Annualized Qty? Its headers, in row 1, are: Artikel-Nr,"
                                + " Niederlassung and Jahresmenge.");
        assertThat(asked.json().path("problems").get(0).path("repair").asText())
                .isEqualTo(
                        "Answer it with the import, as match=\"Niederlassung:Branch\", or add the column to the file.");

        Served.Answer answered = award(
                "BA-2",
                "&match=Artikel-Nr:Part%20Number&match=Niederlassung:Branch&match=Jahresmenge:Annualized%20Qty",
                file);
        assertThat(answered.status()).as(answered.text()).isEqualTo(201);

        Served.Answer next = award("BA-3", "", file);
        assertThat(next.status()).as(next.text()).isEqualTo(201);
        assertThat(messages(next, "notes").get(0))
                .isEqualTo("The column \"Artikel-Nr\" was read as Part Number, as it was answered.");
    }

    @Test
    void anAnswerThatNamesNoColumnAndOneThatIsNoAnswerAreTold() throws Exception {
        Served.Answer unknown = award("BA-4", "&match=Item:Part%20Nummer", "Item,Branch,Qty per Year\nA,STL,1\n");
        Served.Answer malformed = award("BA-4", "&match=Item", "Item,Branch,Qty per Year\nA,STL,1\n");

        assertThat(messages(unknown, "problems"))
                .containsExactly(
                        "\"Item\" was answered to be the column \"Part Nummer\", which bid-award does not have.");
        assertThat(malformed.status()).isEqualTo(400);
        assertThat(malformed.json().path("detail").asText())
                .isEqualTo("?match= takes a header of the file, a colon and a column of the template, such as"
                        + " Artikel-Nr:Part Number.");
    }

    @Test
    void whatTheLinesDoNotSayClearlyIsAskedWithItsAddressAndNothingIsStored() throws Exception {
        Served.Answer answer = award(
                "BA-5",
                "",
                """
                Part,Branch,Annual Qty,Match
                A,STL,ten,Exact
                B,,5,Exact
                C,STL,5,Exact
                C,STL,7,Exact
                D,STL,5,Similar
                """);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(messages(answer, "problems"))
                .containsExactly(
                        "ten is not a number.",
                        "Similar is not one of the choices of Match.",
                        "Row 3 has no Branch, by which lines are told apart.",
                        "The line C|STL stands in row 4 and in row 5, with different values of Annualized Qty.");
        assertThat(answer.json().path("problems").get(0).path("cell").asText()).isEqualTo("C2");
        assertThat(server.get("/sheets/bid-award/" + DemoReports.PROGRAM + "/BA-5")
                        .json()
                        .path("revision")
                        .asInt())
                .isZero();
    }

    @Test
    void aLaterFileIsMergedWithWhatPeopleWroteSinceTheEarlierOne() throws Exception {
        award("BA-6", "", "Part,Branch,Annual Qty,Match\nA,STL,10,Exact\nB,STL,20,Exact\n");
        String sheet = "/sheets/bid-award/" + DemoReports.PROGRAM + "/BA-6";
        server.post(
                sheet + "/submissions",
                """
                {"rows": [{"key": "A|STL", "values": {"Annualized Qty": 12, "Comment": "asked"}}]}""");

        Served.Answer same = award("BA-6", "", "Part,Branch,Annual Qty,Match\nA,STL,10,Exact\nB,STL,25,Exact\n");
        assertThat(same.status()).as(same.text()).isEqualTo(201);
        assertThat(same.json().path("rows").toString())
                .isEqualTo("{\"read\":2,\"new\":0,\"changed\":1,\"gone\":0,\"dropped\":0}");
        assertThat(quantity(sheet, "A|STL")).isEqualTo(12);

        String third = "Part,Branch,Annual Qty,Match\nA,STL,30,Exact\nB,STL,25,Exact\n";
        server.post(
                sheet + "/submissions",
                """
                {"rows": [{"key": "A|STL", "values": {"Annualized Qty": 13}}]}""");
        Served.Answer conflict = award("BA-6", "", third);
        assertThat(conflict.status()).as(conflict.text()).isEqualTo(409);
        assertThat(conflict.json().path("conflicts").get(0).path("theirs").asInt())
                .isEqualTo(13);
        assertThat(award("BA-6", "&take=mine", third).status()).isEqualTo(201);
        assertThat(quantity(sheet, "A|STL")).isEqualTo(30);
        assertThat(quantity(sheet, "B|STL")).isEqualTo(25);
    }

    @Test
    void anAwardIsNotTakenForAReportByItself() throws Exception {
        Served.Answer answer = server.send(
                "POST",
                "/programs/" + DemoReports.PROGRAM + "/reports/BA-7",
                CSV,
                Served.bytes("Part,Branch,Annual Qty,Match\nA,STL,10,Exact\n"));

        assertThat(answer.status()).isEqualTo(422);
    }

    private static int quantity(String sheet, String key) throws Exception {
        for (JsonNode row : server.get(sheet).json().path("rows")) {
            if (row.path("key").asText().equals(key)) {
                return row.path("values").path("Annualized Qty").asInt();
            }
        }
        throw new AssertionError(key + " is not there");
    }

    private static Served.Answer award(String bid, String query, String file) throws Exception {
        return server.send(
                "POST",
                "/programs/" + DemoReports.PROGRAM + "/reports/" + bid + "?template=bid-award" + query,
                CSV,
                Served.bytes(file));
    }

    private static List<String> messages(Served.Answer answer, String list) throws Exception {
        List<String> messages = new ArrayList<>();
        answer.json()
                .path(list)
                .forEach(item -> messages.add(item.path("message").asText()));
        return messages;
    }
}
