package dev.bidbook.finding;

import dev.bidbook.finding.Finding.State;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Rule;
import dev.bidbook.template.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the rules find on each line of a sheet.
 *
 * @param sheet the sheet
 * @param revision the sheet's revision that it is of; 0 if nobody has begun it
 * @param lines by row key, in the order of the findings; lines on which nothing holds are left out
 */
public record LineFindings(SheetId sheet, int revision, Map<RowKey, Line> lines) {

    /**
     * What holds on a line.
     *
     * @param open the ids of the rules that wait for an answer
     * @param answered those of the rules that have theirs
     */
    public record Line(List<String> open, List<String> answered) {}

    /** The keys of the lines by what holds on them, in the order of the first of each. */
    public Map<Line, List<RowKey>> byFindings() {
        Map<Line, List<RowKey>> sets = new LinkedHashMap<>();
        lines.forEach((key, line) ->
                sets.computeIfAbsent(line, any -> new ArrayList<>()).add(key));
        return sets;
    }

    /** Gathers lines: of most of them the same is stored as of many others, and is read once. Not thread-safe. */
    static final class Gathering {
        private final Set<String> rules;
        private final Map<RowKey, Line> lines = new LinkedHashMap<>();
        private final IdentityHashMap<List<StoredFinding>, Line> known = new IdentityHashMap<>();

        /** Findings of other rules than the template's say nothing. */
        Gathering(Template template) {
            this.rules = template.rules().stream().map(Rule::id).collect(Collectors.toSet());
        }

        /** A line with all that is stored of it; closed findings say nothing. */
        void add(RowKey key, List<StoredFinding> stored) {
            Line line = known.computeIfAbsent(stored, this::line);
            if (!line.open().isEmpty() || !line.answered().isEmpty()) {
                lines.put(key, line);
            }
        }

        private Line line(List<StoredFinding> stored) {
            Map<State, List<String>> ids = new HashMap<>();
            for (StoredFinding finding : stored) {
                if (rules.contains(finding.rule())) {
                    ids.computeIfAbsent(finding.state(), any -> new ArrayList<>())
                            .add(finding.rule());
                }
            }
            return new Line(ids.getOrDefault(State.UNANSWERED, List.of()), ids.getOrDefault(State.ANSWERED, List.of()));
        }

        LineFindings at(SheetId sheet, int revision) {
            return new LineFindings(sheet, revision, lines);
        }
    }
}
