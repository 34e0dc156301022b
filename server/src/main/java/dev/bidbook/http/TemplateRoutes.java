package dev.bidbook.http;

import dev.bidbook.template.Column;
import dev.bidbook.template.Parameter;
import dev.bidbook.template.Role;
import dev.bidbook.template.Template;
import dev.bidbook.template.Templates;
import io.javalin.http.Context;
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
        routes.get("/api/v1/templates", this::list);
        routes.get("/api/v1/templates/{template}", this::one);
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
            String guide) {}

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
                column.carryForward(),
                column.formula(),
                column.required());
    }
}
