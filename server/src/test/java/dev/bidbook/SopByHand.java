package dev.bidbook;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Blank;
import dev.bidbook.template.Rule;
import java.time.LocalDate;
import java.util.Map;

/** The rules of {@code weekly-review} in plain Java, from what they say they are about and not from their formulas. */
final class SopByHand {

    private final Map<String, CellValue> row;
    private final LocalDate asOf;
    private final double patience;

    /**
     * The rules over one row.
     *
     * @param row its cells by column; blanks may be missing
     * @param asOf what day it is
     * @param patience after how many weeks an answer is stale
     */
    SopByHand(Map<String, CellValue> row, LocalDate asOf, double patience) {
        this.row = row;
        this.asOf = asOf;
        this.patience = patience;
    }

    boolean holds(Rule rule) {
        if (rule.id().equals("line-gone")) {
            return filled("Gone since");
        }
        return !filled("Gone since") && holdsInReport(rule.id());
    }

    private boolean holdsInReport(String rule) {
        boolean notStocked = is("Stock Status", "Not Stocked");
        boolean low = number("Annualized Qty") <= 5;
        return switch (rule) {
            case "safety-stock-not-loaded" -> number("Safety Stock") == 0;
            case "forecast-not-loaded" -> number("Forecast") == 0;
            case "part-status-unexplained" -> !is("Part Status", "Active");
            case "out-of-stock-not-covered" ->
                is("Stock Status", "Out of Stock") && number("Open IBT Qty") < required();
            case "partial-stock" -> is("Stock Status", "Partial");
            case "eta-in-the-past" -> !is("Stock Status", "In Stock") && past("ETA");
            case "not-stocked-without-root-cause" -> notStocked && !low;
            case "low-usage-dc-has-stock" ->
                notStocked && low && number("Open IBT Qty") == 0 && number("DC On Hand") > 0;
            case "low-usage-dc-has-none" ->
                notStocked && low && number("Open IBT Qty") == 0 && number("DC On Hand") <= 0;
            case "supplier-issue-not-communicated" -> is("Part Status", "Supplier Hold") || filled("Supplier issue");
            case "supplier-issue-expired" -> past("Supplier issue until");
            case "obsolete-without-alternative" -> is("Part Status", "Obsolete");
            case "obsolete-without-customer-answer" -> is("Part Status", "Obsolete") && filled("Alternative part");
            case "superseded-without-customer-answer" -> is("Part Status", "Superseded");
            case "accepted-without-demand-bid" ->
                is("Customer answer", "Accepts superseding part") || is("Customer answer", "Accepts alternative part");
            case "awarded-differs-from-loaded" -> number("Annualized Qty") != number("Demand Loaded");
            case "differing-duplicates" -> number("Differing duplicates") > 0;
            case "same-answer" -> number("Weeks answer unchanged") >= patience && stillOpen();
            default -> throw new IllegalStateException("nobody has told what " + rule + " is about");
        };
    }

    private boolean stillOpen() {
        return !is("Stock Status", "In Stock")
                || number("Safety Stock") == 0
                || number("Forecast") == 0
                || filled("Supplier issue")
                || is("Customer answer", "Asked, no answer yet");
    }

    boolean isAnswered(Rule rule) {
        boolean customer = filled("Customer answer") && !is("Customer answer", "Asked, no answer yet");
        return switch (rule.id()) {
            case "out-of-stock-not-covered" ->
                (filled("IBT number") && number("Open IBT Qty") + number("IBT qty requested") >= required())
                        || (number("DC On Hand") < required() && filled("Root cause") && filled("ETA"));
            case "eta-in-the-past" -> filled("ETA") && !past("ETA");
            case "supplier-issue-expired" -> filled("Supplier issue until") && !past("Supplier issue until");
            case "obsolete-without-customer-answer" -> customer;
            case "superseded-without-customer-answer" -> customer && filled("RAM/NAM told on");
            default -> !rule.asksFor().isEmpty() && rule.asksFor().stream().allMatch(this::filled);
        };
    }

    private double required() {
        return Math.ceil(number("Annualized Qty") / 52 * 4);
    }

    private boolean past(String column) {
        return row.get(column) instanceof CellValue.Date day && day.value().isBefore(asOf);
    }

    private boolean filled(String column) {
        return !row.getOrDefault(column, Blank.BLANK).isBlank();
    }

    private boolean is(String column, String word) {
        return row.get(column) instanceof CellValue.Text text && text.text().equalsIgnoreCase(word);
    }

    private double number(String column) {
        return row.get(column) instanceof CellValue.Number number ? number.value() : 0;
    }
}
