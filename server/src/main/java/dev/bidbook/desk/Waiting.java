package dev.bidbook.desk;

import dev.bidbook.discussion.RowThread;
import dev.bidbook.sheet.SheetId;
import java.time.Instant;
import java.util.List;

/**
 * What waits for a person.
 *
 * @param answers sheets with findings that are the person's to answer and that are not answered, the oldest first
 * @param decisions sheets with lines that wait for a decision of the person's
 * @param signatures what the person has to sign
 * @param threads open threads that mention the person, the latest first
 * @param changed sheets that were changed since the person last looked at them, the latest first
 */
public record Waiting(
        List<Answers> answers,
        List<Decisions> decisions,
        List<Signature> signatures,
        List<RowThread> threads,
        List<Changed> changed) {

    /**
     * A sheet with findings that wait for answers.
     *
     * @param count how many
     * @param oldest the age of the oldest in weeks, from 1
     * @param rules the same by rule, in the order of the template
     */
    public record Answers(SheetId sheet, int count, int oldest, List<OfRule> rules) {}

    /**
     * How many findings of a rule wait.
     *
     * @param rule the rule's id
     * @param title its title
     * @param severity its severity's word
     * @param count how many
     * @param oldest the age of the oldest in weeks
     * @param escalated how many of them are the person's only because they are so old
     */
    public record OfRule(String rule, String title, String severity, int count, int oldest, int escalated) {}

    /**
     * A sheet with lines that wait for a decision.
     *
     * @param column the column in which it is written
     * @param count how many lines
     * @param oldest for how many weeks the oldest has been asking, from 1
     */
    public record Decisions(SheetId sheet, String column, int count, int oldest) {}

    /**
     * Something to be signed.
     *
     * @param sheet the sheet
     * @param what what is signed, in a few words
     * @param since since when it can be signed
     */
    public record Signature(SheetId sheet, String what, Instant since) {}

    /**
     * A sheet that was changed since it was looked at.
     *
     * @param look what was looked at
     * @param revision the revision it is at
     * @param cells how many cells others changed since, or more than once
     * @param by who did, the last first
     * @param at when the last change was
     */
    public record Changed(SheetId sheet, Look look, int revision, int cells, List<String> by, Instant at) {}
}
