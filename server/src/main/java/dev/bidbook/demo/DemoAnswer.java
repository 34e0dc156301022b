package dev.bidbook.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one person wrote into one line of a sheet.
 *
 * @param person who
 * @param values the cells by column name, dates as ISO, together with the columns that say which line it is
 */
public record DemoAnswer(String person, Map<String, String> values) {

    /** The supply chain specialist. */
    static final String SPECIALIST = "Mara Lindqvist";

    /** The sales support manager. */
    static final String SUPPORT = "Theo Barros";

    /** The implementation manager. */
    static final String IMPLEMENTATION = "Ines Calloway";

    /** The regional account manager. */
    static final String ACCOUNT = "June Okafor";

    /** How much of what is open somebody has got to by the end of a week: the first week more than the second. */
    private static final int[] EVERY = {2, 3};

    /** The answers that people gave to a week's lines. */
    static List<DemoAnswer> all(ProgramHistory history, int week) {
        List<DemoAnswer> answers = new ArrayList<>();
        LocalDate monday = history.monday();
        int open = 0;
        for (Line line : history.lines()) {
            Map<String, String> cells = new LinkedHashMap<>();
            String person = answer(line, monday, cells);
            if (!cells.isEmpty() && ++open % EVERY[week] == 0) {
                Map<String, String> values = new LinkedHashMap<>();
                values.put("Bid ID", line.bid);
                values.put("Branch", line.branch.code());
                values.put("Part Number", line.part.number());
                values.putAll(cells);
                answers.add(new DemoAnswer(person, values));
            }
        }
        return answers;
    }

    private static String answer(Line line, LocalDate monday, Map<String, String> cells) {
        switch (line.partStatus) {
            case "Superseded" -> {
                cells.put("Part status explanation", "Superseded by " + line.supersededBy);
                cells.put("RAM/NAM told on", monday.plusDays(1).toString());
                return IMPLEMENTATION;
            }
            case "Obsolete" -> {
                cells.put("Part status explanation", "Discontinued by " + line.part.manufacturer());
                cells.put("Category manager asked on", monday.plusDays(2).toString());
                return IMPLEMENTATION;
            }
            case "Supplier Hold" -> {
                cells.put("Supplier issue", "On allocation at " + line.part.manufacturer());
                cells.put("Supplier issue until", monday.plusWeeks(5).toString());
                return SUPPORT;
            }
            default -> {
                stock(line, monday, cells);
                return SPECIALIST;
            }
        }
    }

    private static void stock(Line line, LocalDate monday, Map<String, String> cells) {
        if (line.loaded != line.annualized) {
            cells.put("Discrepancy explanation", "Implementation manager asked to load " + line.annualized);
            cells.put("Action", "Correct loaded demand");
            cells.put("Owner", "Implementation manager");
        }
        if (line.safetyStock == 0 && line.stocked) {
            cells.put("Safety stock reason", "Waiting for demand planner");
        }
        if (line.forecast == 0) {
            cells.put("Forecast reason", "Waiting for demand planner");
        }
        if (line.stockStatus().equals("Out of Stock") && line.transfer == 0) {
            LocalDate eta = line.nextPurchase;
            boolean ordered = eta != null;
            cells.put("Root cause", ordered ? "Lead time not covered" : "IBT not issued");
            cells.put("Action", ordered ? "Expedite purchase order" : "Request IBT from DC");
            cells.put("Owner", ordered ? "Buyer" : "Supply chain specialist");
            cells.put("ETA", (eta == null ? monday.plusDays(10) : eta).toString());
            if (!ordered) {
                cells.put("IBT qty requested", String.valueOf(line.required()));
            }
        }
    }
}
