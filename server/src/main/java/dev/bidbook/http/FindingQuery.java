package dev.bidbook.http;

import dev.bidbook.finding.Finding.State;
import dev.bidbook.finding.FindingFilter;
import dev.bidbook.template.Rule.Severity;
import dev.bidbook.template.Template;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which findings a request asks for. Beside its own parameters every key column of the template is one, by its name. */
final class FindingQuery {

    private static final int USUAL_LIMIT = 100;
    private static final int MOST = 5_000;
    private static final int MOST_WEEKS = 10_000;
    private static final int LONGEST_AFTER = 20_000;
    private static final List<String> OWN = List.of("rule", "owner", "severity", "age", "state", "limit", "after");

    private final @Nullable String rule;
    private final @Nullable String owner;
    private final @Nullable Severity severity;
    private final int leastAge;
    private final Set<State> states;
    private final int limit;
    private final @Nullable String after;
    private final Map<String, String> columns = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** Reads the query; a {@link HttpFailure} if it asks for something that none of the templates has. */
    FindingQuery(Context context, Collection<Template> templates) {
        Set<String> keyColumns = templates.stream()
                .flatMap(template -> keyColumns(template).stream())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        context.queryParamMap().forEach((name, values) -> {
            if (!OWN.contains(name) && keyColumns.contains(name.toLowerCase(Locale.ROOT))) {
                columns.put(name, values.get(0));
            }
        });
        Asked.only(
                context, Stream.concat(OWN.stream(), columns.keySet().stream()).toArray(String[]::new));
        this.rule = rule(context.queryParam("rule"), templates);
        this.owner = context.queryParam("owner");
        this.severity = severity(context.queryParam("severity"));
        Integer age = Asked.number(context, "age", 1, MOST_WEEKS);
        this.leastAge = age == null ? 1 : age;
        this.states = states(context.queryParam("state"));
        Integer most = Asked.number(context, "limit", 1, MOST);
        this.limit = most == null ? USUAL_LIMIT : most;
        this.after = context.queryParam("after");
        if (after != null && after.length() > LONGEST_AFTER) {
            throw notAPlace();
        }
    }

    /** How many findings are asked for at most. */
    int limit() {
        return limit;
    }

    /** Where the page begins, as the one before said; or null. */
    @Nullable
    String after() {
        return after;
    }

    static HttpFailure notAPlace() {
        return HttpFailure.malformed("?after= takes what the page before said as its next.");
    }

    /** The filter for a template's sheets; empty if they have none of what is asked for. */
    Optional<FindingFilter> filter(Template template) {
        List<String> names = keyColumns(template);
        Map<Integer, String> positions = new HashMap<>();
        for (Map.Entry<String, String> column : columns.entrySet()) {
            for (int i = 0; i < names.size(); i++) {
                if (names.get(i).equalsIgnoreCase(column.getKey())) {
                    positions.put(i, column.getValue());
                }
            }
        }
        return positions.size() < columns.size()
                ? Optional.empty()
                : Optional.of(new FindingFilter(rule, severity, owner, positions, leastAge, states));
    }

    private static List<String> keyColumns(Template template) {
        return template.key().stream()
                .map(position -> template.columns().get(position).name())
                .toList();
    }

    private static @Nullable String rule(@Nullable String id, Collection<Template> templates) {
        boolean known = id == null
                || templates.stream()
                        .flatMap(template -> template.rules().stream())
                        .anyMatch(rule -> rule.id().equalsIgnoreCase(id));
        if (!known) {
            throw HttpFailure.malformed("?rule= takes the id of a rule, and there is none of that id.");
        }
        return id;
    }

    private static @Nullable Severity severity(@Nullable String word) {
        if (word == null) {
            return null;
        }
        return Arrays.stream(Severity.values())
                .filter(severity -> severity.word().equals(word))
                .findFirst()
                .orElseThrow(() -> HttpFailure.malformed("?severity= takes high, medium or low."));
    }

    private static Set<State> states(@Nullable String word) {
        return switch (word == null ? "open" : word) {
            case "open" -> EnumSet.of(State.UNANSWERED, State.ANSWERED);
            case "unanswered" -> EnumSet.of(State.UNANSWERED);
            case "answered" -> EnumSet.of(State.ANSWERED);
            case "closed" -> EnumSet.of(State.CLOSED);
            case "all" -> EnumSet.allOf(State.class);
            default -> throw HttpFailure.malformed("?state= takes open, unanswered, answered, closed or all.");
        };
    }
}
