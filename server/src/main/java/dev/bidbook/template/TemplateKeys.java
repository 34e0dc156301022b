package dev.bidbook.template;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The keys there are in {@code template.yaml}; the documentation and the JSON Schema are tested against them. */
final class TemplateKeys {

    static final Set<String> TEMPLATE = ordered(
            "template",
            "version",
            "title",
            "description",
            "sheet",
            "period",
            "rows",
            "key",
            "program-columns",
            "parameters",
            "choices",
            "columns",
            "summary");

    static final Set<String> COLUMN = ordered(
            "name",
            "kind",
            "origin",
            "aliases",
            "required",
            "choices",
            "editors",
            "carry-forward",
            "formula",
            "fact",
            "width",
            "format",
            "help");

    static final Set<String> PARAMETER = ordered("value", "help");

    static final Set<String> SUMMARY = ordered("title", "count-by", "split-by", "chart", "trend");

    private TemplateKeys() {}

    private static Set<String> ordered(String... keys) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(List.of(keys)));
    }
}
