package dev.bidbook;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Blank;
import dev.bidbook.sheet.Period;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.template.CarryForward;
import dev.bidbook.template.Column;
import dev.bidbook.template.Origin;
import dev.bidbook.template.Rule;
import dev.bidbook.template.ServerFact;
import dev.bidbook.template.Template;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Weeks of {@code weekly-review} computed anew from nothing but the reports and what people wrote: what is carried as long
 * as it is asked for, what is counted, and what findings there are.
 */
final class WeeksByHand {

    private static final List<String> STALE = List.of(
            "Safety stock reason",
            "Forecast reason",
            "Root cause",
            "Action",
            "ETA",
            "IBT number",
            "IBT qty requested",
            "Supplier issue",
            "Supplier issue until",
            "Customer answer");

    private final Template template;
    private final TreeMap<String, Week> weeks = new TreeMap<>();
    private final Map<String, Map<String, CellValue>> known = new HashMap<>();
    private double patience = 4;

    WeeksByHand(Template template) {
        this.template = template;
    }

    /** One week: the lines in their order, and what people wrote in this very week. */
    private static final class Week {
        final Period period;
        final Map<RowKey, Map<String, CellValue>> lines = new LinkedHashMap<>();
        final Map<RowKey, Map<String, CellValue>> own = new HashMap<>();

        Week(Period period) {
            this.period = period;
        }
    }

    void patience(double weeksOfPatience) {
        patience = weeksOfPatience;
        known.clear();
    }

    void report(Period period, List<List<CellValue>> rows) {
        boolean first = !weeks.containsKey(period.text());
        Week week = weeks.computeIfAbsent(period.text(), any -> new Week(period));
        Map<RowKey, Map<String, CellValue>> report = new LinkedHashMap<>();
        for (List<CellValue> values : rows) {
            Map<String, CellValue> line = new LinkedHashMap<>();
            for (int i = 0; i < values.size(); i++) {
                Column column = template.columns().get(i);
                if (column.origin() == Origin.REPORT || column.fact() == ServerFact.DIFFERING_DUPLICATES) {
                    line.put(column.name(), values.get(i));
                }
            }
            report.put(template.keyOf(values), line);
        }
        week.lines.forEach((key, line) -> {
            if (!report.containsKey(key)) {
                line.putIfAbsent("Gone since", new CellValue.Text(period.text()));
            }
        });
        week.lines.putAll(report);
        Map.Entry<String, Week> before = weeks.lowerEntry(period.text());
        if (first && before != null) {
            before.getValue().lines.forEach((key, line) -> takeOver(week, before.getKey(), key, line));
        }
        known.clear();
    }

    private void takeOver(Week week, String before, RowKey key, Map<String, CellValue> line) {
        SopByHand sop = sop(before, row(before, key));
        boolean gone = line.containsKey("Gone since");
        boolean comes = template.rules().stream().anyMatch(rule -> sop.holds(rule) && !(gone && sop.isAnswered(rule)));
        if (comes && !week.lines.containsKey(key)) {
            Map<String, CellValue> taken = new LinkedHashMap<>(line);
            taken.putIfAbsent("Gone since", new CellValue.Text(week.period.text()));
            week.lines.put(key, taken);
        }
    }

    /** Takes down what people wrote; what says no other than what stands there is not written. */
    Map<RowKey, Set<String>> write(Period period, Map<RowKey, Map<String, CellValue>> cells) {
        Map<RowKey, Set<String>> written = new LinkedHashMap<>();
        cells.forEach((key, said) -> said.forEach((column, value) -> {
            if (!value.equals(row(period.text(), key).getOrDefault(column, Blank.BLANK))) {
                written.computeIfAbsent(key, any -> new TreeSet<>()).add(column);
            }
        }));
        written.forEach((key, columns) -> columns.forEach(column -> week(period.text())
                .own
                .computeIfAbsent(key, any -> new HashMap<>())
                .put(column, Objects.requireNonNull(cells.get(key)).get(column))));
        known.clear();
        return written;
    }

    /** Takes back what was written before there was anything else. */
    void takeBack(Period period, Map<RowKey, Set<String>> written) {
        written.forEach(
                (key, columns) -> Objects.requireNonNull(week(period.text()).own.get(key))
                        .keySet()
                        .removeAll(columns));
        known.clear();
    }

    Set<RowKey> keys(Period period) {
        return week(period.text()).lines.keySet();
    }

    /** What stands in the row, without blanks and formulas. */
    Map<String, CellValue> row(Period period, RowKey key) {
        return row(period.text(), key);
    }

    private Map<String, CellValue> row(String week, RowKey key) {
        Map<String, CellValue> row = known.get(week + key);
        if (row == null) {
            row = compute(week, key);
            known.put(week + key, row);
        }
        return row;
    }

    private Map<String, CellValue> compute(String week, RowKey key) {
        String source = null;
        for (String earlier : weeks.headMap(week, false).descendingKeySet()) {
            source = source == null && week(earlier).lines.containsKey(key) ? earlier : source;
        }
        Map<String, CellValue> before = source == null ? Map.of() : row(source, key);
        boolean direct = source != null && source.equals(weeks.lowerKey(week));
        Set<String> all = new TreeSet<>();
        for (Column column : template.columns()) {
            if (column.carryForward() == CarryForward.WHILE_ASKED) {
                all.add(column.name());
            }
        }
        Map<String, CellValue> withAll = with(week, key, before, direct, all);
        SopByHand sop = sop(week, withAll);
        Set<String> asked = new TreeSet<>();
        for (Rule rule : template.rules()) {
            if (sop.holds(rule)) {
                asked.addAll(rule.asksFor());
                asked.addAll(rule.keeps());
            }
        }
        all.retainAll(asked);
        return with(week, key, before, direct, all);
    }

    /** The row with what it inherits in these columns. */
    private Map<String, CellValue> with(
            String week, RowKey key, Map<String, CellValue> before, boolean direct, Set<String> inherited) {
        Map<String, CellValue> row = new LinkedHashMap<>(line(week, key));
        row.put("First seen", before.getOrDefault("First seen", new CellValue.Text(week)));
        inherited.forEach(column -> row.put(column, before.getOrDefault(column, Blank.BLANK)));
        row.putAll(week(week).own.getOrDefault(key, Map.of()));
        row.put("Superseded finally by", CellValue.ofText(String.join("; ", ends(week, line(week, key)))));
        boolean out = !row.containsKey("Gone since")
                && Objects.equals(row.get("Stock Status"), new CellValue.Text("Out of Stock"));
        row.put("Weeks out of stock", out ? oneMore(direct ? before.get("Weeks out of stock") : null) : Blank.BLANK);
        boolean same = true;
        boolean any = false;
        for (String column : STALE) {
            CellValue value = row.getOrDefault(column, Blank.BLANK);
            any |= !value.isBlank();
            same &= value.equals(before.getOrDefault(column, Blank.BLANK));
        }
        row.put(
                "Weeks answer unchanged",
                any ? oneMore(direct && same ? before.get("Weeks answer unchanged") : null) : Blank.BLANK);
        row.values().removeIf(CellValue::isBlank);
        return row;
    }

    private static CellValue oneMore(@Nullable CellValue before) {
        return new CellValue.Number(before instanceof CellValue.Number number ? number.value() + 1 : 1);
    }

    private Set<String> ends(String week, Map<String, CellValue> line) {
        Set<String> ends = new LinkedHashSet<>();
        follow(week, List.of(text(line, "Part Number")), parts(text(line, "Superseded By")), ends);
        return ends;
    }

    private void follow(String week, List<String> path, List<String> followers, Set<String> ends) {
        for (String part : followers) {
            List<String> further = new ArrayList<>(path);
            further.add(part);
            Set<String> next = new LinkedHashSet<>();
            for (Map<String, CellValue> line : week(week).lines.values()) {
                if (text(line, "Part Number").equalsIgnoreCase(part)) {
                    next.addAll(parts(text(line, "Superseded By")));
                }
            }
            if (path.contains(part)) {
                ends.add(String.join(", ", further.subList(path.indexOf(part), further.size())) + " (circle)");
            } else if (next.isEmpty()) {
                ends.add(part);
            } else {
                follow(week, further, List.copyOf(next), ends);
            }
        }
    }

    private static List<String> parts(String text) {
        return List.of(text.split(";")).stream()
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static String text(Map<String, CellValue> line, String column) {
        CellValue value = line.getOrDefault(column, Blank.BLANK);
        return value.isBlank() ? "" : value.display();
    }

    /** The findings of a week in words: row, rule, state, opened, last seen, age in weeks, closed. */
    List<String> findings(Period period) {
        List<String> findings = new ArrayList<>();
        opened(period.text()).forEach((finding, opened) -> {
            RowKey key = finding.key();
            boolean answered = sop(period.text(), row(period.text(), key)).isAnswered(finding.rule());
            findings.add(told(finding, answered ? "answered" : "unanswered", opened, period.text(), ""));
        });
        String before = weeks.lowerKey(period.text());
        if (before != null) {
            Map<Found, String> open = opened(period.text());
            opened(before).forEach((finding, opened) -> {
                if (!open.containsKey(finding)) {
                    findings.add(told(finding, "closed", opened, before, period.text()));
                }
            });
        }
        return findings;
    }

    /** A rule that holds on a row. */
    private record Found(RowKey key, Rule rule) {}

    private Map<Found, String> opened(String week) {
        String before = weeks.lowerKey(week);
        Map<Found, String> earlier = before == null ? Map.of() : opened(before);
        Map<Found, String> opened = new LinkedHashMap<>();
        for (RowKey key : week(week).lines.keySet()) {
            SopByHand sop = sop(week, row(week, key));
            for (Rule rule : template.rules()) {
                if (sop.holds(rule)) {
                    Found found = new Found(key, rule);
                    opened.put(found, earlier.getOrDefault(found, week));
                }
            }
        }
        return opened;
    }

    private static String told(Found finding, String state, String opened, String lastSeen, String closed) {
        // The weeks of these tests are of one year.
        int age = number(lastSeen) - number(opened) + 1;
        return finding.key() + " " + finding.rule().id() + " " + state + " " + opened + " " + lastSeen + " " + age + " "
                + closed;
    }

    private static int number(String week) {
        return Integer.parseInt(week.toUpperCase(Locale.ROOT).substring(week.length() - 2));
    }

    private SopByHand sop(String week, Map<String, CellValue> row) {
        LocalDate lastDay = week(week).period.lastDay().orElseThrow();
        return new SopByHand(row, lastDay, patience);
    }

    private Map<String, CellValue> line(String week, RowKey key) {
        return Objects.requireNonNull(week(week).lines.get(key));
    }

    private Week week(String text) {
        return Objects.requireNonNull(weeks.get(text));
    }
}
