package dev.bidbook.finding;

import dev.bidbook.formula.RowFormulas;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.template.Column;
import dev.bidbook.template.Role;
import dev.bidbook.template.Rule;
import dev.bidbook.template.ServerFact;
import dev.bidbook.template.Template;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What decides the findings of a scope's sheets of one template, beside their rows and the day. Immutable. */
final class Basis {

    /** Raised when the same rules and rows are to be evaluated anew, because Bidbook reads them otherwise. */
    private static final int EVALUATION = 1;

    private static final String OWNER = "Owner";
    private static final int LONGEST_OWNER = 255;

    private final Template template;
    private final RowFormulas formulas;
    private final Map<String, Double> parameters;
    private final String digest;
    private final boolean readsDay;
    private final int ownerColumn;
    private final int goneColumn;

    Basis(Template template, RowFormulas formulas, Map<String, Double> scopeParameters) {
        this.template = template;
        this.formulas = formulas;
        this.parameters = new TreeMap<>();
        template.parameters()
                .forEach(parameter -> parameters.put(
                        parameter.name(), scopeParameters.getOrDefault(parameter.name(), parameter.value())));
        this.readsDay = readsDay(template);
        Integer owner = template.find(OWNER);
        this.ownerColumn = owner == null ? -1 : owner;
        this.goneColumn = goneColumn(template);
        this.digest = digest(template, parameters);
    }

    Template template() {
        return template;
    }

    RowFormulas formulas() {
        return formulas;
    }

    /** All parameters of the template as the scope has them. */
    Map<String, Double> parameters() {
        return parameters;
    }

    /** Equal for two bases that say the same of the same rows on the same day. */
    String digest() {
        return digest;
    }

    /** Whether any formula asks for the day. */
    boolean readsDay() {
        return readsDay;
    }

    List<Rule> rules() {
        return template.rules();
    }

    /** Since when reports do not have the row, or blank; also where the template has no column for it. */
    CellValue goneSince(List<CellValue> values) {
        return goneColumn < 0 ? CellValue.Blank.BLANK : values.get(goneColumn);
    }

    /** Whose finding it is if the rule holds on a row of these values. */
    @Nullable
    String owner(Rule rule, List<CellValue> values) {
        if (ownerColumn >= 0
                && rule.concerns(template.columns().get(ownerColumn).name())
                && !values.get(ownerColumn).isBlank()) {
            String owner = values.get(ownerColumn).display();
            return owner.length() <= LONGEST_OWNER ? owner : owner.substring(0, LONGEST_OWNER);
        }
        Role role = rule.owner();
        return role == null ? null : role.word();
    }

    private static int goneColumn(Template template) {
        for (int i = 0; i < template.columns().size(); i++) {
            if (template.columns().get(i).fact() == ServerFact.GONE_SINCE) {
                return i;
            }
        }
        return -1;
    }

    private static boolean readsDay(Template template) {
        List<@Nullable String> formulas = new ArrayList<>();
        template.columns().forEach(column -> formulas.add(column.formula()));
        template.rules().forEach(rule -> formulas.addAll(Arrays.asList(rule.formula(), rule.answered())));
        return formulas.stream()
                .anyMatch(formula ->
                        formula != null && formula.toLowerCase(Locale.ROOT).contains("as_of"));
    }

    private static String digest(Template template, Map<String, Double> parameters) {
        StringBuilder text = new StringBuilder().append(EVALUATION).append(parameters);
        for (Column column : template.columns()) {
            text.append('\n').append(List.of(column.name(), column.kind(), String.valueOf(column.formula())));
        }
        for (Rule rule : template.rules()) {
            text.append('\n')
                    .append(List.of(rule.id(), rule.formula(), String.valueOf(rule.answered())))
                    .append(List.of(rule.asksFor(), rule.keeps(), String.valueOf(rule.owner())));
        }
        try {
            byte[] bytes =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
