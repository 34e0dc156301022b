package dev.bidbook.workbook;

/** What the title block counts: rows, and findings where the template has rules; as a formula, and as it was. */
final class CountsLine {

    private CountsLine() {}

    /** A formula that gives a line such as {@code 1086 rows, 37 answered, 1086 shown}. */
    static String formula(Layout layout) {
        String key = layout.reference(
                layout.template().columns().get(layout.template().key().get(0)).name());
        String rows = layout.rowCountFormula() + "&\" rows,  \"&" + layout.answeredFormula()
                + "&\" answered,  \"&SUBTOTAL(103," + key + ")&\" shown\"";
        if (layout.template().rules().isEmpty()) {
            return rows;
        }
        FindingFormulas findings = new FindingFormulas(layout);
        return rows + "&\"      Findings:  \"&" + findings.count('1') + "&\" open on \"&" + findings.openRows()
                + "&\" rows,  \"&" + findings.count('2') + "&\" answered\"";
    }

    /** The line as it was when the workbook was made. */
    static String text(Counts counts) {
        String rows = counts.rows() + " rows,  " + counts.answered() + " answered,  " + counts.rows() + " shown";
        FindingCounts findings = counts.findings();
        return findings.open().isEmpty()
                ? rows
                : rows + "      Findings:  " + findings.totalOpen() + " open on " + findings.openRows() + " rows,  "
                        + findings.totalAnswered() + " answered";
    }
}
