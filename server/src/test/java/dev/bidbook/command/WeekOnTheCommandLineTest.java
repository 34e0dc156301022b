package dev.bidbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.Bidbook;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A week's work by commands alone: what they answer and their exit codes. */
class WeekOnTheCommandLineTest {

    private static final String SHEET = "weekly-review/northline/2026-W45";
    private static final String REPORT =
            CommandRunner.repository("docs/samples/report.csv").toString();

    /** Made once, and copied for each test. */
    @TempDir
    static Path made;

    @TempDir
    Path folder;

    private Path week;
    private CommandRunner command;

    @BeforeAll
    static void aProgramWithAWeekAndItsWorkbook() {
        CommandRunner command = new CommandRunner(made);
        assertThat(command.run("program", "northline", "--name", "Northline award", "--customer", "Northline Transit"))
                .isZero();
        assertThat(command.out()).isEqualTo("Made the program northline.\n");
        assertThat(command.run("import", "northline", "2026-W45", REPORT)).isZero();
        assertThat(command.out())
                .isEqualTo(SHEET + " is at revision 1: 4 lines read, 4 new, 0 changed, 0 gone, 0 dropped.\n");
        String workbook = made.resolve("week.xlsx").toString();
        assertThat(command.run("workbook", "northline", "2026-W45", "-o", workbook))
                .isZero();
        assertThat(command.out()).matches("Wrote \\S+week.xlsx, copy \\S+ of " + SHEET + " at revision 1.\n");
    }

    @BeforeEach
    void aDataFolderOfOnesOwn() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.copy(made.resolve(Bidbook.DATABASE_FILE), data.resolve(Bidbook.DATABASE_FILE));
        week = Files.copy(made.resolve("week.xlsx"), folder.resolve("week.xlsx"));
        command = new CommandRunner(data);
    }

    @Test
    void anImportAnswersWithJson() {
        assertThat(command.run("import", "northline", "2026-W46", REPORT, "--json"))
                .isZero();
        assertThat(command.out())
                .startsWith("{\"sheet\":\"weekly-review/northline/2026-W46\",\"revision\":1,"
                        + "\"rows\":{\"read\":4,\"new\":0,\"changed\":0,\"gone\":0,\"dropped\":0},\"notes\":[")
                .contains("\"kind\":\"doubtful\"")
                .endsWith("]}\n");
    }

    @Test
    void whatCannotBeAcceptedIsAUsageError() {
        assertThat(command.run("import", "northline", "2026-W46", REPORT, "--accept", "anything"))
                .isEqualTo(2);
        assertThat(command.err())
                .isEqualTo("--accept: \"anything\" cannot be accepted. Write truncated, other-program, or both with a"
                        + " comma between.\n");
    }

    @Test
    void anotherProgramsReportIsRefusedUntilItIsAccepted() {
        command.run("program", "other", "--name", "Other award", "--customer", "Somebody Else");

        assertThat(command.run("import", "other", "2026-W45", REPORT)).isEqualTo(1);
        assertThat(command.err()).isEqualTo("Nothing is stored: 1 problem.\n");
        assertThat(command.run("import", "other", "2026-W45", REPORT, "--accept", "other-program"))
                .isZero();
    }

    @Test
    void theProgramsIdIsTakenOnce() {
        assertThat(command.run("program", "northline", "--name", "N", "--customer", "C"))
                .isEqualTo(1);
        assertThat(command.err()).isEqualTo("There is a program northline already. Choose another id.\n");
    }

    @Test
    void aWorkbookOfAWeekThatIsNotThereSaysHowToGetOne() {
        assertThat(command.run("workbook", "northline", "2026-W50")).isEqualTo(3);
        assertThat(command.err())
                .isEqualTo("There is no sheet weekly-review/northline/2026-W50. Import the period's report first:"
                        + " bidbook import northline 2026-W50 FILE\n");
        assertThat(command.run("workbook", "northline", "week 50")).isEqualTo(2);
        assertThat(command.run("workbook", "northline", "2026-W45", "--template", "none"))
                .isEqualTo(3);
        assertThat(command.err())
                .isEqualTo("There is no template none. There are: bid-award, demand-bid, escalations, ibt-request,"
                        + " reconciliation, supplier-issues, weekly-review.\n");
    }

    @Test
    void anUntouchedWorkbookIsInOrder() {
        assertThat(command.run("check", week.toString())).isZero();
        assertThat(command.out()).isEqualTo("No problems. 0 cells would change.\n");
        assertThat(command.run("submit", week.toString())).isZero();
        assertThat(command.out()).isEqualTo("Nothing changed. The sheet is at revision 1.\n");
    }

    @Test
    void answersAreCheckedAndStored() throws Exception {
        write("ETA", "2026-12-01");

        assertThat(command.run("check", week.toString())).isZero();
        assertThat(command.out()).isEqualTo("No problems. 1 cell would change.\n");
        assertThat(command.run("check", week.toString(), "--json")).isZero();
        assertThat(command.out())
                .isEqualTo("{\"problems\":[],\"warnings\":[],\"conflicts\":[],\"cells\":{\"changed\":1}}\n");
        assertThat(command.run("submit", week.toString(), "--as", "Mara")).isZero();
        assertThat(command.out()).isEqualTo("Stored as revision 2: 1 cell changed, 95 unchanged.\n");
    }

    @Test
    void aProblemHasItsAddressAndTheWorkbookComesBackMarked() throws Exception {
        String cell = write("ETA", "31.02.2026");
        Path marked = folder.resolve("marked.xlsx");

        assertThat(command.run("check", week.toString())).isEqualTo(1);
        assertThat(command.out())
                .isEqualTo("Review!" + cell + " (ETA): 31.02.2026 is not a date. Write a date such as 2026-03-02.\n");
        assertThat(command.err()).isEqualTo("1 problem, 0 conflicts.\n");
        assertThat(command.run("submit", week.toString(), "--annotated", marked.toString()))
                .isEqualTo(1);
        assertThat(command.err())
                .isEqualTo(
                        "Wrote " + marked + ", the workbook with its problems in it.\nNothing is stored: 1 problem.\n");
        assertThat(marked).isNotEmptyFile();
    }

    @Test
    void cellsOfOthersStopASubmissionUnlessOnlyOnesOwnAreSent() throws Exception {
        write("ETA", "2026-12-01");
        write("On Hand", "77");

        assertThat(command.run("submit", week.toString())).isEqualTo(1);
        assertThat(command.out()).contains("(On Hand): The cell was changed from");
        assertThat(command.run("submit", week.toString(), "--only-mine")).isZero();
        assertThat(command.out()).contains("Stored as revision 2: 1 cell changed");
    }

    @Test
    void aConflictNamesBothValuesAndStoresNothing() throws Exception {
        Path other = folder.resolve("other.xlsx");
        command.run("workbook", "northline", "2026-W45", "-o", other.toString(), "--as", "Ben");
        write("ETA", "2026-12-01");
        command.run("submit", week.toString(), "--as", "Mara");
        week = other;
        write("ETA", "2026-12-09");

        assertThat(command.run("submit", other.toString(), "--as", "Ben")).isEqualTo(1);
        assertThat(command.out())
                .matches(
                        "\\S+ \\(ETA\\): you wrote 2026-12-09, Mara wrote 2026-12-01 at \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d"
                                + " UTC; it was \\(blank\\) before.\n");
        assertThat(command.err())
                .isEqualTo("Nothing is stored: 1 conflict. Download a fresh workbook with \"bidbook workbook\" and"
                        + " write into it what shall count.\n");
    }

    @Test
    void withoutItsDataFolderAWorkbookIsCheckedByItsTemplate() throws Exception {
        Path elsewhere = folder.resolve("elsewhere");
        CommandRunner stranger = new CommandRunner(elsewhere);
        write("IBT qty requested", "many");
        String cell = write("ETA", "soon");

        assertThat(stranger.run("check", week.toString())).isEqualTo(1);
        assertThat(stranger.out())
                .contains("Review!" + cell + " (ETA): soon is not a date. Write a date such as 2026-03-02.\n")
                .contains(" (IBT qty requested): many is not a number.")
                .endsWith("Warning: The sheet " + SHEET + " is not in the data folder " + elsewhere
                        + ", so it was not checked whether its lines are the sheet's, whether cells that are not for"
                        + " people were changed, and whether somebody else changed the same cells. Name the data folder"
                        + " with --data.\n");
        assertThat(stranger.err()).isEqualTo("2 problems.\n");
        assertThat(elsewhere).doesNotExist();
    }

    @Test
    void aSheetThatIsNotInTheDataFolderIsCheckedByItsTemplateAndNotSubmitted() {
        CommandRunner stranger = new CommandRunner(folder.resolve("elsewhere"));
        stranger.run("program", "other", "--name", "N", "--customer", "C");

        assertThat(stranger.run("check", week.toString())).isZero();
        assertThat(stranger.out()).endsWith("No problems in 4 lines, with 0 cells filled in.\n");
        assertThat(stranger.run("check", week.toString(), "--json")).isZero();
        assertThat(stranger.out())
                .startsWith("{\"sheet\":\"" + SHEET + "\",\"problems\":[],\"warnings\":[],\"cells\":{\"filled\":0},"
                        + "\"rows\":4,\"notChecked\":\"The sheet ");
        assertThat(stranger.run("submit", week.toString())).isEqualTo(3);
        assertThat(stranger.err())
                .isEqualTo(week + ": The workbook is a copy of " + SHEET + ", which is not in the data folder "
                        + folder.resolve("elsewhere") + ". Name the data folder it was made from with --data.\n");
    }

    @Test
    void aFileThatIsNoWorkbookIsRefusedInOneSentence() {
        assertThat(command.run("check", REPORT)).isEqualTo(1);
        assertThat(command.out())
                .contains("The workbook does not say which copy it is.")
                .doesNotContain("Exception");
        assertThat(command.run("submit", folder.resolve("none.xlsx").toString()))
                .isEqualTo(3);
        assertThat(command.err())
                .isEqualTo("There is no file " + folder.resolve("none.xlsx") + ". Check its name and folder.\n");
    }

    @Test
    void aBackupHoldsEverythingAndOverwritesNothing() throws Exception {
        Path backup = folder.resolve("backup.db");
        assertThat(command.run("backup", "-o", backup.toString())).isZero();
        assertThat(command.out()).isEqualTo("Wrote " + backup + ", " + Files.size(backup) + " bytes.\n");
        assertThat(command.run("backup", "-o", backup.toString())).isEqualTo(2);
        assertThat(command.err())
                .isEqualTo(backup + " exists already, and a backup overwrites nothing. Name another file with -o.\n");

        // Restored as docs/operations.md says, the workbook comes home.
        Path restored = Files.createDirectories(folder.resolve("restored"));
        Files.copy(backup, restored.resolve(Bidbook.DATABASE_FILE));
        write("ETA", "2026-12-01");
        CommandRunner other = new CommandRunner(restored);
        assertThat(other.run("submit", week.toString())).isZero();
        assertThat(other.out()).startsWith("Stored as revision 2: 1 cell changed");
    }

    @Test
    void theDocumentedQueryReadsTheSheet() throws Exception {
        String page = Files.readString(CommandRunner.repository("docs/operations.md"));
        String query = page.substring(page.indexOf("```sql\n") + 7, page.indexOf("```", page.indexOf("```sql\n") + 7));
        List<String> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:sqlite:" + folder.resolve("data").resolve(Bidbook.DATABASE_FILE));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString("Part Number") + " " + rows.getString("Stock Status"));
            }
        }
        assertThat(found).containsExactly("0048812 Not Stocked", "BSK-12345 Out of Stock", "WS-2088 Partial");
    }

    /** Writes text into the first row's cell of a column; its address is the answer. */
    private String write(String column, String text) throws Exception {
        try (InputStream in = Files.newInputStream(week);
                XSSFWorkbook book = new XSSFWorkbook(in)) {
            XSSFSheet sheet = book.getSheet("Review");
            for (Row row : sheet) {
                for (Cell header : row) {
                    if (header.toString().equals(column)) {
                        Cell cell = sheet.getRow(row.getRowNum() + 1)
                                .getCell(header.getColumnIndex(), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
                        cell.setCellValue(text);
                        try (OutputStream out = Files.newOutputStream(week)) {
                            book.write(out);
                        }
                        return cell.getAddress().formatAsString();
                    }
                }
            }
        }
        throw new IllegalStateException("the workbook has no column " + column);
    }
}
