package dev.bidbook.demo;

import dev.bidbook.sheet.Period;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The reports of a made-up program, Harbor Transit's, over some weeks: about a thousand lines each, with everything that
 * makes the weekly review necessary, in the form that Power BI exports them. The same first week gives the same reports, byte for
 * byte. Immutable and thread-safe.
 */
public final class DemoReports {

    /** How many weeks there are. */
    public static final int WEEKS = 3;

    /** The id of the program. */
    public static final String PROGRAM = "harbor-transit";

    /** The name of the program, as the reports have it. */
    public static final String PROGRAM_NAME = "Harbor Transit bus parts award";

    /** The customer, as the reports have it. */
    public static final String CUSTOMER = "Harbor Transit Authority";

    /** Who imports its reports. */
    public static final String IMPORTER = DemoAnswer.SPECIALIST;

    /** The words of the administrator's role. */
    public static final String ADMINISTRATOR = "administrator";

    static final List<String> HEADERS = List.of(
            "Customer",
            "Program",
            "Bid ID",
            "Branch",
            "Branch Name",
            "DC",
            "Part Number",
            "Customer Part Number",
            "Manufacturer",
            "Description",
            "Category",
            "Annualized Qty",
            "Demand Loaded",
            "Safety Stock",
            "Forecast",
            "Part Status",
            "Superseded By",
            "Stock Status",
            "On Hand",
            "On Order",
            "Next PO ETA",
            "Open IBT Qty",
            "IBT ETA",
            "DC On Hand",
            "Supplier",
            "Lead Time (Days)",
            "Unit Cost",
            "Last Sale Date");

    private static final long SEED = 20_260_105L;
    private static final String FILTERS =
            "Applied filters:\r\nProgram is " + PROGRAM_NAME + "\r\nPart Status is not (Blank)";
    private static final char NO_BREAK_SPACE = '\u00a0';

    private final LocalDate firstMonday;

    /** The reports of {@value #WEEKS} weeks, the given one first. */
    public DemoReports(Period.Week first) {
        this.firstMonday = first.monday();
    }

    /** The reports of the last {@value #WEEKS} weeks that are over on the given day. */
    public static DemoReports endingBefore(LocalDate today) {
        return new DemoReports(Period.Week.of(today.minusWeeks(WEEKS)));
    }

    /** The week of a report, counted from 0. */
    public Period.Week week(int index) {
        return Period.Week.of(firstMonday.plusWeeks(index));
    }

    /**
     * Writes a week's report and leaves the stream open.
     *
     * @param index the week, counted from 0
     * @throws IOException if the stream cannot be written
     */
    public void write(int index, OutputStream out) throws IOException {
        PowerBiExport.Layout layout = index == 1 ? PowerBiExport.Layout.SUMMARIZED : PowerBiExport.Layout.CURRENT;
        PowerBiExport.write(layout, rows(index), FILTERS, out);
    }

    /** What people wrote into the sheet of a week, counted from 0; none for the last week, which is still to be worked. */
    public List<DemoAnswer> answers(int index) {
        return index >= WEEKS - 1 ? List.of() : DemoAnswer.all(history(index), index);
    }

    /** The program's members by the words of their role. */
    public Map<String, List<String>> members() {
        Map<String, List<String>> members = new LinkedHashMap<>();
        people().forEach((role, name) -> {
            if (!role.equals(ADMINISTRATOR)) {
                members.put(role, List.of(name));
            }
        });
        return members;
    }

    /** Somebody for each role, by its words. */
    public static Map<String, String> people() {
        Map<String, String> people = new LinkedHashMap<>();
        people.put(ADMINISTRATOR, "Ada Moreau");
        people.put("supply chain specialist", DemoAnswer.SPECIALIST);
        people.put("sales support manager", DemoAnswer.SUPPORT);
        people.put("implementation manager", DemoAnswer.IMPLEMENTATION);
        people.put("RAM", DemoAnswer.ACCOUNT);
        people.put("NAM", "Noor Haddad");
        people.put("category manager", "Caleb Frost");
        people.put("buyer", "Bea Lindholm");
        people.put("demand planner", "Dev Raman");
        people.put("customer reader", "Carla Ruiz");
        return people;
    }

    /** The header row and the lines of a week. */
    List<List<ExportCell>> rows(int index) {
        List<List<ExportCell>> rows = new ArrayList<>();
        rows.add(HEADERS.stream().map(DemoReports::text).toList());
        int number = 0;
        for (Line line : history(index).lines()) {
            List<ExportCell> row = new ArrayList<>(row(line));
            soil(row, ++number + index);
            rows.add(row);
        }
        // Exports have been seen with a line twice.
        rows.add(rows.get(57));
        return rows;
    }

    private ProgramHistory history(int index) {
        ProgramHistory history = new ProgramHistory(SEED, firstMonday);
        for (int i = 0; i < index; i++) {
            history.nextWeek();
        }
        return history;
    }

    private static List<ExportCell> row(Line line) {
        Part part = line.part;
        return List.of(
                text(CUSTOMER),
                text(PROGRAM_NAME),
                text(line.bid),
                text(line.branch.code()),
                text(line.branch.city()),
                text(line.branch.center()),
                text(part.number()),
                text(part.customerNumber()),
                text(part.manufacturer()),
                text(part.description()),
                text(part.category()),
                number(line.annualized),
                line.loaded == 0 ? ExportCell.Empty.EMPTY : number(line.loaded),
                number(line.safetyStock),
                line.forecast == 0 ? ExportCell.Empty.EMPTY : number(line.forecast),
                text(line.partStatus),
                text(line.supersededBy),
                text(line.stockStatus()),
                number(line.onHand),
                number(line.onOrder),
                day(line.nextPurchase),
                number(line.transfer),
                day(line.transferEta),
                number(line.centerOnHand),
                text(part.manufacturer() + " Co."),
                number(part.leadTimeDays()),
                number(part.unitCost()),
                day(line.lastSale));
    }

    /** Makes a few values dirty, as they are in real exports: white space that is not seen, numbers that are text. */
    private static void soil(List<ExportCell> row, int number) {
        if (number % 91 == 0) {
            change(row, "Description", " ", "  ");
        } else if (number % 97 == 0) {
            change(row, "Branch Name", "", String.valueOf(NO_BREAK_SPACE));
        } else if (number % 103 == 0) {
            row.set(HEADERS.indexOf("Annualized Qty"), asText(row.get(HEADERS.indexOf("Annualized Qty"))));
        } else if (number % 107 == 0) {
            change(row, "Part Number", " ", " ");
        } else if (number % 89 == 0 && row.get(HEADERS.indexOf("Superseded By")) == ExportCell.Empty.EMPTY) {
            row.set(HEADERS.indexOf("Superseded By"), text(" "));
        }
    }

    private static void change(List<ExportCell> row, String header, String before, String after) {
        int position = HEADERS.indexOf(header);
        if (row.get(position) instanceof ExportCell.Text cell) {
            row.set(position, text(before + cell.text() + after));
        }
    }

    private static ExportCell asText(ExportCell cell) {
        return cell instanceof ExportCell.Number number ? text(String.valueOf((long) number.value())) : cell;
    }

    private static ExportCell text(@Nullable String text) {
        return text == null ? ExportCell.Empty.EMPTY : new ExportCell.Text(text);
    }

    private static ExportCell number(double value) {
        return new ExportCell.Number(value);
    }

    private static ExportCell day(@Nullable LocalDate day) {
        return day == null ? ExportCell.Empty.EMPTY : new ExportCell.Day(day);
    }
}
