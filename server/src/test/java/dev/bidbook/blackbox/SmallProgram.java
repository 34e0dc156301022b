package dev.bidbook.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A program of a few lines, each with something to be told, and its members. */
final class SmallProgram {

    static final String FIRST = "/sheets/weekly-review/northline/2026-W45";
    static final String SECOND = "/sheets/weekly-review/northline/2026-W46";

    static final String ANNA = "Anna Ortiz";
    static final String BEN = "Ben Osei";
    static final String RITA = "Rita Mann";
    static final String NORA = "Nora Quinn";

    static final String OUT_OF_STOCK = "BSK-12345|STL|BA-26-0417";
    static final String SUPERSEDED = "WS-2088|STL|BA-26-0417";
    static final String OBSOLETE = "OB-1|MKE|BA-26-0417";
    static final String ON_HOLD = "SH-7|MKE|BA-26-0417";

    private static final String HEADERS =
            "Customer,Program,Bid ID,Branch,Part Number,Description,Annualized Qty,Demand Loaded,Safety Stock,Forecast,"
                    + "Part Status,Superseded By,Stock Status,On Hand,Open IBT Qty,DC On Hand";
    private static final List<String> LINES = List.of(
            "STL,BSK-12345,\"Brake shoe kit, 16.5 in\",1260,1260,97,105,Active,,Out of Stock,0,0,120",
            "MKE,BSK-12345,\"Brake shoe kit, 16.5 in\",104,104,8,8.67,Active,,In Stock,12,0,120",
            "STL,WS-2088,Wheel seal <b>trailer</b> & axle,52,52,4,4.33,Superseded,WS-2088A,In Stock,9,0,0",
            "MKE,OB-1,\"<img src=x onerror=\"\"alert(1)\"\">\",24,24,2,2,Obsolete,,In Stock,5,0,36",
            "MKE,SH-7,Air dryer,100,100,8,8.33,Supplier Hold,,In Stock,40,0,36");

    private SmallProgram() {}

    /** Makes the program, its members and the sheet of its first week. */
    static void make(Served served) throws Exception {
        created(
                served.post(
                        "/programs",
                        """
                {"id": "northline", "name": "Northline award", "customer": "Northline Transit",
                 "members": {"supply chain specialist": ["Anna Ortiz"], "sales support manager": ["Ben Osei"],
                             "RAM": ["Rita Mann"], "NAM": ["Nora Quinn"]}}
                """));
        week(served, "2026-W45");
    }

    /** Imports the same report into a week. */
    static void week(Served served, String week) throws Exception {
        StringBuilder csv = new StringBuilder(HEADERS);
        LINES.forEach(line ->
                csv.append("\r\nNorthline Transit,Northline award,BA-26-0417,").append(line));
        created(served.send(
                "POST",
                "/programs/northline/reports/" + week,
                "text/csv",
                Served.bytes(csv.append("\r\n").toString())));
    }

    /** Writes a cell. */
    static JsonNode write(Served served, String sheet, String key, String column, String value, String person)
            throws Exception {
        return created(served.post(
                sheet + "/submissions",
                "{\"rows\": [{\"key\": \"%s\", \"values\": {\"%s\": \"%s\"}}]}".formatted(key, column, value),
                "X-Bidbook-User",
                person));
    }

    static JsonNode created(Served.Answer answer) throws Exception {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    static JsonNode ok(Served.Answer answer) throws Exception {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }
}
