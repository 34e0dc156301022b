package dev.bidbook.finding;

import dev.bidbook.template.Template;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Counts the open findings of a sheet while they go by. Not thread-safe. */
final class SummaryCount implements Consumer<Finding> {

    private final Template template;
    private final Map<Integer, Integer> ages = new TreeMap<>();
    private final Map<String, Integer> owners = new HashMap<>();
    private final List<Map<String, Integer>> keyColumns = new ArrayList<>();
    private int escalated;

    SummaryCount(Template template) {
        this.template = template;
        template.key().forEach(column -> keyColumns.add(new TreeMap<>()));
    }

    @Override
    public void accept(Finding finding) {
        if (!finding.isOpen()) {
            return;
        }
        escalated += finding.escalated() ? 1 : 0;
        ages.merge(finding.age(), 1, Integer::sum);
        String owner = finding.owner();
        owners.merge(owner == null ? "" : owner, 1, Integer::sum);
        List<String> parts = finding.key().parts();
        for (int i = 0; i < Math.min(parts.size(), keyColumns.size()); i++) {
            // One more than is told is enough to know that there are too many.
            if (keyColumns.get(i).size() <= FindingSummary.MOST_VALUES) {
                keyColumns.get(i).merge(parts.get(i), 1, Integer::sum);
            }
        }
    }

    FindingSummary summary(int revision, WeekCounts week, List<WeekCounts> trend) {
        Map<String, Integer> most = new LinkedHashMap<>();
        owners.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(FindingSummary.MOST_VALUES)
                .forEach(owner -> most.put(owner.getKey(), owner.getValue()));
        Map<String, Map<String, Integer>> columns = new LinkedHashMap<>();
        for (int i = 0; i < keyColumns.size(); i++) {
            if (keyColumns.get(i).size() <= FindingSummary.MOST_VALUES) {
                columns.put(template.columns().get(template.key().get(i)).name(), keyColumns.get(i));
            }
        }
        return new FindingSummary(revision, week, escalated, ages, most, columns, trend);
    }
}
