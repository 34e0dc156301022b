package dev.bidbook.communication;

import java.util.List;

/**
 * A sheet's findings as they are told, in words. The accessors are what the templates of letters and pages call.
 *
 * @param title what the sheet is: {@code Weekly review}
 * @param program the program's name
 * @param customer whose program it is
 * @param sheet the sheet's id
 * @param period the period: {@code 2026-W45}
 * @param days the days of the period, or empty
 * @param revision the sheet's revision
 * @param made on which day the pack is made
 * @param lines how many lines the sheet has
 * @param open how many findings are open
 * @param unanswered how many of them wait for an answer
 * @param fresh how many of the open ones are new in this period
 * @param closed how many were open in the period before and are not any more
 * @param escalated how many have waited so long that somebody else is told of them
 * @param rules the findings by rule, without rules that have none
 * @param told what whoever reads this is told of by it; perhaps empty
 * @param headers what stands above the cells of lines
 * @param ranked the lines with open findings that matter most; perhaps empty
 * @param rankedBy by which column that is told, or empty
 * @param sections the open findings one by one, by rule; only for the page
 */
record Pack(
        String title,
        String program,
        String customer,
        String sheet,
        String period,
        String days,
        int revision,
        String made,
        int lines,
        int open,
        int unanswered,
        int fresh,
        int closed,
        int escalated,
        List<OfRule> rules,
        List<Told> told,
        List<String> headers,
        List<Line> ranked,
        String rankedBy,
        List<Section> sections) {

    boolean hasDays() {
        return !days.isEmpty();
    }

    boolean hasRules() {
        return !rules.isEmpty();
    }

    boolean hasRanked() {
        return !ranked.isEmpty();
    }

    /** The findings of a rule in numbers; ages in words. */
    record OfRule(String title, String severity, int open, int unanswered, int fresh, int closed, String oldest) {

        boolean isHigh() {
            return severity.equals("high");
        }

        boolean waits() {
            return unanswered > 0;
        }
    }

    /**
     * Lines of which somebody is told.
     *
     * @param column the column that says when: {@code RAM/NAM told on}
     * @param count how many lines
     * @param lines some of them
     * @param more how many are not among these
     */
    record Told(String column, int count, List<Line> lines, int more) {

        boolean hasMore() {
            return more > 0;
        }

        String words() {
            return Words.count(count, "line", "lines");
        }
    }

    /**
     * A line of the sheet.
     *
     * @param cells its key and what is shown beside, as many as there are headers
     * @param findings the titles of its open findings, parted by semicolons
     */
    record Line(List<Cell> cells, String findings) {}

    /** A cell; numbers stand on the right. */
    record Cell(String text, boolean number) {

        /** Texts of so many characters stand in one line. */
        private static final int BRIEF = 16;

        String align() {
            return number ? "right" : "left";
        }

        /** How the page shows it. */
        String look() {
            return number ? "n" : text.length() <= BRIEF ? "brief" : "";
        }
    }

    /**
     * The open findings of a rule, one by one.
     *
     * @param title the rule's title
     * @param ask what it asks for
     * @param answers the columns whose answers are shown
     * @param lines the lines
     * @param more how many are not shown
     */
    record Section(String title, String ask, int count, List<String> answers, List<SectionLine> lines, int more) {

        boolean hasMore() {
            return more > 0;
        }

        String words() {
            return Words.count(count, "line", "lines");
        }
    }

    /** A line with an open finding: its age, whose it is, and what is answered. */
    record SectionLine(List<Cell> cells, String age, String owner, List<Cell> answers, boolean waits) {}
}
