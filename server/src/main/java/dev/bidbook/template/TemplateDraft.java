package dev.bidbook.template;

import dev.bidbook.sheet.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the reader has gathered so far of a template; checked whole before a {@link Template} is made of it. */
final class TemplateDraft {
    String name = "";
    int version = 1;
    String title = "";
    String description = "";
    String sheetName = "Review";
    Period.Kind period = Period.Kind.WEEK;
    RowsFrom rows = RowsFrom.REPORT;
    final List<Column> columns = new ArrayList<>();

    /** Where each column was written, in the order of the columns. */
    final List<YamlMapping> sources = new ArrayList<>();

    final List<Rule> rules = new ArrayList<>();

    /** Where each rule was written, in the order of the rules. */
    final List<YamlMapping> ruleSources = new ArrayList<>();

    final List<String> key = new ArrayList<>();
    final List<String> programColumns = new ArrayList<>();
    final List<Parameter> parameters = new ArrayList<>();
    final List<Summary> summaries = new ArrayList<>();

    /** The ids of the rules that are switched off. */
    final Set<String> rulesOff = new HashSet<>();

    Communication communication = Communication.NONE;

    @Nullable
    Derivation derivation;

    /** Where the formulas stand that no column's declaration holds; null where each does. */
    @Nullable
    List<Placed> formulaPlaces;

    /** How many of the columns formulas can name, the first ones; null for all. */
    @Nullable
    Integer named;

    /** What messages call it. */
    String subject = "The template";

    /** What people call the template that its rows follow from, where it is known. */
    @Nullable
    String sourceTitle;

    String guide = "";
    String digest = "";
    String file = "";
}
