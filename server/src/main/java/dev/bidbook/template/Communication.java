package dev.bidbook.template;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a template's sheets, and what telling it answers.
 *
 * @param show the names of the columns that are shown of a line beside its key; perhaps empty
 * @param rankBy the name of the column of numbers by which the lines that matter most are found, or null
 * @param told the columns that a communication fills
 * @param decisions the columns in which somebody decides about a line
 */
public record Communication(List<String> show, @Nullable String rankBy, List<Told> told, List<Decision> decisions) {

    /** Nothing is said of it. */
    public static final Communication NONE = new Communication(List.of(), null, List.of(), List.of());

    /**
     * A column with the day on which somebody was told. A communication fills it where it is blank, in lines with an open
     * finding whose rule asks for it.
     *
     * @param column its name: a date that people enter
     * @param to a communication to at least one member in one of these roles fills it
     * @param needs the names of columns without which there is nothing to tell; perhaps empty
     */
    public record Told(String column, Set<Role> to, List<String> needs) {}

    /**
     * A column in which somebody decides about a line. It waits for those who may write it where it is blank and one of the
     * rules has an open finding.
     *
     * @param column its name: a column that people enter
     * @param rules the ids of the rules
     */
    public record Decision(String column, List<String> rules) {}
}
