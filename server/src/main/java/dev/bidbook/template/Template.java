package dev.bidbook.template;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Period;
import dev.bidbook.sheet.RowKey;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/**
 * The declaration of a kind of sheet, as read from {@code templates/<name>/template.yaml}. Immutable and thread-safe.
 */
public final class Template {

    private final String name;
    private final int version;
    private final String title;
    private final String description;
    private final String sheetName;
    private final Period.Kind period;
    private final RowsFrom rows;
    private final List<Column> columns;
    private final List<Integer> key;
    private final List<Integer> programColumns;
    private final List<Parameter> parameters;
    private final List<Rule> rules;
    private final List<Summary> summaries;
    private final Communication communication;
    private final @Nullable Derivation derivation;
    private final String subject;
    private final @Nullable String sourceTitle;
    private final String guide;
    private final String digest;
    private final String file;
    private final List<Placed> formulaPlaces;
    private final List<Placed> wherePlaces;
    private final List<Placed> rulePlaces;
    private final List<Placed> answeredPlaces;
    private final Map<String, Integer> positions = new HashMap<>();

    Template(TemplateDraft draft) {
        this.name = draft.name;
        this.version = draft.version;
        this.title = draft.title;
        this.description = draft.description;
        this.sheetName = draft.sheetName;
        this.period = draft.period;
        this.rows = draft.rows;
        this.columns = List.copyOf(draft.columns);
        this.parameters = List.copyOf(draft.parameters);
        this.rules = List.copyOf(draft.rules);
        this.summaries = List.copyOf(draft.summaries);
        this.communication = draft.communication;
        this.guide = draft.guide;
        this.digest = draft.digest;
        this.file = draft.file;
        this.derivation = draft.derivation;
        this.subject = draft.subject;
        this.sourceTitle = draft.sourceTitle;
        List<Placed> places = draft.formulaPlaces;
        this.formulaPlaces = places == null ? places(draft.sources, "formula") : List.copyOf(places);
        this.wherePlaces = places(draft.sources, "where");
        this.rulePlaces = places(draft.ruleSources, "formula");
        this.answeredPlaces = places(draft.ruleSources, "answered");
        int named = draft.named == null ? columns.size() : draft.named;
        for (int i = 0; i < named; i++) {
            positions.put(columns.get(i).name().toLowerCase(Locale.ROOT), i);
        }
        this.key = draft.key.stream().map(this::positionOf).toList();
        this.programColumns =
                draft.programColumns.stream().map(this::positionOf).toList();
    }

    private static List<Placed> places(List<YamlMapping> sources, String key) {
        return sources.stream().map(source -> placed(source.at(key))).toList();
    }

    /** The name of its folder, such as {@code weekly-review}: lower-case letters, digits and hyphens. */
    public String name() {
        return name;
    }

    /** The version its author gave it, from 1. */
    public int version() {
        return version;
    }

    /** What people call it, such as {@code Weekly review}. */
    public String title() {
        return title;
    }

    /** One or two sentences on what it is for, perhaps empty. */
    public String description() {
        return description;
    }

    /** The name of the workbook's main sheet, such as {@code Review}. */
    public String sheetName() {
        return sheetName;
    }

    /** What kind of period its sheets are for. */
    public Period.Kind period() {
        return period;
    }

    /** Whose its rows are. */
    public RowsFrom rows() {
        return rows;
    }

    /** Its columns, in the order of the workbook. */
    public List<Column> columns() {
        return columns;
    }

    /** The positions of the columns that identify a row, in the order of the row key; never empty. */
    public List<Integer> key() {
        return key;
    }

    /**
     * The place of the branch among the key columns, or -1 if rows have none: the key column called Branch, or else the
     * first whose name ends with that word, such as To branch.
     */
    public int branchPart() {
        int found = -1;
        for (int i = 0; i < key.size(); i++) {
            String name = columns.get(key.get(i)).name().toLowerCase(Locale.ROOT);
            if (name.equals("branch")) {
                return i;
            } else if (found < 0 && name.endsWith(" branch")) {
                found = i;
            }
        }
        return found;
    }

    /** The positions of the report columns that say whose award a line is; perhaps empty. */
    public List<Integer> programColumns() {
        return programColumns;
    }

    /** What its formulas may call by name. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** Its rules, without those that are switched off, in the order of the declaration; perhaps empty. */
    public List<Rule> rules() {
        return rules;
    }

    /** The blocks of its Summary sheet; perhaps empty. */
    public List<Summary> summaries() {
        return summaries;
    }

    /** What is told of its sheets. */
    public Communication communication() {
        return communication;
    }

    /** How its rows follow from another template's; empty where they do not. */
    public Optional<Derivation> derivation() {
        return Optional.ofNullable(derivation);
    }

    /**
     * What its report columns come from, in a sentence: {@code the report}, or the template it is derived from, by its title
     * where that template stands beside it and by its name otherwise.
     */
    public String whence() {
        Derivation how = derivation;
        String title = sourceTitle;
        return how == null ? "the report" : title == null ? how.from().text() : title;
    }

    /** The columns that formulas can name. */
    public List<Column> named() {
        return columns.subList(0, positions.size());
    }

    /** What messages on formulas call what the formulas see: {@code The template}. */
    public String subject() {
        return subject;
    }

    /** The text of {@code guide.md} beside the declaration, perhaps empty. */
    public String guide() {
        return guide;
    }

    /** The name of the Excel table on the main sheet: the letters of the sheet's name, such as {@code Review}. */
    public String tableName() {
        return ExcelNames.tableName(sheetName);
    }

    /** The file it was read from, as problems name it: {@code weekly-review/template.yaml}. */
    public String file() {
        return file;
    }

    /** A problem with the formula of the column at that position, at the place where the formula stands. */
    public TemplateProblem formulaProblem(int position, String message, String repair) {
        Placed place = formulaPlaces.get(position);
        return new TemplateProblem(file, place.line(), place.column(), message, repair);
    }

    /** A problem with the condition of the fact in the column at that position, at the place where it stands. */
    public TemplateProblem whereProblem(int position, String message, String repair) {
        return problem(wherePlaces.get(position), message, repair);
    }

    /** A problem with the formula of the rule at that position, at the place where the formula stands. */
    public TemplateProblem ruleProblem(int rule, String message, String repair) {
        Placed place = rulePlaces.get(rule);
        return new TemplateProblem(file, place.line(), place.column(), message, repair);
    }

    /** The same for the formula that says when the rule is answered. */
    public TemplateProblem answeredProblem(int rule, String message, String repair) {
        Placed place = answeredPlaces.get(rule);
        return new TemplateProblem(file, place.line(), place.column(), message, repair);
    }

    /** A problem at the place of a text of the declaration. */
    public TemplateProblem problem(Placed place, String message, String repair) {
        return new TemplateProblem(file, place.line(), place.column(), message, repair);
    }

    /** A digest of everything the declaration says: two templates with one digest make the same workbooks. */
    public String digest() {
        return digest;
    }

    /** The position of the column of that name, without regard to case, or null. */
    public @Nullable Integer find(String columnName) {
        return positions.get(columnName.toLowerCase(Locale.ROOT));
    }

    /** The position of the column of that name; {@link IllegalArgumentException} if there is none. */
    public int positionOf(String columnName) {
        Integer position = find(columnName);
        if (position == null) {
            throw new IllegalArgumentException("template " + name + " has no column " + columnName);
        }
        return position;
    }

    /** The key of a row with these values, one per column. */
    public RowKey keyOf(List<CellValue> values) {
        CellValue[] ofKey = new CellValue[key.size()];
        for (int i = 0; i < ofKey.length; i++) {
            ofKey[i] = values.get(key.get(i));
        }
        return RowKey.of(Arrays.asList(ofKey));
    }

    /** {@code weekly-review version 3}. */
    @Override
    public String toString() {
        return name + " version " + version;
    }

    private static Placed placed(Node node) {
        Mark mark = node.getStartMark();
        return new Placed("", mark.getLine() + 1, mark.getColumn() + 1);
    }
}
