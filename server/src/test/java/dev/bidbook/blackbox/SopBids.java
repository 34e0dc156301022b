package dev.bidbook.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;

/** The workbook of new demand bids. */
final class SopBids {

    private SopBids() {}

    /** Writes a bid's number into the lines of new parts, each of which has to be there. */
    static Path numbered(Path workbook, String bid, List<String> newParts) throws Exception {
        JsonNode table = Workbooks.table(workbook);
        int row = Integer.parseInt(table.get("ref").asText().replaceAll("^[A-Z]+(\\d+):.*", "$1"));
        StringJoiner changes = new StringJoiner(",", "[", "]");
        int found = 0;
        for (JsonNode line : table.get("rows")) {
            row++;
            if (newParts.contains(line.get("New part").asText())) {
                changes.add("[%d, \"Demand bid\", \"%s\"]".formatted(row, bid));
                found++;
            }
        }
        if (found != newParts.size()) {
            throw new AssertionError("not all of " + newParts + " are in " + table.get("rows"));
        }
        return Workbooks.edit(workbook, workbook.resolveSibling("numbered.xlsx"), changes.toString());
    }
}
