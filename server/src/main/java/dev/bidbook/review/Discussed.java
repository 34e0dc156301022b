package dev.bidbook.review;

import dev.bidbook.sheet.SheetId;
import dev.bidbook.workbook.DiscussedLine;
import java.util.List;

/** Knows what was said about a sheet's lines and is not settled. Thread-safe. */
@FunctionalInterface
public interface Discussed {

    /** Nobody says anything. */
    Discussed NOTHING = sheet -> List.of();

    /** What was said, in the order in which it is read. */
    List<DiscussedLine> of(SheetId sheet);
}
