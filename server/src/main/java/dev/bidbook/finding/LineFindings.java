package dev.bidbook.finding;

import dev.bidbook.finding.Finding.State;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the rules find on each line of a sheet.
 *
 * @param sheet the sheet
 * @param revision the sheet's revision that it is of; 0 if nobody has begun it
 * @param lines by row key, in the order of the findings; lines on which nothing holds are left out
 */
public record LineFindings(SheetId sheet, int revision, Map<RowKey, Line> lines) {

    /**
     * What holds on one line.
     *
     * @param open the ids of the rules that wait for an answer
     * @param answered those of the rules that have theirs
     */
    public record Line(List<String> open, List<String> answered) {

        private void add(Finding finding) {
            (finding.state() == State.ANSWERED ? answered : open)
                    .add(finding.rule().id());
        }
    }

    /** What holds by the sheet's findings; closed ones say nothing. */
    static LineFindings of(SheetId sheet, int revision, List<Finding> findings) {
        Map<RowKey, Line> lines = new LinkedHashMap<>();
        for (Finding finding : findings) {
            if (finding.isOpen()) {
                lines.computeIfAbsent(finding.key(), key -> new Line(new ArrayList<>(2), new ArrayList<>(1)))
                        .add(finding);
            }
        }
        return new LineFindings(sheet, revision, lines);
    }
}
