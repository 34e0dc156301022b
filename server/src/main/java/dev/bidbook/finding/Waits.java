package dev.bidbook.finding;

import java.util.List;

/**
 * What waits in a sheet, at one moment.
 *
 * @param counts the findings that wait for an answer, those counted together that differ in nothing but their row
 * @param open the open findings of the rules that were asked for, answered or not, by row key
 */
public record Waits(List<OpenCount> counts, List<Finding> open) {}
