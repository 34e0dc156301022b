package dev.bidbook.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a template: an Excel formula over one row, true where something needs attention. What it asks for is answered
 * when {@link #answered} is true or, without such a formula, when every column of {@link #asksFor} is filled.
 *
 * @param id what findings call it, such as {@code safety-stock-not-loaded}; unique in the template
 * @param title what people call it, without {@code * ? ~ " ;}, for the workbook looks for it in a text
 * @param formula the Excel formula as written, beginning with {@code =}; what cannot be computed for a row counts as true
 * @param answered an Excel formula that is true where the answer is definite, or null
 * @param pointsAt the names of the columns that it is about; at least one
 * @param asksFor the names of the entry columns that must then be filled; empty for a rule that can only cease to hold
 * @param keeps the names of further entry columns whose values live as long as the question
 * @param ask one or two sentences on what to do
 * @param severity how much it matters
 * @param owner whose it is to answer, or null for whoever fills the sheet
 * @param escalation who is told when it is not answered, or null
 */
public record Rule(
        String id,
        String title,
        String formula,
        @Nullable String answered,
        List<String> pointsAt,
        List<String> asksFor,
        List<String> keeps,
        String ask,
        Severity severity,
        @Nullable Role owner,
        @Nullable Escalation escalation) {

    /** Whether the rule asks for an answer, and does not only point something out. */
    public boolean asks() {
        return answered != null || !asksFor.isEmpty();
    }

    /** Whether an answer in that column belongs to this rule's question. */
    public boolean concerns(String column) {
        return asksFor.contains(column) || keeps.contains(column);
    }

    /**
     * Who hears of a question that stays open.
     *
     * @param to who
     * @param afterWeeks after how many weeks, at least one
     */
    public record Escalation(Role to, int afterWeeks) {}

    /** How much a rule matters; the most first. */
    public enum Severity {
        HIGH("high"),
        MEDIUM("medium"),
        LOW("low");

        private final String word;

        Severity(String word) {
            this.word = word;
        }

        /** The word used in a template. */
        public String word() {
            return word;
        }
    }
}
