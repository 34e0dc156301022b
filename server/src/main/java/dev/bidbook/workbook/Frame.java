package dev.bidbook.workbook;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The workbook of a template without what differs from one workbook to the next: its parts, cut where the rows and the
 * other particulars go. Immutable and thread-safe; made once per template.
 *
 * @param layout where things stand
 * @param parts the parts in the order in which they are written
 * @param cellStyles the style of each column's cells, the row id's last
 * @param findings what stands around the texts that tell findings, by the places of their columns
 * @param summaryStyles the styles of the Summary sheet
 * @param texts how many shared strings its parts have of their own
 * @param reviewPart the part of the main sheet
 * @param summaryPart the part of the Summary sheet
 * @param discussionPart the part of the Discussion sheet, or null if it has none
 */
record Frame(
        Layout layout,
        List<FramePart> parts,
        List<Integer> cellStyles,
        Map<Integer, RowShape.FindingPlace> findings,
        Map<SummaryStyle, Integer> summaryStyles,
        int texts,
        String reviewPart,
        String summaryPart,
        @Nullable String discussionPart) {}
