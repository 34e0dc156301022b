package dev.bidbook.spreadsheet;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads files whole, for tests. */
final class Reads {

    private Reads() {}

    static List<RawRow> rows(Path file) throws SpreadsheetRefusedException {
        return rows(file, SpreadsheetLimits.DEFAULTS);
    }

    static List<RawRow> rows(Path file, SpreadsheetLimits limits) throws SpreadsheetRefusedException {
        List<RawRow> rows = new ArrayList<>();
        try (Spreadsheet spreadsheet = Spreadsheet.open(file, limits)) {
            spreadsheet.read(spreadsheet.sheets().get(0), rows::add);
        }
        return rows;
    }

    static SpreadsheetRefusedException refusal(Path file) {
        return refusal(file, SpreadsheetLimits.DEFAULTS);
    }

    static SpreadsheetRefusedException refusal(Path file, SpreadsheetLimits limits) {
        return catchThrowableOfType(SpreadsheetRefusedException.class, () -> rows(file, limits));
    }

    static RawRow row(int number, RawCell... cells) {
        return new RawRow(number, List.of(cells));
    }

    static RawCell text(String text) {
        return new RawCell.Text(text);
    }

    static RawCell number(double value) {
        return new RawCell.Number(value, "General");
    }
}
