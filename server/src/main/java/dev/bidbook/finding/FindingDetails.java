package dev.bidbook.finding;

import dev.bidbook.ledger.Author;
import dev.bidbook.sheet.CellValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A finding with what stands in its row.
 *
 * @param finding the finding
 * @param keyColumns what identifies the row, by the key columns' names in their order
 * @param missing the columns that its rule asks for and that are blank; a finding can be unanswered without any, when an
 *     answer is not definite. Empty for a closed one
 * @param answers what stands in the columns that its rule asks for or keeps, by their names; blanks are left out
 */
public record FindingDetails(
        Finding finding, Map<String, CellValue> keyColumns, List<String> missing, Map<String, Answer> answers) {

    /**
     * An answer.
     *
     * @param value what was answered
     * @param author who wrote it when, or null where that is not known
     */
    public record Answer(CellValue value, @Nullable Author author) {}
}
