package dev.bidbook.command;

import dev.bidbook.Bidbook;
import dev.bidbook.demo.DemoAnswer;
import dev.bidbook.demo.DemoReports;
import dev.bidbook.ledger.Outcome;
import dev.bidbook.people.AccountOutcome;
import dev.bidbook.people.Member;
import dev.bidbook.program.Program;
import dev.bidbook.program.ProgramChange;
import dev.bidbook.program.ProgramOutcome;
import dev.bidbook.review.Accept;
import dev.bidbook.review.ImportOutcome;
import dev.bidbook.review.ImportRequest;
import dev.bidbook.review.SubmissionAnswer;
import dev.bidbook.review.SubmittedBody;
import dev.bidbook.review.SubmittedBody.SentRow;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.spreadsheet.RawCell;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The data folder of the demo: made, kept, or made anew. A folder with other data is left alone. */
final class DemoData {

    private static final String MARK = "demo.txt";
    private static final String PASSWORD = "password.txt";
    private static final int PASSWORD_BYTES = 5;
    private static final String COMPLETE =
            "This folder holds Bidbook's demo. \"bidbook demo --fresh\" makes it anew.\n";
    private static final String BEGUN = "This folder holds a demo that was not finished.\n";

    private final Path folder;

    DemoData(Path folder) {
        this.folder = folder;
    }

    /**
     * Sees to it that the folder holds the whole demo or no database.
     *
     * @param fresh whether a demo from before is thrown away
     * @return whether there is a demo from before
     */
    boolean prepare(boolean fresh) throws IOException, CommandFailure {
        Path mark = folder.resolve(MARK);
        Path database = folder.resolve(Bidbook.DATABASE_FILE);
        boolean marked = Files.exists(mark);
        if (Files.exists(database)) {
            if (!marked) {
                throw new CommandFailure(
                        ExitCode.USAGE,
                        "The folder " + folder + " holds other data than the demo's. Name another one with --data.");
            }
            if (!fresh && Files.readString(mark).equals(COMPLETE)) {
                return true;
            }
            for (String ending : List.of("", "-wal", "-shm")) {
                Files.deleteIfExists(folder.resolve(Bidbook.DATABASE_FILE + ending));
            }
            for (String file : List.of("audit.head", "audit.key", PASSWORD)) {
                Files.deleteIfExists(folder.resolve(file));
            }
        }
        Files.createDirectories(folder);
        Files.writeString(mark, BEGUN);
        return false;
    }

    /** Makes the program, imports its weeks and writes what people answered. */
    void fill(Bidbook bidbook, DemoReports reports, boolean accounts, PrintWriter out) throws IOException {
        if (accounts) {
            makeAccounts(bidbook);
        }
        Program program = program(bidbook, reports);
        for (int week = 0; week < DemoReports.WEEKS; week++) {
            ImportOutcome.Imported imported = importWeek(bidbook, program, reports, week);
            int answered = answer(bidbook, imported.sheet(), reports.answers(week));
            out.println(program.name() + ", " + reports.week(week) + ": "
                    + imported.rows().read() + " lines"
                    + (answered == 0 ? ", still to be worked on." : ", " + answered + " of them answered."));
        }
        Files.writeString(folder.resolve(MARK), COMPLETE);
    }

    private static Program program(Bidbook bidbook, DemoReports reports) {
        ProgramChange wanted =
                new ProgramChange(DemoReports.PROGRAM_NAME, DemoReports.CUSTOMER, null, members(reports), null);
        ProgramOutcome outcome = bidbook.programs().create(DemoReports.PROGRAM, wanted, DemoReports.IMPORTER);
        if (outcome instanceof ProgramOutcome.Stored stored) {
            return stored.program();
        }
        throw new IllegalStateException("the demo's program was not stored: " + outcome);
    }

    /** One account per role. The password is no secret to whoever has the demo's folder. */
    private void makeAccounts(Bidbook bidbook) throws IOException {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        String password = "demo-" + HexFormat.of().formatHex(random);
        people().forEach((role, name) -> {
            AccountOutcome outcome = bidbook.people()
                    .accounts()
                    .addWithPassword(name, role.equals(DemoReports.ADMINISTRATOR), password, "Bidbook");
            if (!(outcome instanceof AccountOutcome.Stored)) {
                throw new IllegalStateException("the demo's account was not made: " + outcome);
            }
        });
        Files.writeString(folder.resolve(PASSWORD), password + "\n");
    }

    /** The names of the demo's accounts by their roles, the administrator first. */
    Map<String, String> people() {
        return DemoReports.people();
    }

    /** The password of all of them. */
    String password() throws IOException {
        Path file = folder.resolve(PASSWORD);
        return Files.exists(file) ? Files.readString(file).strip() : "that was chosen for it";
    }

    private static Map<String, List<Member>> members(DemoReports reports) {
        Map<String, List<Member>> members = new LinkedHashMap<>();
        reports.members()
                .forEach((role, names) ->
                        members.put(role, names.stream().map(Member::new).toList()));
        return members;
    }

    private ImportOutcome.Imported importWeek(Bidbook bidbook, Program program, DemoReports reports, int week)
            throws IOException {
        Path file = Files.createTempFile(folder, "report-", ".xlsx");
        try {
            try (OutputStream stream = Files.newOutputStream(file)) {
                reports.write(week, stream);
            }
            ImportOutcome outcome = bidbook.review()
                    .importReport(
                            program.scope(),
                            ImportRequest.report(
                                    null,
                                    reports.week(week).text(),
                                    file,
                                    EnumSet.noneOf(Accept.class),
                                    DemoReports.IMPORTER,
                                    null));
            if (outcome instanceof ImportOutcome.Imported imported) {
                return imported;
            }
            throw new IllegalStateException("the demo's report was not imported: " + outcome);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static int answer(Bidbook bidbook, SheetId sheet, List<DemoAnswer> answers) {
        Map<String, List<SentRow>> byPerson = new LinkedHashMap<>();
        for (DemoAnswer answer : answers) {
            Map<String, RawCell> values = new LinkedHashMap<>();
            answer.values().forEach((column, text) -> values.put(column, new RawCell.Text(text)));
            byPerson.computeIfAbsent(answer.person(), person -> new ArrayList<>())
                    .add(new SentRow(null, values, false));
        }
        byPerson.forEach((person, rows) -> {
            SubmissionAnswer answer = bidbook.review()
                    .submit(sheet, new SubmittedBody.Rows(null, null, rows, List.of()), person, false, null);
            if (!(answer.outcome() instanceof Outcome.Accepted)) {
                throw new IllegalStateException("the demo's answers were not stored: " + answer);
            }
        });
        return answers.size();
    }
}
