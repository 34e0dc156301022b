package dev.bidbook.communication;

import dev.bidbook.review.Editing;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Template;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to tell.
 *
 * @param template the sheet's template
 * @param sheet the sheet of which the findings are told
 * @param person who tells
 * @param to roles and names of members; null for those to whom findings usually go
 * @param editing which cells somebody may write, by the name
 * @param note what the person writes beside it, not yet checked, or null
 */
public record Request(
        Template template,
        SheetId sheet,
        String person,
        Function<String, Editing> editing,
        @Nullable List<String> to,
        @Nullable String note) {}
