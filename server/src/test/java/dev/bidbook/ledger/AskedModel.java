package dev.bidbook.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The model with the rules of {@link LedgerFixture#ASKED}, told in plain words: what is inherited as long as something asks
 * for it, and what the server counts. Everything is computed anew from the earliest week on, whenever it is asked for.
 */
final class AskedModel extends LedgerModel {

    static final String NEXT = "Next";
    static final List<String> FACTS = List.of(NEXT, "Weeks low", "Weeks same", "End");

    @Override
    boolean isComputed(String column) {
        return column.equals(FIRST_SEEN) || (FACTS.contains(column) && !column.equals(NEXT));
    }

    @Override
    boolean isAsked(String column) {
        return column.equals("Reason") || column.equals("Owner");
    }

    @Override
    String value(int number, String key, String column) {
        return row(number, key).getOrDefault(column, "");
    }

    @Override
    Map<String, String> facts(int number, String key) {
        Map<String, String> facts = new LinkedHashMap<>(row(number, key));
        facts.keySet().retainAll(FACTS);
        return facts;
    }

    @Override
    boolean comesAlong(int number, String key) {
        Map<String, String> row = row(number, key);
        boolean gone = !week(number).line(key).gone.isEmpty();
        // A line that is gone is asked about until there is a comment.
        return gone
                ? row.getOrDefault("Comment", "").isEmpty()
                        || (stuck(row) && row.getOrDefault("Owner", "").isEmpty())
                : low(number, key) || stuck(row) || owned(row);
    }

    private boolean low(int number, String key) {
        Line line = week(number).line(key);
        return line.quantity == 0 && line.gone.isEmpty();
    }

    private static boolean stuck(Map<String, String> row) {
        return !row.getOrDefault("Weeks same", "").isEmpty()
                && Integer.parseInt(row.getOrDefault("Weeks same", "")) >= 2;
    }

    private static boolean owned(Map<String, String> row) {
        return row.getOrDefault("Owner", "").equals("lost")
                && !row.getOrDefault("End", "").isEmpty();
    }

    /** All that the line says besides what the report does. */
    private Map<String, String> row(int number, String key) {
        Map.Entry<Integer, Line> source = source(number, key);
        Map<String, String> before = source == null ? Map.of() : row(source.getKey(), key);
        Integer last = weeks.lowerKey(number);
        boolean direct = source != null && source.getKey().equals(last);
        Map<String, String> row = row(number, key, before, direct, column -> before.getOrDefault(column, ""));
        boolean gone = !week(number).line(key).gone.isEmpty();
        List<String> asked = new ArrayList<>();
        if (low(number, key) || owned(row) || gone) {
            asked.add("Reason");
        }
        if (stuck(row) || owned(row)) {
            asked.add("Owner");
        }
        return row(
                number, key, before, direct, column -> asked.contains(column) ? before.getOrDefault(column, "") : "");
    }

    private Map<String, String> row(
            int number, String key, Map<String, String> before, boolean direct, UnaryOperator<String> inherited) {
        Line line = week(number).line(key);
        Map<String, String> row = new LinkedHashMap<>();
        row.put("Reason", line.own.containsKey("Reason") ? line.own.get("Reason") : inherited.apply("Reason"));
        row.put("Owner", line.own.containsKey("Owner") ? line.own.get("Owner") : inherited.apply("Owner"));
        row.put("Comment", line.own.getOrDefault("Comment", ""));
        row.put(NEXT, LedgerFixture.next(line.quantity));
        row.put("End", line.present ? end(number, key) : was(number, key, "End"));
        row.put("Weeks low", low(number, key) ? one(direct ? before.get("Weeks low") : null) : "");
        boolean answered = !row.getOrDefault("Reason", "").isEmpty()
                || !row.getOrDefault("Comment", "").isEmpty();
        boolean same = row.getOrDefault("Reason", "").equals(before.get("Reason"))
                && row.getOrDefault("Comment", "").equals(before.get("Comment"));
        row.put("Weeks same", answered ? one(direct && same ? before.get("Weeks same") : null) : "");
        return row;
    }

    private static String one(@Nullable String before) {
        return Integer.toString(1 + (before == null || before.isEmpty() ? 0 : Integer.parseInt(before)));
    }

    private String was(int number, String key, String column) {
        return week(number).now.getOrDefault(key, Map.of()).getOrDefault(column, "");
    }

    private String end(int number, String key) {
        List<String> path = new ArrayList<>(List.of(key));
        String part = next(number, key);
        while (!part.isEmpty()) {
            if (path.contains(part)) {
                path.add(part);
                return String.join(", ", path.subList(path.indexOf(part), path.size())) + " (circle)";
            }
            path.add(part);
            part = next(number, part);
        }
        return path.size() == 1 ? "" : path.get(path.size() - 1);
    }

    private String next(int number, String key) {
        Line line = week(number).lines.get(key);
        return line == null || !line.present ? "" : LedgerFixture.next(line.quantity);
    }
}
