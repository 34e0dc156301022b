package dev.bidbook.workbook;

import dev.bidbook.validation.Problem;
import java.util.List;

/**
 * What a returned workbook says, compared with the base it was made from.
 *
 * @param rows the rows with cells that differ from the base, new rows, and rows to remove, in the order of the file
 * @param problems what cannot be taken as it is; if there is any, nothing may be stored
 * @param warnings what the sender should know and what does not stop anything
 * @param silent how many cells that the sender may edit say what the base says
 * @param choices the choices for cells in conflict
 */
public record ReturnedWorkbook(
        List<ReturnedRow> rows,
        List<Problem> problems,
        List<Problem> warnings,
        int silent,
        List<ReturnedChoice> choices) {}
