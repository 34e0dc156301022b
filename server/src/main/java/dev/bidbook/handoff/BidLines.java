package dev.bidbook.handoff;

import dev.bidbook.handoff.DemandBid.Step;
import dev.bidbook.ledger.Author;
import dev.bidbook.ledger.LedgerReader;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Period;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetContent;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Gates;
import dev.bidbook.template.Template;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the new demand bids out of the sheets in which their numbers were written. */
final class BidLines {

    private static final String BID = "Demand bid";
    private static final String STATUS = "Status";

    private final LedgerReader ledger;
    private final Template template;
    private final Map<String, Lines> bids = new TreeMap<>();

    BidLines(LedgerReader ledger, Template template) {
        this.ledger = ledger;
        this.template = template;
    }

    /** Whether the template has what bids are read from. */
    static boolean canRead(Template template) {
        return template.find(BID) != null && template.find(STATUS) != null;
    }

    /** The lines of one bid; a line that stands in several sheets is as the latest of them says. */
    private static final class Lines {
        private final Map<RowKey, Row> latest = new LinkedHashMap<>();
        private final Map<RowKey, SheetId> where = new HashMap<>();
        private final SheetId first;

        Lines(SheetId first) {
            this.first = first;
        }
    }

    /** Reads a sheet; the earlier ones come first. */
    void read(SheetId sheet) {
        SheetContent content = ledger.content(template, sheet).orElse(null);
        if (content == null) {
            return;
        }
        for (Row row : content.rows()) {
            String bid = text(row, BID);
            if (!bid.isEmpty()) {
                Lines lines = bids.computeIfAbsent(bid, none -> new Lines(sheet));
                lines.latest.put(row.key(), row);
                lines.where.put(row.key(), sheet);
            }
        }
    }

    /** The bids with what the sheets and people say of their lives, in the order of their numbers. */
    List<DemandBid> with(Map<String, List<Step>> said) {
        List<DemandBid> all = new ArrayList<>();
        bids.forEach((number, lines) -> all.add(bid(number, lines, said.getOrDefault(number, List.of()))));
        return all;
    }

    private DemandBid bid(String number, Lines lines, List<Step> said) {
        List<Step> steps = new ArrayList<>();
        RowKey first = lines.latest.keySet().iterator().next();
        steps.add(step(Gates.BID_STATES.get(0), lines, first, BID));
        // A bid is as far as the line that is least far.
        Row behind = lines.latest.values().stream()
                .min(Comparator.comparingInt(row -> ordinal(text(row, STATUS))))
                .orElseThrow();
        int told = ordinal(text(behind, STATUS));
        if (told > 0) {
            steps.add(step(Gates.BID_STATES.get(told), lines, behind.key(), STATUS));
        }
        steps.addAll(said);
        // Where both speak, the later one counts.
        steps.sort(Comparator.comparing(step -> step.at() == null ? java.time.Instant.MIN : step.at()));
        Set<String> kinds = new TreeSet<>();
        double quantity = 0;
        for (Row row : lines.latest.values()) {
            kinds.add(text(row, "Kind"));
            quantity += quantity(row);
        }
        kinds.remove("");
        Period since = lines.first.period();
        return new DemandBid(
                number,
                steps.get(steps.size() - 1).state(),
                List.copyOf(kinds),
                lines.latest.size(),
                quantity,
                since,
                List.copyOf(steps));
    }

    private Step step(String state, Lines lines, RowKey key, String column) {
        SheetId sheet = lines.where.getOrDefault(key, lines.first);
        Author by = ledger.authors(template, sheet, Map.of(key, Set.of(column)))
                .getOrDefault(key, Map.of())
                .get(column);
        return new Step(state, by == null ? null : by.person(), by == null ? null : by.at(), null, true);
    }

    private static int ordinal(String status) {
        return Math.max(0, Gates.BID_STATES.indexOf(status.toLowerCase(Locale.ROOT)));
    }

    private double quantity(Row row) {
        CellValue split = cell(row, "Split qty");
        CellValue old = cell(row, "Old annualized qty");
        if (split instanceof CellValue.Number number) {
            return number.value();
        }
        boolean alone = !(cell(row, "New parts") instanceof CellValue.Number parts) || parts.value() < 2;
        return alone && old instanceof CellValue.Number number ? number.value() : 0;
    }

    private String text(Row row, String column) {
        CellValue cell = cell(row, column);
        return cell == null || cell.isBlank() ? "" : cell.display();
    }

    private @Nullable CellValue cell(Row row, String column) {
        Integer position = template.find(column);
        return position == null ? null : row.values().get(position);
    }
}
