package dev.bidbook.finding;

import dev.bidbook.finding.FindingDetails.Answer;
import dev.bidbook.ledger.Author;
import dev.bidbook.ledger.LedgerReader;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Rule;
import dev.bidbook.template.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what stands in the rows of some findings. Thread-safe. */
final class Details {

    private final LedgerReader ledger;
    private final Template template;
    private final SheetId id;

    Details(LedgerReader ledger, Template template, SheetId id) {
        this.ledger = ledger;
        this.template = template;
        this.id = id;
    }

    /** The findings with their rows' values; with who wrote them only if asked, for that costs. */
    List<FindingDetails> of(List<Finding> findings, boolean withAuthors) {
        Set<RowKey> keys = new HashSet<>();
        findings.forEach(finding -> keys.add(finding.key()));
        Map<RowKey, Row> rows = ledger.rows(template, id, null, keys);
        Map<RowKey, Map<String, Author>> authors =
                withAuthors ? ledger.authors(template, id, filled(findings, rows)) : Map.of();
        return findings.stream()
                .map(finding ->
                        details(finding, rows.get(finding.key()), authors.getOrDefault(finding.key(), Map.of())))
                .toList();
    }

    private Map<RowKey, Set<String>> filled(List<Finding> findings, Map<RowKey, Row> rows) {
        Map<RowKey, Set<String>> filled = new HashMap<>();
        for (Finding finding : findings) {
            Row row = rows.get(finding.key());
            for (String column : columns(finding.rule())) {
                if (row != null
                        && !row.values().get(template.positionOf(column)).isBlank()) {
                    filled.computeIfAbsent(finding.key(), key -> new HashSet<>())
                            .add(column);
                }
            }
        }
        return filled;
    }

    private FindingDetails details(Finding finding, @Nullable Row row, Map<String, Author> authors) {
        Map<String, CellValue> keyColumns = new LinkedHashMap<>();
        List<String> parts = finding.key().parts();
        for (int i = 0; i < template.key().size(); i++) {
            int position = template.key().get(i);
            CellValue part = i < parts.size() ? CellValue.ofText(parts.get(i)) : CellValue.Blank.BLANK;
            keyColumns.put(
                    template.columns().get(position).name(),
                    row == null ? part : row.values().get(position));
        }
        Map<String, Answer> answers = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        if (row == null) {
            return new FindingDetails(finding, keyColumns, missing, answers);
        }
        for (String column : columns(finding.rule())) {
            CellValue value = row.values().get(template.positionOf(column));
            if (!value.isBlank()) {
                answers.put(column, new Answer(value, authors.get(column)));
            } else if (finding.isOpen() && finding.rule().asksFor().contains(column)) {
                missing.add(column);
            }
        }
        return new FindingDetails(finding, keyColumns, missing, answers);
    }

    private static List<String> columns(Rule rule) {
        List<String> columns = new ArrayList<>(rule.asksFor());
        columns.addAll(rule.keeps());
        return columns;
    }
}
