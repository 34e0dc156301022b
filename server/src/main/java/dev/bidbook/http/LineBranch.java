package dev.bidbook.http;

import dev.bidbook.sheet.RowKey;
import dev.bidbook.template.Template;
import java.util.List;

/** To which branch a line belongs, as far as its key tells. */
final class LineBranch {

    private static final String BRANCH = "Branch";

    private LineBranch() {}

    /** The branch in the key; empty where there is none. */
    static String of(Template template, RowKey key) {
        Integer position = template.find(BRANCH);
        int place = position == null ? -1 : template.key().indexOf(position);
        List<String> parts = key.parts();
        return place < 0 || place >= parts.size() ? "" : parts.get(place);
    }
}
