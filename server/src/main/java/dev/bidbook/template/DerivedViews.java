package dev.bidbook.template;

import dev.bidbook.template.Derivation.Beside;
import dev.bidbook.template.Derivation.Part;
import dev.bidbook.template.Derivation.Taken;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a derived template's formulas see, as templates: what they name are columns, and they themselves are
 * formula columns behind those, which no formula can name. So they are compiled and computed like all other formulas.
 */
public final class DerivedViews {

    /** What a source's row has besides its columns where a row is made for each finding. */
    public enum FindingColumn {
        ID("Finding", ColumnKind.TEXT),
        TITLE("Finding title", ColumnKind.TEXT),
        SEVERITY("Severity", ColumnKind.TEXT),
        OPENED("Opened", ColumnKind.TEXT),
        WEEKS_OPEN("Weeks open", ColumnKind.WHOLE_NUMBER),
        ANSWERED("Answered", ColumnKind.YES_NO),
        ASKS_FOR("Asks for", ColumnKind.TEXT),
        OWNER_ROLE("Owner role", ColumnKind.TEXT),
        ESCALATE_TO("Escalate to", ColumnKind.TEXT),
        ESCALATE_AFTER("Escalate after", ColumnKind.WHOLE_NUMBER);

        private final String word;
        private final ColumnKind kind;

        FindingColumn(String word, ColumnKind kind) {
            this.word = word;
            this.kind = kind;
        }

        /** What formulas call it. */
        public String word() {
            return word;
        }

        /** What it holds. */
        public ColumnKind kind() {
            return kind;
        }
    }

    /** The part of a text for which a row is made. */
    public static final String EACH = "Each";

    /** How many parts the text has; 0 where it is blank. */
    public static final String EACH_COUNT = "Each count";

    private DerivedViews() {}

    /**
     * The source's row as formulas of the derived template see it: the source's columns; the columns of the template
     * beside, each with its word before its name, and the period of its sheet; what there is for each finding or part.
     * Parameters are the source's, and the derived template's own where it has no such name. Behind the columns stand, as formulas or blank where a cell is only copied, the derived template's {@link Derivation#columns()}, then {@code where}, then the
     * text whose parts rows are made for, as far as there are any.
     *
     * @param derived a template that has a derivation
     * @param beside the template beside, or null if there is none
     */
    public static Template source(Template derived, Template source, @Nullable Template beside) {
        Derivation derivation = derived.derivation().orElseThrow();
        TemplateDraft draft = draft(derived, source.name());
        draft.parameters.addAll(source.parameters());
        derived.parameters().stream()
                .filter(own -> source.parameters().stream()
                        .noneMatch(known -> known.name().equalsIgnoreCase(own.name())))
                .forEach(draft.parameters::add);
        draft.columns.addAll(source.columns());
        Beside besides = derivation.beside();
        if (besides != null && beside != null) {
            beside.columns()
                    .forEach(column -> draft.columns.add(plain(besides.as() + " " + column.name(), column.kind())));
            draft.columns.add(plain(besides.as() + " " + DerivationParser.PERIOD, ColumnKind.TEXT));
        }
        extras(derivation).forEach(draft.columns::add);
        draft.named = draft.columns.size();
        List<Placed> places = nowhere(draft.columns.size());
        for (Taken taken : derivation.columns()) {
            Column column =
                    derived.columns().get(derived.positionOf(taken.column().text()));
            add(draft, places, column.name(), column.kind(), taken.value());
        }
        Placed where = derivation.where();
        if (where != null) {
            add(draft, places, "where", ColumnKind.YES_NO, where);
        }
        if (derivation.forEach() instanceof Part part) {
            add(draft, places, "for-each", ColumnKind.TEXT, part.text());
        }
        draft.formulaPlaces = places;
        return new Template(draft);
    }

    /**
     * The derived row: its template's columns, and behind them, as formulas or blank where a cell is only copied,
     * {@code issued} and then what each fill takes, as far as there are any.
     */
    public static Template issuing(Template derived, Template source) {
        Derivation derivation = derived.derivation().orElseThrow();
        TemplateDraft draft = draft(derived, "The template");
        draft.parameters.addAll(derived.parameters());
        draft.columns.addAll(derived.columns());
        draft.named = draft.columns.size();
        List<Placed> places = nowhere(draft.columns.size());
        Placed issued = derivation.issued();
        if (issued != null) {
            add(draft, places, "issued", ColumnKind.YES_NO, issued);
        }
        for (Taken fill : derivation.fills()) {
            Column column = source.columns().get(source.positionOf(fill.column().text()));
            ColumnKind kind = column.kind() == ColumnKind.CHOICE ? ColumnKind.TEXT : column.kind();
            add(draft, places, column.name(), kind, fill.value());
        }
        draft.formulaPlaces = places;
        return new Template(draft);
    }

    /** What a source's row has besides, by the way rows are made of it. */
    static List<Column> extras(Derivation derivation) {
        List<Column> extras = new ArrayList<>();
        if (derivation.forEach() instanceof Derivation.Finding) {
            for (FindingColumn column : FindingColumn.values()) {
                extras.add(plain(column.word(), column.kind()));
            }
        } else if (derivation.forEach() instanceof Part) {
            extras.add(plain(EACH, ColumnKind.TEXT));
            extras.add(plain(EACH_COUNT, ColumnKind.WHOLE_NUMBER));
        }
        return extras;
    }

    private static TemplateDraft draft(Template derived, String subject) {
        TemplateDraft draft = new TemplateDraft();
        draft.name = derived.name();
        draft.version = derived.version();
        draft.period = derived.period();
        draft.rows = RowsFrom.DERIVED;
        draft.file = derived.file();
        draft.digest = derived.digest();
        draft.subject = subject;
        return draft;
    }

    private static List<Placed> nowhere(int columns) {
        return new ArrayList<>(java.util.Collections.nCopies(columns, new Placed("", 1, 1)));
    }

    private static void add(TemplateDraft draft, List<Placed> places, String name, ColumnKind kind, Placed value) {
        // A formula that is nothing but a reference gives 0 for a blank cell; a copy of it stays blank.
        draft.columns.add(value.isFormula() ? column(name, kind, Origin.FORMULA, value.text()) : plain(name, kind));
        places.add(value);
    }

    private static Column plain(String name, ColumnKind kind) {
        return column(name, kind == ColumnKind.CHOICE ? ColumnKind.TEXT : kind, Origin.REPORT, null);
    }

    private static Column column(String name, ColumnKind kind, Origin origin, @Nullable String formula) {
        return new Column(
                name,
                kind,
                origin,
                List.of(),
                List.of(),
                Set.of(),
                ColumnParser.LEAST_WIDTH,
                null,
                "",
                CarryForward.NO,
                formula,
                null,
                false);
    }
}
