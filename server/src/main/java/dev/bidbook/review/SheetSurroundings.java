package dev.bidbook.review;

import dev.bidbook.derivation.Surroundings;
import dev.bidbook.finding.Finding;
import dev.bidbook.finding.Findings;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Template;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What derivations are told of the sheets they are made of. */
record SheetSurroundings(Sheets sheets, Findings findings) implements Surroundings {

    @Override
    public Map<String, Double> parameters(Template template, String scope) {
        return sheets.parameters(template, sheets.scope(scope));
    }

    @Override
    public LocalDate asOf(SheetId sheet) {
        return sheets.asOf(sheet);
    }

    @Override
    public Map<RowKey, List<FoundRule>> findings(Template template, SheetId sheet) {
        Map<RowKey, List<FoundRule>> open = new HashMap<>();
        for (Finding finding : findings.of(sheet)) {
            if (finding.isOpen()) {
                open.computeIfAbsent(finding.key(), key -> new ArrayList<>())
                        .add(new FoundRule(
                                finding.rule().id(),
                                finding.opened().text(),
                                finding.age(),
                                finding.state() == Finding.State.ANSWERED));
            }
        }
        return open;
    }
}
