package dev.bidbook.ledger;

import dev.bidbook.template.Column;
import dev.bidbook.template.Origin;
import dev.bidbook.template.Template;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * The SQL views by which other tools read sheets: one per template, with one column per stored column of the template.
 * How a value is taken out of a document is the one thing here that databases say differently.
 */
final class ViewStore {

    private static final List<String> OWN = List.of("scope", "period", "revision", "row_id", "row_key", "gone_since");
    private static final Set<String> TABLES = Set.of(
            "sheet",
            "sheet_row",
            "submission",
            "cell_change",
            "rows_added",
            "copy_statement",
            "sheet_copy",
            "template_view",
            "flyway_schema_history");

    private final Handle handle;

    ViewStore(Handle handle) {
        this.handle = handle;
    }

    /** Makes the view of the template, or renews it if the template is not what it was; whether it did. */
    boolean create(Template template) {
        Optional<String> known = handle.createQuery("SELECT digest FROM template_view WHERE template = ?")
                .bind(0, template.name())
                .mapTo(String.class)
                .findOne();
        if (known.isPresent() && known.get().equals(template.digest())) {
            return false;
        }
        String name = quoted(name(template));
        handle.execute("DROP VIEW IF EXISTS " + name);
        handle.execute("CREATE VIEW " + name + " AS " + select(template));
        handle.createUpdate("INSERT INTO template_view (template, digest) VALUES (?, ?)"
                        + " ON CONFLICT (template) DO UPDATE SET digest = excluded.digest")
                .bind(0, template.name())
                .bind(1, template.digest())
                .execute();
        return true;
    }

    /** The name of the template's view: its own, with underscores; one of a table's name has {@code _rows} behind it. */
    static String name(Template template) {
        String name = template.name().replace('-', '_');
        return TABLES.contains(name) ? name + "_rows" : name;
    }

    private static String select(Template template) {
        StringBuilder sql = new StringBuilder("SELECT sheet.scope AS scope, sheet.period AS period,"
                + " sheet_row.touched AS revision, sheet_row.row_id AS row_id, sheet_row.row_key AS row_key,"
                + " sheet_row.gone_since AS gone_since");
        Set<String> taken = new HashSet<>(OWN);
        for (Column column : template.columns()) {
            if (column.origin() != Origin.FORMULA) {
                String name = column.name();
                // A template may have a column Period of its own; SQL knows no case.
                while (!taken.add(name.toLowerCase(Locale.ROOT))) {
                    name = name + "_";
                }
                sql.append(", ").append(value(column.name())).append(" AS ").append(quoted(name));
            }
        }
        return sql.append(" FROM sheet_row JOIN sheet ON sheet.id = sheet_row.sheet WHERE sheet.template = ")
                .append(text(template.name()))
                .append(" AND sheet_row.removed = 0")
                .toString();
    }

    private static String value(String column) {
        if (column.contains("\"") || column.contains("\\")) {
            return "(SELECT value FROM json_each(sheet_row.document) WHERE key = " + text(column) + ")";
        }
        return "json_extract(sheet_row.document, " + text("$.\"" + column + "\"") + ")";
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    private static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
