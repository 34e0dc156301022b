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
            "derived",
            "program-columns",
            "parameters",
            "choices",
            "columns",
            "rules",
            "summary",
            "communication");

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
            "from",
            "fact",
            "where",
            "of",
            "next",
            "width",
            "format",
            "help");

    static final Set<String> RULE = ordered(
            "id",
            "title",
            "formula",
            "answered",
            "points-at",
            "asks-for",
            "keeps",
            "ask",
            "severity",
            "owner",
            "escalation",
            "off");

    static final Set<String> ESCALATION = ordered("to", "after-weeks");

    static final Set<String> DERIVED = ordered("from", "where", "for-each", "beside", "issued", "fills");

    static final Set<String> BESIDE = ordered("template", "as", "match", "all");

    static final Set<String> PARAMETER = ordered("value", "help");

    static final Set<String> SUMMARY = ordered("title", "count-by", "split-by", "sum", "chart", "trend");

    static final Set<String> COMMUNICATION = ordered("show", "rank-by", "told", "decisions");

    static final Set<String> TOLD = ordered("column", "to", "needs");

    static final Set<String> DECISION = ordered("column", "rules");

    private TemplateKeys() {}

    private static Set<String> ordered(String... keys) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(List.of(keys)));
    }
}
