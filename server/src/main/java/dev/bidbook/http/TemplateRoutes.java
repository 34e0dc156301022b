package dev.bidbook.http;

import dev.bidbook.people.Act;
import dev.bidbook.template.CarryForward;
import dev.bidbook.template.Column;
import dev.bidbook.template.Derivation;
import dev.bidbook.template.Parameter;
import dev.bidbook.template.Placed;
import dev.bidbook.template.Role;
import dev.bidbook.template.Rule;
import dev.bidbook.template.Template;
import dev.bidbook.template.Templates;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/templates}: the contracts of the sheets. */
final class TemplateRoutes {

    private final Supplier<Templates> templates;

    TemplateRoutes(Supplier<Templates> templates) {
        this.templates = templates;
    }

    void register(Routes routes) {
        routes.get("/api/v1/templates", Act.BE_HERE, this::list);
        routes.get("/api/v1/templates/{template}", Act.BE_HERE, this::one);
    }

    /** A template in a list. */
    record Entry(String name, int version, String title, String description, String period, String rows) {}

    /** A template whole. */
    record Contract(
            String name,
            int version,
            String title,
            String description,
            String sheetName,
            String period,
            String rows,
            List<String> key,
            List<ColumnContract> columns,
            List<Parameter> parameters,
            List<RuleContract> rules,
            @Nullable DerivedContract derived,
            String guide) {}

    /** How rows follow from another template's; formulas and names of columns as they are written. */
    record DerivedContract(
            String from,
            @Nullable String where,
            @Nullable String forEach,
            @Nullable String beside,
            Map<String, String> columns,
            @Nullable String issued,
            Map<String, String> fills) {}

    /** A rule of a template. */
    record RuleContract(
            String id,
            String title,
            String formula,
            @Nullable String answered,
            List<String> pointsAt,
            List<String> asksFor,
            List<String> keeps,
            String ask,
            String severity,
            @Nullable String owner,
            @Nullable EscalationContract escalation) {}

    /** Who hears of a question that stays open. */
    record EscalationContract(String to, int afterWeeks) {}

    /** A column of a template. */
    record ColumnContract(
            String name,
            String kind,
            String origin,
            List<String> aliases,
            List<String> choices,
            List<String> editors,
            String format,
            String help,
            boolean carryForward,
            @Nullable String formula,
            boolean required) {}

    private void list(Context context) {
        Asked.only(context);
        Accepts.only(context, Accepts.JSON);
        Json.answer(
                context,
                200,
                Map.of(
                        "templates",
                        templates.get().all().stream().map(this::entry).toList()));
    }

    private void one(Context context) {
        Asked.only(context);
        Accepts.only(context, Accepts.JSON);
        Template template = Asked.template(context.pathParam("template"), templates.get());
        Json.answer(
                context,
                200,
                new Contract(
                        template.name(),
                        template.version(),
                        template.title(),
                        template.description(),
                        template.sheetName(),
                        template.period().word(),
                        template.rows().word(),
                        template.key().stream()
                                .map(position ->
                                        template.columns().get(position).name())
                                .toList(),
                        template.columns().stream().map(TemplateRoutes::column).toList(),
                        template.parameters(),
                        template.rules().stream().map(TemplateRoutes::rule).toList(),
                        template.derivation().map(TemplateRoutes::derived).orElse(null),
                        template.guide()));
    }

    private Entry entry(Template template) {
        return new Entry(
                template.name(),
                template.version(),
                template.title(),
                template.description(),
                template.period().word(),
                template.rows().word());
    }

    private static RuleContract rule(Rule rule) {
        Role owner = rule.owner();
        Rule.Escalation escalation = rule.escalation();
        return new RuleContract(
                rule.id(),
                rule.title(),
                rule.formula(),
                rule.answered(),
                rule.pointsAt(),
                rule.asksFor(),
                rule.keeps(),
                rule.ask(),
                rule.severity().word(),
                owner == null ? null : owner.word(),
                escalation == null
                        ? null
                        : new EscalationContract(escalation.to().word(), escalation.afterWeeks()));
    }

    private static DerivedContract derived(Derivation how) {
        Placed where = how.where();
        Placed issued = how.issued();
        Derivation.Beside beside = how.beside();
        String forEach = how.forEach() instanceof Derivation.Part part
                ? part.text().text()
                : how.forEach() instanceof Derivation.Finding ? "finding" : null;
        return new DerivedContract(
                how.from().text(),
                where == null ? null : where.text(),
                forEach,
                beside == null ? null : beside.template().text(),
                taken(how.columns()),
                issued == null ? null : issued.text(),
                taken(how.fills()));
    }

    private static Map<String, String> taken(List<Derivation.Taken> pairs) {
        Map<String, String> taken = new LinkedHashMap<>();
        pairs.forEach(pair -> taken.put(pair.column().text(), pair.value().text()));
        return taken;
    }

    private static ColumnContract column(Column column) {
        return new ColumnContract(
                column.name(),
                column.kind().word(),
                column.origin().word(),
                column.aliases(),
                column.choices(),
                column.editors().stream().map(Role::word).sorted().toList(),
                column.numberFormat(),
                column.help(),
                column.carryForward() != CarryForward.NO,
                column.formula(),
                column.required());
    }
}
