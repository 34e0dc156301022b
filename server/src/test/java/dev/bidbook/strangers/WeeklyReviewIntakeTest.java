package dev.bidbook.strangers;

import static dev.bidbook.strangers.RunningServer.CSV;
import static dev.bidbook.strangers.RunningServer.XLSX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.strangers.RunningServer.Answer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the weekly review's intake reads, leaves out, doubts and refuses, as its users see it. */
class WeeklyReviewIntakeTest {

    private static final Object[] HEADERS = {
        "Customer",
        "Program",
        "Bid ID",
        "Branch",
        "Part Number",
        "Annualized Qty",
        "On Hand",
        "Unit Cost",
        "Last Sale Date"
    };
    private static final String MISSING =
            "doubtful: The report does not have the columns Description, Stock Status, Part Status, Superseded By, Demand"
                    + " Loaded, Safety Stock, Forecast, On Order, Next PO ETA, Open IBT Qty, IBT ETA, DC, DC On Hand, Branch"
                    + " Name, Customer Part Number, Manufacturer, Category, Supplier and Lead Time (Days); the cells are"
                    + " blank.";
    private static final String FILTERS = "Applied filters:\r\nProgram is Northline";
    private static final LocalDate SOLD = LocalDate.of(2026, 9, 30);

    private static RunningServer server;

    @BeforeAll
    static void start() throws Exception {
        server = RunningServer.ofTheProduct();
    }

    @Test
    void aTruncatedReportIsRefusedUnlessItIsAccepted() throws Exception {
        program("truncated");
        byte[] export = report().row(line("BSK-1", "STL", 52, 3))
                .footer("Exported data exceeded the allowed volume. Some data may have been omitted.")
                .xlsx();

        Answer refused = server.report("truncated", "2026-W45", "", XLSX, export);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().toString())
                .isEqualTo(
                        "{\"type\":\"/problems/validation-failed\",\"title\":\"What was sent has problems; nothing is stored\","
                                + "\"status\":422,\"problems\":[{\"type\":\"truncated-report\",\"sheet\":\"Export\",\"cell\":\"A4\","
                                + "\"key\":null,\"column\":null,\"value\":null,\"rule\":null,\"message\":\"The report is cut off: row 4 says \\\"Exported data exceeded the allowed volume. Some"
                                + " data may have been omitted.\\\".\",\"repair\":\"Export it again with a filter that leaves fewer"
                                + " lines, or import it as a report that is known to be cut off.\"}]}");
        assertThat(server.rows("weekly-review/truncated/2026-W45").status()).isEqualTo(404);
        Answer accepted = server.report("truncated", "2026-W45", "?accept=truncated", XLSX, export);
        assertThat(accepted.rows()).isEqualTo("read 1, new 1, changed 0, gone 0, dropped 0");
        assertThat(accepted.notes())
                .contains(
                        "doubtful: The report is cut off, and was accepted so: row 4 says \"Exported data exceeded the allowed"
                                + " volume. Some data may have been omitted.\". Lines that it does not have may exist.");
    }

    @Test
    void anotherProgramsReportIsRefusedFirstAndLater() throws Exception {
        program("other");
        byte[] ours = report().row(line("BSK-1", "STL", 52, 3)).xlsx();
        Object[] line = line("BSK-1", "STL", 52, 3);
        line[0] = "Harbor Lines";
        line[1] = "Harbor";
        byte[] theirs = report().row(line).xlsx();

        Answer first = server.report("other", "2026-W45", "", XLSX, theirs);
        Answer imported = server.report("other", "2026-W45", "", XLSX, ours);
        Answer later = server.report("other", "2026-W46", "", XLSX, theirs);
        Answer accepted = server.report("other", "2026-W46", "?accept=other-program", XLSX, theirs);

        assertThat(first.status()).isEqualTo(422);
        assertThat(first.problems())
                .containsExactly(
                        "other-program: The report is of Customer \"harbor lines\", Program \"harbor\", and the program"
                                + " is Northline award of Northline Transit. Export the report of this program, or import it with"
                                + " ?accept=other-program if it is the right one.");
        assertThat(imported.status()).isEqualTo(201);
        assertThat(later.status()).isEqualTo(422);
        assertThat(later.problems())
                .containsExactly(
                        "other-program: The report is of Customer \"harbor lines\", Program \"harbor\", and the reports"
                                + " of Northline award so far were of Customer \"northline transit\", Program \"northline\". Export the"
                                + " report of this program, or import it with ?accept=other-program if it is the right one.");
        assertThat(accepted.status()).isEqualTo(201);
    }

    @Test
    void aReportLikeLastWeeksAndOneWithOtherFiltersAreDoubted() throws Exception {
        program("doubts");
        Export last = report().row(line("BSK-1", "STL", 52, 3)).footer(FILTERS);
        Export other = report().row(line("BSK-1", "STL", 52, 4))
                .footer("Applied filters:\r\nProgram is Northline\r\nBranch is STL");

        server.report("doubts", "2026-W45", "", XLSX, last.xlsx());
        Answer same = server.report("doubts", "2026-W46", "", XLSX, last.xlsx());
        Answer filtered = server.report("doubts", "2026-W47", "", XLSX, other.xlsx());

        assertThat(same.rows()).isEqualTo("read 1, new 0, changed 0, gone 0, dropped 0");
        assertThat(same.notes())
                .containsExactly(
                        "doubtful: The report is identical to that of 2026-W45. Was the report of 2026-W46 exported?",
                        MISSING);
        assertThat(filtered.notes())
                .containsExactly(
                        "doubtful: The report was taken with other filters than that of 2026-W46: now applied \"Branch is"
                                + " STL\".",
                        MISSING);
    }

    @Test
    void aWeekImportedAgainIsComparedWithItsEarlierImportAndKeepsWhatPeopleWrote() throws Exception {
        program("again");
        server.report(
                "again",
                "2026-W45",
                "",
                XLSX,
                report().row(line("BSK-1", "STL", 52, 3))
                        .row(line("BSK-2", "STL", 52, 3))
                        .xlsx());
        server.report(
                "again",
                "2026-W46",
                "",
                XLSX,
                report().row(line("BSK-1", "STL", 52, 9))
                        .row(line("BSK-2", "STL", 52, 3))
                        .xlsx());
        String sheet = "/api/v1/sheets/weekly-review/again/2026-W46";
        server.post(
                sheet + "/submissions",
                "application/json",
                json("{\"rows\": [{\"key\": \"BSK-2|STL|BA-1\","
                        + " \"values\": {\"ETA\": \"2026-12-02\", \"Comment\": \"late\"}}]}"));

        Answer again = server.report(
                "again",
                "2026-W46",
                "",
                XLSX,
                report().row(line("BSK-1", "STL", 60, 8))
                        .row(line("BSK-3", "STL", 52, 3))
                        .xlsx());

        assertThat(again.rows()).isEqualTo("read 2, new 1, changed 1, gone 1, dropped 0");
        assertThat(again.json().get("revision").asInt()).isEqualTo(3);
        assertThat(again.json().get("new").toString()).isEqualTo("[\"BSK-3|STL|BA-1\"]");
        assertThat(again.json().get("gone").toString()).isEqualTo("[\"BSK-2|STL|BA-1\"]");
        assertThat(again.json().get("changes").toString())
                .isEqualTo("[{\"key\":\"BSK-1|STL|BA-1\",\"column\":\"Annualized Qty\",\"from\":52,\"to\":60},"
                        + "{\"key\":\"BSK-1|STL|BA-1\",\"column\":\"On Hand\",\"from\":9,\"to\":8}]");
        Answer rows = server.get(sheet);
        assertThat(rows.json().get("rows")).hasSize(3);
        assertThat(rows.json().at("/rows/1/key").asText()).isEqualTo("BSK-2|STL|BA-1");
        assertThat(rows.json().at("/rows/1/values/Gone since").asText()).isEqualTo("2026-W46");
        assertThat(rows.json().at("/rows/1/values/ETA").asText()).isEqualTo("2026-12-02");
        assertThat(rows.json().at("/rows/1/values/Comment").asText()).isEqualTo("late");
        assertThat(rows.json().at("/rows/1/values/On Hand").asInt()).isEqualTo(3);
        assertThat(rows.json().at("/rows/0/values/First seen").asText()).isEqualTo("2026-W45");
        assertThat(rows.json().at("/rows/2/values/First seen").asText()).isEqualTo("2026-W46");
    }

    @Test
    void whatIsDirtyIsReadLeftOutOrAskedAboutAndSaid() throws Exception {
        program("dirty");
        byte[] export = report().row(line("BSK-1", "STL", "'1250", "7 "))
                .row(line("\u00a0BSK-1 ", "STL", 1250, 7))
                .row(line("BSK-1", "STL", 1250, 6))
                .row(line("BSK-2", "STL", "n/a", 3))
                .row(line("BSK-3", " ", 10, 3))
                .row("Total", null, null, null, null, 2510, 26)
                .footer(FILTERS)
                .xlsx();

        Answer imported = server.report("dirty", "2026-W45", "?template=weekly-review", XLSX, export);

        assertThat(imported.status()).isEqualTo(201);
        assertThat(imported.rows()).isEqualTo("read 5, new 2, changed 0, gone 0, dropped 3");
        assertThat(imported.notes())
                .containsExactly(
                        MISSING,
                        "dropped: 1 row is a total and was left out: row 7.",
                        "dropped: 1 line has no readable value in a column that identifies a line and was left out: row 6"
                                + " (Branch).",
                        "dropped: 1 line is equal to an earlier one in every column and was left out: row 3 (as row 2).",
                        "doubtful: The line BSK-1|STL|BA-1 stands twice, in rows 2 and 4, with different values of On Hand."
                                + " Which one counts? Row 2 was taken, the others were left out.",
                        "doubtful: 1 cell of Annualized Qty could not be read as whole number and is blank: \"n/a\" in row"
                                + " 5.");
        assertThat(imported.json().at("/notes/4/lines").toString())
                .isEqualTo(
                        "[[\"Northline Transit\",\"Northline\",\"BA-1\",\"STL\",\"BSK-1\",\"'1250\",\"7 \",\"1.5\",\"2026-09-30\"],"
                                + "[\"Northline Transit\",\"Northline\",\"BA-1\",\"STL\",\"BSK-1\",\"1250\",\"6\",\"1.5\",\"2026-09-30\"]]");
        assertThat(server.rows("weekly-review/dirty/2026-W45")
                        .json()
                        .at("/rows/0/values/Differing duplicates")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void anEmptyResultIsASheetWithoutRows() throws Exception {
        program("empty");
        byte[] export = report().row("Total", null, null, null, null, null, null)
                .footer(FILTERS)
                .xlsx();

        Answer imported = server.report("empty", "2026-W45", "", XLSX, export);

        assertThat(imported.status()).isEqualTo(201);
        assertThat(imported.rows()).isEqualTo("read 0, new 0, changed 0, gone 0, dropped 0");
        assertThat(imported.notes())
                .containsExactly(
                        MISSING,
                        "dropped: 1 row is a total and was left out: row 2.",
                        "doubtful: The report has no lines.");
        assertThat(server.rows("weekly-review/empty/2026-W45").json().get("rows"))
                .isEmpty();
        assertThat(server.get("/api/v1/sheets/weekly-review/empty/2026-W45/workbook")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void everyReasonToRefuseAReportIsToldAtOnce() throws Exception {
        program("missing");
        byte[] csv = "Customer,Program,Bid,Part #,Part No,Last Sale Date\r\nNorthline,Northline,B,1,2,03/04/2026\r\n"
                .getBytes(StandardCharsets.UTF_8);
        byte[] stranger = Export.layoutA("Region", "Sales").row("West", 3).xlsx();

        Answer refused = server.report("missing", "2026-W45", "?template=weekly-review", CSV, csv);
        Answer unknown = server.report("missing", "2026-W45", "", XLSX, stranger);
        Answer week = server.report(
                "missing",
                "2026-W54",
                "",
                XLSX,
                report().row(line("1", "STL", 1, 1)).xlsx());

        assertThat(refused.problems())
                .containsExactly(
                        "duplicate-column E1 Part Number: The report has more than one column Part Number: \"Part #\" in D1 and"
                                + " \"Part No\" in E1. Export the report with only one of them.",
                        "missing-column Branch: The report has no column Branch. Its headers, in row 1, are: Customer, Program,"
                                + " Bid, Part #, Part No and Last Sale Date. Export the report with the column Branch.",
                        "ambiguous-date F2 Last Sale Date: 03/04/2026 may be 2026-04-03 or 2026-03-04. No other date of the"
                                + " report tells which, and 1 cell of the column is so. Export the report as .xlsx, or write"
                                + " the dates in the form 2026-03-02.");
        assertThat(unknown.problems())
                .containsExactly(
                        "unknown-report: The file is not a report for Weekly review: none of its first 20 rows has the"
                                + " report's headers. The file's first row with text is: Region and Sales. Export the report from Power"
                                + " BI again, or add the headers to the template as aliases.");
        assertThat(week.problems())
                .containsExactly("malformed-request period: \"2026-W54\" is not an ISO week such as 2026-W47. Sheets of"
                        + " weekly-review are for an ISO week such as 2026-W47.");
    }

    @Test
    void aFileThatCannotBeReadIsRefusedInOneSentenceWhateverIsAskedFor() throws Exception {
        program("unreadable");
        server.report(
                "unreadable",
                "2026-W45",
                "",
                XLSX,
                report().row(line("1", "STL", 1, 1)).xlsx());
        byte[] encrypted = encrypted();
        byte[] plain = json("no workbook");
        String sheet = "/api/v1/sheets/weekly-review/unreadable/2026-W45";

        Answer imported = server.report("unreadable", "2026-W46", "", XLSX, encrypted);
        Answer checked = server.post(sheet + "/validation", XLSX, encrypted, "Accept", XLSX);
        Answer submitted = server.post(sheet + "/submissions", XLSX, encrypted, "Accept", XLSX);
        Answer text = server.post(sheet + "/validation", XLSX, plain, "Accept", XLSX);

        assertThat(imported.status()).isEqualTo(422);
        assertThat(imported.problems())
                .containsExactly(
                        "unreadable-file: The file is encrypted, by a password or by a sensitivity label. Remove the"
                                + " password, or choose a label without encryption, save the workbook, and send the new file.");
        assertThat(checked.status()).isEqualTo(422);
        assertThat(checked.problems()).isEqualTo(imported.problems());
        assertThat(submitted.status()).isEqualTo(422);
        assertThat(submitted.problems()).isEqualTo(imported.problems());
        assertThat(text.problems())
                .containsExactly(
                        "unreadable-file: The file is text, such as a .csv, and not a workbook. Submit the .xlsx workbook"
                                + " that you downloaded and filled in.",
                        "unreadable-file: Problems cannot be written into this file, because it is no workbook. Ask for the"
                                + " problems as JSON.");
    }

    @Test
    void aWorkbookThatCannotTakeMarksIsAnsweredWithItsProblems() throws Exception {
        program("bare");
        server.report(
                "bare",
                "2026-W45",
                "",
                XLSX,
                report().row(line("1", "STL", 1, 1)).xlsx());
        // Some programs write styles without fills, of which a mark would be one.
        byte[] bare = rewritten(report().xlsx(), "xl/styles.xml", "<x:fills><x:fill/></x:fills>", "");

        Answer checked =
                server.post("/api/v1/sheets/weekly-review/bare/2026-W45/validation", XLSX, bare, "Accept", XLSX);

        assertThat(checked.status()).isEqualTo(422);
        assertThat(checked.problems())
                .containsExactly(
                        "no-identity: The workbook does not say which copy it is. Download the workbook of"
                                + " weekly-review/bare/2026-W45, copy your cells into it, and submit that one.",
                        "unreadable-file: Problems cannot be written into this workbook, because it is damaged or the program that made it"
                                + " left out parts that Excel writes. Save it in Excel or LibreOffice, or ask for the problems as"
                                + " JSON.");
    }

    /** An OLE2 container with what Excel and sensitivity labels put into it. */
    private static byte[] encrypted() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (POIFSFileSystem container = new POIFSFileSystem()) {
            container.createDocument(new ByteArrayInputStream(new byte[64]), "EncryptionInfo");
            container.createDocument(new ByteArrayInputStream(new byte[8192]), "EncryptedPackage");
            container.writeFilesystem(bytes);
        }
        return bytes.toByteArray();
    }

    private static byte[] rewritten(byte[] file, String part, String from, String to) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(file));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] content = in.readAllBytes();
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(
                        entry.getName().equals(part)
                                ? new String(content, StandardCharsets.UTF_8)
                                        .replace(from, to)
                                        .getBytes(StandardCharsets.UTF_8)
                                : content);
            }
        }
        return bytes.toByteArray();
    }

    private static Export report() {
        return Export.layoutA(HEADERS);
    }

    private static Object[] line(String part, String branch, Object annual, Object onHand) {
        return List.of("Northline Transit", "Northline", "BA-1", branch, part, annual, onHand, 1.5, SOLD)
                .toArray();
    }

    private static byte[] json(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void program(String id) throws Exception {
        assertThat(server.program(id, "Northline award", "Northline Transit").status())
                .isEqualTo(201);
    }
}
